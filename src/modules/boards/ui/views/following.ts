/** What waits for something that moves in time. Pure. */
import type { Card } from '../../contract.ts'
import { spanOf } from '../days.ts'

/** All that wait for it, directly or through others, and have days. */
export function followers(id: string, tasks: readonly Card[]): Card[] {
  const waiting = new Map<string, Card[]>()
  for (const task of tasks)
    for (const before of task.waitsFor) waiting.set(before, [...(waiting.get(before) ?? []), task])
  const found = new Map<string, Card>()
  const walk = (of: string) => {
    for (const task of waiting.get(of) ?? []) {
      if (found.has(task.id) || task.id === id) continue
      found.set(task.id, task)
      walk(task.id)
    }
  }
  walk(id)
  return [...found.values()].filter((task) => spanOf(task) && !task.closedAt)
}

/** Whether one that waits for it directly would begin before it ends. */
export function wouldOverlap(card: Card, to: { from: string; to: string }, tasks: readonly Card[]): boolean {
  return tasks.some((task) => {
    const span = task.waitsFor.includes(card.id) && !task.closedAt ? spanOf(task) : undefined
    return span !== undefined && span.from <= to.to
  })
}

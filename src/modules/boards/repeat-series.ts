/** How a series goes on: the day of the next one, and what is left of the rule then. */
import { type RawBuilder, sql } from 'kysely'
import type { Repeats } from './contract-tasks.ts'
import { dayAfter } from './repeat-days.ts'
import { keptRule, writeRule } from './repeat-rule.ts'

/** The newest of a series. `day`: its own, where it has one. */
export type Newest = {
  id: string
  boardId: string
  rule: string
  mode: Repeats['mode']
  from: string
  next: string | null
  day: string | null
}
/** Over `task t`. */
export const newest: RawBuilder<Newest> = sql`t.id, t.board_id, t.repeat_rule as rule, t.repeat_mode as mode,
  t.repeat_from as "from", t.repeat_next as next, coalesce(t.due_on, t.starts_on) as day`

/** Later than this one and than today, and in the rhythm: done a day early, it is not done again tomorrow. */
export function upcoming({ rule, from, next, day }: Omit<Newest, 'id' | 'boardId' | 'mode'>, today: string) {
  const latest = day !== null && day > today ? day : today
  return next === null || next > latest ? next : dayAfter(keptRule(rule), { from, after: latest })
}

/** What is to be written where the newest one is that of this day: with COUNT one less is left. */
export function onward({ rule, from }: { rule: string; from: string }, day: string) {
  const kept = keptRule(rule)
  const count = kept.count === null ? null : kept.count - 1
  const next = count === 1 ? null : dayAfter(kept, { from, after: day })
  return { rule: writeRule({ ...kept, count }), next }
}

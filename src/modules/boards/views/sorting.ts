/** The order in which a table, and its file, shows the tasks of a board. Pure: screens and server share it. */
import type { BoardWhole, Card } from '../contract.ts'

/** `place`: as they stand in their lists. */
export const sortKeys = ['place', 'title', 'list', 'people', 'start', 'due', 'estimate', 'hours', 'votes'] as const
export type SortKey = (typeof sortKeys)[number]
export type Sort = { by: SortKey; isDown: boolean }

/** As the address writes it: `due`, or `-due` from the far end. */
export function readSort(text: unknown): Sort {
  const by = sortKeys.find((key) => text === key || text === `-${key}`)
  return by ? { by, isDown: text !== by } : { by: 'place', isDown: false }
}
export const writeSort = ({ by, isDown }: Sort): string | undefined =>
  by === 'place' && !isDown ? undefined : `${isDown ? '-' : ''}${by}`

type Of = Pick<BoardWhole, 'lists' | 'members'>

/** What says nothing stands at the end, whichever way it is sorted. */
export function sorted(tasks: readonly Card[], board: Of, { by, isDown }: Sort, language: string): Card[] {
  const text = new Intl.Collator(language, { numeric: true })
  const lists = new Map(board.lists.map(({ id }, n) => [id, n]))
  const names = new Map(board.members.map(({ id, name }) => [id, name]))
  const inPlace = (one: Card, other: Card) =>
    (lists.get(one.listId) ?? 0) - (lists.get(other.listId) ?? 0) ||
    byte(one.position, other.position) ||
    byte(one.id, other.id)
  const value = (card: Card): string | number | null => {
    if (by === 'title') return card.title
    if (by === 'people') return card.assignees.map((id) => names.get(id) ?? '').sort(text.compare)[0] ?? null
    if (by === 'start') return card.startsAt ?? card.startsOn
    if (by === 'due') return card.dueOn && `${card.dueOn} ${card.dueAt ?? ''}`
    if (by === 'estimate') return card.estimate
    if (by === 'votes') return card.votes || null
    return by === 'hours' ? card.minutesGiven || null : null
  }
  const compare = (one: Card, other: Card): number => {
    const way = isDown ? -1 : 1
    if (by === 'place' || by === 'list') return way * inPlace(one, other)
    const [a, b] = [value(one), value(other)]
    if (a === null || b === null) return a === b ? inPlace(one, other) : a === null ? 1 : -1
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : text.compare(String(a), String(b))
    return way * order || inPlace(one, other)
  }
  return [...tasks].sort(compare)
}

const byte = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Rows of a table with the heads of their groups. Pure. */
import { daysLater } from '#modules/text/days.ts'
import type { BoardWhole, Card } from '../../contract.ts'
import type { SortKey } from '../../views/sorting.ts'
import type { Seen } from './seen.ts'

export type TableColumn = { key: string; label: string; sort?: SortKey; width: string }
export type Grouped = { key: string; card: Card } | { key: string; card?: undefined; title: string; count: number }
type How = {
  by: Seen['group']
  today: string
  language: string
  /** Of a group without a name of its own. */
  words: (key: string) => string
}

export function groupRows(cards: readonly Card[], board: BoardWhole, how: How): Grouped[] {
  const { by } = how
  if (!by) return cards.map((card) => ({ key: card.id, card }))
  return groupsOf(board, how).flatMap(({ key, title, has }) => {
    const inIt = cards.filter(has)
    if (inIt.length === 0) return []
    return [{ key, title, count: inIt.length }, ...inIt.map((card) => ({ key: `${key}:${card.id}`, card }))]
  })
}

type Group = { key: string; title: string; has: (card: Card) => boolean }

function groupsOf({ lists, members, labels }: BoardWhole, { by, today, words }: How): Group[] {
  if (by === 'list') return lists.map(({ id, title }) => ({ key: id, title, has: (card) => card.listId === id }))
  if (by === 'person')
    return [
      ...members.map(({ id, name }) => ({ key: id, title: name, has: (card: Card) => card.assignees.includes(id) })),
      { key: 'nobody', title: words('nobody'), has: (card) => card.assignees.length === 0 },
    ]
  if (by === 'label')
    return [
      ...labels.map(({ id, name, tone }) => ({
        key: id,
        title: name || words(`tone_${tone}`),
        has: (card: Card) => card.labels.includes(id),
      })),
      { key: 'unlabelled', title: words('unlabelled'), has: (card) => card.labels.length === 0 },
    ]
  const week = daysLater(today, 7)
  const due = (key: string, has: (day: string) => boolean): Group => ({
    key,
    title: words(key),
    has: ({ dueOn, closedAt }) => !closedAt && dueOn !== null && has(dueOn),
  })
  return [
    due('late', (day) => day < today),
    due('today', (day) => day === today),
    due('week', (day) => day > today && day <= week),
    due('later', (day) => day > week),
    { key: 'undated', title: words('undated'), has: ({ dueOn, closedAt }) => !closedAt && dueOn === null },
    { key: 'done', title: words('done'), has: ({ closedAt }) => closedAt !== null },
  ]
}

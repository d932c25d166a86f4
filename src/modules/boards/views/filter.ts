/** What is seen of a board. It stands in the address, so that it can be sent and back leads back. Pure. */
import type { Card } from '../contract.ts'

export const dues = ['late', 'week', 'none'] as const
export type Filter = {
  mine?: true
  open?: true
  label?: string
  person?: string
  due?: (typeof dues)[number]
  text?: string
}

const MOST_LETTERS = 200

/** Only what says something; the router reads numbers and truths as such. */
export function filterIn(search: Record<string, unknown>): Filter {
  const word = (value: unknown) => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, MOST_LETTERS) : ''
    return text.trim() ? text : undefined
  }
  const [label, person, text] = [word(search.label), word(search.person), word(search.text)]
  const due = dues.find((one) => one === search.due)
  return {
    ...(search.mine === true && { mine: true as const }),
    ...(search.open === true && { open: true as const }),
    ...(label && { label }),
    ...(person && { person }),
    ...(due && { due }),
    ...(text && { text }),
  }
}

export const countOf = (filter: Filter): number => Object.keys(filter).length

/** `me`: as a member; `today`: a day such as 2026-11-28. */
export function matcher(filter: Filter, me: string | null, today: string): ((card: Card) => boolean) | undefined {
  if (countOf(filter) === 0) return undefined
  const { mine, open, label, person, due, text } = filter
  const words = text?.toLocaleLowerCase().split(/\s+/).filter(Boolean) ?? []
  const week = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10)
  return (card) => {
    if (mine && (me === null || !card.assignees.includes(me))) return false
    if (open && !looksForHands(card, me)) return false
    if (label && !card.labels.includes(label)) return false
    if (person && (person === 'nobody' ? card.assignees.length > 0 : !card.assignees.includes(person))) return false
    if (due === 'none' && card.dueOn !== null) return false
    if (due === 'late' && (card.closedAt !== null || card.dueOn === null || card.dueOn >= today)) return false
    if (due === 'week' && (card.dueOn === null || card.dueOn < today || card.dueOn > week)) return false
    const title = card.title.toLocaleLowerCase()
    return words.every((one) => title.includes(one))
  }
}

/** Also where I took the last place: it does not vanish under the hand. */
const looksForHands = ({ closedAt, needed, assignees }: Card, me: string | null): boolean =>
  closedAt === null && needed !== null && (assignees.length < needed || (me !== null && assignees.includes(me)))

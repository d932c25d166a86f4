/** What is shown of a board, and how live frames and moves that are on their way change it. Pure. */
import type { Frame } from '#web/live.ts'
import type { BoardWhole, Card } from '../contract.ts'
import { keyIn } from '../position.ts'

/** `undefined` for a place: last. */
export type Place = { listId: string; after: string | null | undefined }
/** Where a card stands until the house has answered. */
export type Moved = Pick<Card, 'listId' | 'position' | 'closedAt'>
type Later = ReadonlyMap<string, { seq: number; card: Card | null }>
type Patch = { type: 'card'; boardId: string; taskId: string; card: Card | null }

/** Byte by byte, as the house sorts: keys are ASCII. */
export const inOrder = (one: Pick<Card, 'position' | 'id'>, other: Pick<Card, 'position' | 'id'>): number => {
  const [a, b] = one.position === other.position ? [one.id, other.id] : [one.position, other.position]
  return a < b ? -1 : a > b ? 1 : 0
}

/** The card of a frame about this board: `unknown` where only the house can say what became of it. */
export function cardOf(frame: Frame, shown: BoardWhole): { id: string; card: Card | null } | 'unknown' | 'elsewhere' {
  const boards = frame.data.boards
  if (!Array.isArray(boards)) return frame.subject === shown.id ? 'unknown' : 'elsewhere'
  if (!boards.includes(shown.id)) return 'elsewhere'
  const patch = frame.patch as Patch | undefined
  // Open again, it holds others up again; which ones only the house knows.
  if (patch?.type !== 'card' || frame.kind === 'boards.task_reopened') return 'unknown'
  const { taskId, card } = patch
  // A part stands on no board, but the card above it counts it.
  if (card === null) return shown.tasks.some(({ id }) => id === taskId) ? { id: taskId, card } : 'unknown'
  const names = new Set(shown.members.map(({ id }) => id))
  if (shown.can.work && !card.assignees.every((id) => names.has(id))) return 'unknown'
  return { id: taskId, card: shown.can.work ? card : { ...card, assignees: [] } }
}

/** `undefined`: fetch again. */
export function withFrame(shown: BoardWhole, frame: Frame): BoardWhole | undefined {
  if (!/^(boards|subjects)\./.test(frame.kind)) return shown
  const found = cardOf(frame, shown)
  if (found === 'elsewhere' || frame.seq <= shown.seq) return shown
  return found === 'unknown' ? undefined : { ...shown, tasks: withCard(shown.tasks, found.id, found.card) }
}

/** In its place among the others; what is done holds nobody up. */
export function withCard(tasks: Card[], id: string, card: Card | null): Card[] {
  const others = tasks.filter((one) => one.id !== id)
  if (!card) return others
  const freed = card.closedAt ? others.map((one) => freedFrom(one, id)) : others
  return [...freed, card]
}

const freedFrom = (card: Card, id: string): Card =>
  card.waitsFor.includes(id) ? { ...card, waitsFor: card.waitsFor.filter((one) => one !== id) } : card

/** What was heard while the board was fetched comes on top of what the house read before. */
export function caughtUp(shown: BoardWhole, later: Later): BoardWhole {
  const missed = [...later].filter(([, { seq }]) => seq > shown.seq)
  if (missed.length === 0) return shown
  return { ...shown, tasks: missed.reduce((tasks, [id, { card }]) => withCard(tasks, id, card), shown.tasks) }
}

/** As they stand on the board: list by list, from the top. */
export function inBoardOrder(cards: readonly Card[], lists: readonly { id: string }[]): Card[] {
  const at = new Map(lists.map(({ id }, n) => [id, n]))
  return cards.toSorted((a, b) => (at.get(a.listId) ?? 0) - (at.get(b.listId) ?? 0) || inOrder(a, b))
}

export function withMoves(tasks: Card[], moves: ReadonlyMap<string, Moved>): Card[] {
  if (moves.size === 0) return tasks
  return tasks.map((card) => {
    const moved = moves.get(card.id)
    return moved ? { ...card, ...moved } : card
  })
}

export type Lists = ReadonlyMap<string, readonly Card[]>

/** In order, by list. A list in which nothing changed is the same as before, so that it is not drawn anew. */
export function byList(tasks: readonly Card[], before: Lists = new Map()): Lists {
  const lists = new Map<string, Card[]>()
  for (const card of tasks) {
    const list = lists.get(card.listId)
    if (list) list.push(card)
    else lists.set(card.listId, [card])
  }
  return new Map(
    [...lists].map(([id, cards]) => {
      cards.sort(inOrder)
      const old = before.get(id)
      const isSame = old?.length === cards.length && old.every((card, n) => card === cards[n])
      return [id, isSame ? old : cards]
    }),
  )
}

/** The key a card gets among these, as the house will give it where nobody comes between. */
export function keyAfter(cards: readonly Card[], moving: string, after: string | null | undefined): string {
  const others = cards.filter(({ id }) => id !== moving)
  const at = after === null ? -1 : others.findIndex(({ id }) => id === after)
  const before = at < 0 && after !== null ? others.at(-1) : others[at]
  const next = at < 0 && after !== null ? undefined : others[at + 1]
  return keyIn({ before: before?.position ?? null, after: next?.position ?? null })
}

/**
 * Where a card goes that was put at this place among those that are seen. What a filter hides stays with whatever stands
 * before it: the place is right after the one seen above, or else right before the one seen below.
 */
export function placeAmong(all: readonly Card[], seen: readonly Card[], at: number): string | null | undefined {
  const above = seen[at - 1]
  if (above) return above.id
  const below = seen[at]
  if (!below) return undefined
  return all[all.findIndex(({ id }) => id === below.id) - 1]?.id ?? null
}

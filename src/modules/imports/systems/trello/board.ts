/** What a board's file says, put in order: nothing of it is believed to be there, and nothing private of it is kept. */
import { type Json, list, record, records, text } from '../../shape.ts'
import { instantOf } from '../../times.ts'

export type TrelloBoard = {
  json: Json
  id: string
  lists: Json[]
  archivedLists: Set<string>
  /** In the order of their lists, then of their places. Mirrors, separators and links are no tasks. */
  cards: Json[]
  others: Json[]
  checklistsOf: Map<string, Json[]>
  /** Oldest first. */
  comments: Json[]
  told: Told
  /** Actions that say what once happened, and are no comments. */
  history: number
}

/** What only the newest actions tell. */
export type Told = {
  doneAt: Map<string, By>
  archivedAt: Map<string, By>
  madeBy: Map<string, string>
  itemDone: Map<string, By>
}
export type By = { at?: string | undefined; by?: string | undefined }

const special = new Set(['separator', 'board', 'mirror', 'link'])
const creations = new Set(['createCard', 'copyCard', 'convertToCardFromCheckItem', 'emailCard', 'moveCardToBoard'])
export const isId = (id: unknown): id is string => typeof id === 'string' && /^[0-9a-f]{24}$/i.test(id)

export const isBoard = (json: Json): boolean =>
  text(json.id) !== '' && (Array.isArray(json.lists) || Array.isArray(json.cards))
export const isCard = (json: Json): boolean => !isBoard(json) && text(json.idBoard) !== '' && text(json.idList) !== ''

export function readBoard(json: Json): TrelloBoard {
  const all = records(json.cards).filter(({ id }) => text(id))
  const lists = byPlace(records(json.lists).filter(({ id }) => text(id)))
  const known = new Set(lists.map(({ id }) => text(id)))
  // A card always stands somewhere, also where its list is not in the file.
  for (const { idList } of all)
    if (!known.has(text(idList))) lists.push({ id: known.add(text(idList)) && text(idList) })
  const order = new Map(lists.map(({ id }, n) => [text(id), n]))
  const cards = byPlace(all.filter(({ cardRole }) => !special.has(text(cardRole)))).sort(
    (a, b) => order.get(text(a.idList))! - order.get(text(b.idList))!,
  )
  const actions = records(json.actions)
  const comments = actions.filter(isComment).reverse()
  return {
    json,
    id: text(json.id),
    lists,
    archivedLists: new Set(lists.filter(({ closed }) => closed === true).map(({ id }) => text(id))),
    cards,
    others: all.filter(({ cardRole }) => special.has(text(cardRole))),
    checklistsOf: Map.groupBy(byPlace(records(json.checklists)), ({ idCard }) => text(idCard)),
    comments,
    told: told(actions),
    history: actions.length - comments.length,
  }
}

export const isComment = ({ type }: Json): boolean => type === 'commentCard' || type === 'copyCommentCard'

/** Places are numbers, however large; the order of the file says nothing. */
export function byPlace(all: Json[]): Json[] {
  const at = ({ pos }: Json) => (typeof pos === 'number' && Number.isFinite(pos) ? pos : Number.MAX_VALUE)
  return all.toSorted((a, b) => at(a) - at(b))
}

function told(actions: Json[]): Told {
  const all: Told = { doneAt: new Map(), archivedAt: new Map(), madeBy: new Map(), itemDone: new Map() }
  // Newest first: what was done last is what holds.
  for (const action of actions) {
    const { card, old, checkItem } = record(action.data) as Record<string, unknown>
    const id = text(record(card).id)
    const by = { at: instantOf(action.date), by: authorOf(action) }
    const was = record(old)
    const type = text(action.type)
    if (type === 'updateCard' && was.dueComplete === false && !all.doneAt.has(id)) all.doneAt.set(id, by)
    if (type === 'updateCard' && was.closed === false && !all.archivedAt.has(id)) all.archivedAt.set(id, by)
    if (creations.has(type) && by.by) all.madeBy.set(id, by.by)
    const item = record(checkItem)
    if (type === 'updateCheckItemStateOnCard' && item.state === 'complete' && !all.itemDone.has(text(item.id)))
      all.itemDone.set(text(item.id), by)
  }
  return all
}

/** Whoever left the board is only in what they did; whose account is gone, only by an id. */
export const authorOf = ({ memberCreator, idMemberCreator }: Json): string | undefined =>
  text(record(memberCreator).id) || text(idMemberCreator) || undefined

/** The first eight digits of an id are the second in which it was made. */
export function madeAt(id: unknown): string | undefined {
  if (!isId(id)) return undefined
  const ms = Number.parseInt(id.slice(0, 8), 16) * 1000
  // Ids before Trello was there are no times.
  return ms > Date.UTC(2010) ? new Date(ms).toISOString() : undefined
}

export const ids = (value: unknown): string[] =>
  list(value).filter((one) => typeof one === 'string' && one !== '') as string[]

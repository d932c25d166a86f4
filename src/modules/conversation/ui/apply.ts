/** What is shown of a conversation, and how live frames change it. Pure: a late, doubled or early frame does no harm. */
import type { Frame } from '#web/live.ts'
import type { Message } from '../contract.ts'

/** From which log number each part of a message is known: they arrive in different patches, in any order. */
type Known = Record<keyof typeof fieldsOf, number>
const knownFrom = (seq: number): Known => ({ words: seq, reactions: seq, thread: seq, pin: seq, previews: seq })

/** Where a conversation was opened: at its end, at the first message not yet read, or at one message. */
export type Opening = 'newest' | 'unread' | { message: string }

export type Said = {
  subjectId: string
  opened: Opening
  /** null: what stands in the channel; else the replies of this message. */
  threadId: string | null
  /** The first message of the thread. */
  first: Message | null
  items: Message[]
  older: string | null
  newer: string | null
  readSeq: number
  /** Where the log stood when the oldest of it was fetched. */
  seq: number
  known: Record<string, Known>
  /** Changes of messages that are not here (yet): a frame may be faster than the one of the message itself. */
  early: readonly Change[]
}
const MOST_EARLY = 200

type ThreadChange = Pick<Message, 'id' | 'replyCount' | 'lastReplyAt' | 'repliers'>
export type Patch =
  | { type: 'message'; message: Message; thread: ThreadChange | null }
  | { type: 'reactions'; messageId: string; subjectId: string; reactions: Message['reactions'] }
  | { type: 'pin'; messageId: string; subjectId: string; pinnedAt: string | null }
  | { type: 'previews'; messageId: string; subjectId: string; previews: Message['previews'] }

type Fetched = { items: Message[]; older: string | null; newer?: string | null; readSeq: number; seq: number }

export function saidOf(where: { subjectId: string; opened?: Opening }, page: Fetched, thread?: Message): Said {
  const { items, older, newer = null, readSeq, seq } = page
  const { subjectId, opened = 'newest' } = where
  const of = { subjectId, opened, threadId: thread?.id ?? null, first: thread ?? null }
  return { ...of, items, older, newer, readSeq, seq, known: {}, early: [] }
}

/** Older or newer messages beside those already there; they are known as of their own fetch. */
export function withPage(said: Said, page: Fetched, where: 'before' | 'after'): Said {
  const has = new Set(said.items.map((one) => one.id))
  const fresh = page.items.filter((one) => !has.has(one.id))
  const known = { ...said.known }
  for (const { id } of fresh) known[id] = knownFrom(page.seq)
  return where === 'before'
    ? { ...said, known, items: [...fresh, ...said.items], older: page.older }
    : { ...said, known, items: [...said.items, ...fresh], newer: page.newer ?? null }
}

/** `undefined`: the frame says too little, fetch again. The same object: nothing changes here. */
export function applyFrame(said: Said, frame: Frame): Said | undefined {
  if (frame.subject !== said.subjectId || frame.seq <= said.seq) return said
  if (!frame.kind.startsWith('conversation.')) return said
  const patch = frame.patch as Patch | undefined
  if (!patch) return undefined
  if (patch.type === 'reactions') {
    const { messageId, reactions } = patch
    return changed(said, { id: messageId, seq: frame.seq, parts: ['reactions'], from: { reactions } })
  }
  if (patch.type === 'pin') {
    const { messageId, pinnedAt } = patch
    return changed(said, { id: messageId, seq: frame.seq, parts: ['pin'], from: { pinnedAt } })
  }
  if (patch.type === 'previews') {
    const { messageId, previews } = patch
    return changed(said, { id: messageId, seq: frame.seq, parts: ['previews'], from: { previews } })
  }
  const { message, thread } = patch
  const after = thread ? changed(said, { id: thread.id, seq: frame.seq, parts: ['thread'], from: thread }) : said
  return put(after, message, frame.seq)
}

/** An own message as the house answered it. */
export function applyPosted(said: Said, message: Message): Said {
  return put(said, message, message.seq ?? said.seq)
}

function put(said: Said, message: Message, seq: number): Said {
  const change: Change = { id: message.id, seq, parts: allParts, from: message }
  if (isHere(said, message.id)) return changed(said, change)
  if (!belongs(said, message)) return said
  const at = said.items.findLastIndex((one) => isBefore(one, message)) + 1
  // Beyond what is loaded: it comes with its page.
  if (at === 0 && said.older !== null) return said
  if (at === said.items.length && said.newer !== null) return said
  const known = { ...said.known, [message.id]: knownFrom(seq) }
  const there = { ...said, known, items: said.items.toSpliced(at, 0, message) }
  return said.early.filter(({ id }) => id === message.id).reduce(changed, there)
}

const isHere = (said: Said, id: string): boolean => said.first?.id === id || said.items.some((one) => one.id === id)

function belongs(said: Said, message: Message): boolean {
  return said.threadId === null ? message.inChannel : message.threadId === said.threadId
}

/** The order of a page: instant, then id. The instant is written alike everywhere, so it compares as text. */
export function isBefore(one: Message, other: Message): boolean {
  return one.at < other.at || (one.at === other.at && one.id < other.id)
}

const fieldsOf = {
  words: ['author', 'text', 'editedAt', 'deletedAt', 'files', 'inChannel'],
  reactions: ['reactions'],
  thread: ['replyCount', 'lastReplyAt', 'repliers'],
  pin: ['pinnedAt'],
  previews: ['previews'],
} as const satisfies Record<string, readonly (keyof Message)[]>
const allParts = Object.keys(fieldsOf) as (keyof Known)[]

type Change = { id: string; seq: number; parts: readonly (keyof Known)[]; from: Partial<Message> }

/** Each part only from a later frame than the one it is known from. */
function changed(said: Said, change: Change): Said {
  const { id, seq, parts, from } = change
  if (!isHere(said, id)) return { ...said, early: [...said.early.slice(-MOST_EARLY), change] }
  const before = said.known[id] ?? knownFrom(said.seq)
  const later = parts.filter((part) => before[part] < seq)
  if (later.length === 0) return said
  const known = { ...before }
  const fields: Partial<Message> = {}
  for (const part of later) {
    known[part] = seq
    for (const field of fieldsOf[part]) Object.assign(fields, { [field]: from[field] })
  }
  const renewed = (one: Message): Message => (one.id === id ? { ...one, ...fields } : one)
  return {
    ...said,
    known: { ...said.known, [id]: known },
    first: said.first && renewed(said.first),
    items: said.items.some((one) => one.id === id) ? said.items.map(renewed) : said.items,
  }
}

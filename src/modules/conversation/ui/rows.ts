/** The rows of a conversation: days, the unread line, messages and what is still being sent. Pure. */
import type { Message } from '../contract.ts'
import type { Sending } from './outbox-kept.ts'

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message; isNext: boolean }
  | { kind: 'sending'; key: string; sending: Sending; isNext: boolean }

/** One person's messages within five minutes stand below one name. */
const TOGETHER_MS = 5 * 60_000

export type Shown = {
  items: readonly Message[]
  sending: readonly Sending[]
  /** The unread line stands before the first message of others after this log number; null: no line. */
  readSeq: number | null
  me: string | null
  /** More stands before: whether the first one here is the first new one is not known. */
  hasOlder?: boolean
}

export function rowsOf({ items, sending, readSeq, me, hasOlder = false }: Shown): Row[] {
  const rows: Row[] = []
  const firstNew = readSeq === null ? undefined : items.find((one) => isNew(one, readSeq, me))
  let last: { author: string; at: string; day: string } | undefined
  for (const message of items) {
    const day = dayOf(message.at)
    if (day !== last?.day) rows.push({ kind: 'day', key: `day ${day}`, at: message.at })
    const startsNew = message === firstNew && !(hasOlder && message === items[0])
    if (startsNew) rows.push({ kind: 'unread', key: 'unread', at: message.at })
    const isNext = !startsNew && day === last?.day && follows(last, message.author.id, message.at)
    rows.push({ kind: 'message', key: message.id, message, isNext })
    last = { author: message.deletedAt ? '' : message.author.id, at: message.at, day }
  }
  for (const one of sending) {
    const isNext = last !== undefined && follows(last, me ?? '', one.at)
    rows.push({ kind: 'sending', key: one.key, sending: one, isNext })
    last = { author: me ?? '', at: one.at, day: dayOf(one.at) }
  }
  return rows
}

export function isNew(message: Message, readSeq: number, me: string | null): boolean {
  return message.seq !== null && message.seq > readSeq && message.author.id !== me && message.deletedAt === null
}

/** The greatest log number shown; 0 when all of it was moved in from elsewhere. */
export const lastSeq = (items: readonly Message[]): number =>
  items.reduce((seq, { seq: one }) => Math.max(seq, one ?? 0), 0)

function follows(last: { author: string; at: string }, author: string, at: string): boolean {
  return last.author === author && Date.parse(at) - Date.parse(last.at) < TOGETHER_MS
}

/** The reader's own day. */
function dayOf(at: string): string {
  const day = new Date(at)
  return `${day.getFullYear()}-${day.getMonth()}-${day.getDate()}`
}

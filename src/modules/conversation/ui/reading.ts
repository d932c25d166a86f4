/** How far one has read, and where the unread line stands. Pure. */
import type { Message } from '../contract.ts'
import type { Said } from './apply.ts'
import { isNew, lastSeq } from './rows.ts'

export type Reading = {
  /** The line stands before the first new message after this log number; null: no line. */
  line: number | null
  /** Read up to here. */
  upTo: number
  /** Everything there was has been read: the next one missed begins a new line. */
  isCaughtUp: boolean
}

export function beginReading(said: Pick<Said, 'items' | 'newer' | 'readSeq' | 'threadId'>, me: string | null): Reading {
  const { items, newer, readSeq, threadId } = said
  const newest = lastSeq(items)
  // In a thread never read before, all of it is new: a line would say nothing.
  if (threadId && readSeq === 0) return { line: null, upTo: 0, isCaughtUp: newer === null }
  const waits = newer !== null || items.some((one) => isNew(one, readSeq, me))
  return waits
    ? { line: readSeq, upTo: readSeq, isCaughtUp: false }
    : { line: null, upTo: Math.max(readSeq, newest), isCaughtUp: true }
}

/** Someone looked: at messages up to a log number, or at the end of it all. */
export function looked(reading: Reading, { seq, isEnd }: { seq: number; isEnd: boolean }): Reading {
  const isCaughtUp = reading.isCaughtUp || isEnd
  const upTo = Math.max(reading.upTo, seq)
  return upTo === reading.upTo && isCaughtUp === reading.isCaughtUp ? reading : { ...reading, upTo, isCaughtUp }
}

/** Messages came while nobody looked at the end: the line moves to the first of them, once all before was read. */
export function missed(reading: Reading, items: readonly Message[], me: string | null): Reading {
  if (!reading.isCaughtUp || !items.some((one) => isNew(one, reading.upTo, me))) return reading
  return { ...reading, line: reading.upTo, isCaughtUp: false }
}

/** Whoever answers has read what stands before: the line has done its work. */
export function answered(reading: Reading, items: readonly Message[], me: string | null): Reading {
  const last = items.at(-1)
  if (reading.line === null || !reading.isCaughtUp || last?.author.id !== me) return reading
  return (last?.seq ?? 0) > reading.line ? { ...reading, line: null } : reading
}

/** From here on it counts as unread again. */
export const putBack = (seq: number): Reading => ({ line: seq, upTo: seq, isCaughtUp: false })

export const countNew = (items: readonly Message[], upTo: number, me: string | null): number =>
  items.filter((one) => isNew(one, upTo, me)).length

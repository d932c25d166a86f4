/** Messages that wait to be sent, as they lie on this device. Pure but for the storage. */

import type { File } from '#modules/files/contract.ts'
import { keep, keptOn, type Shelf, unkeep } from '#web/kept.ts'

export type Sending = {
  /** Of the idempotency: however often it is tried, it is said once. */
  key: string
  subjectId: string
  threadId: string | null
  text: string
  files: File[]
  at: string
  /** Where it was written: the way back to it. */
  href: string
  /** The greatest log number shown when it was sent. */
  afterSeq: number
  alsoInChannel?: boolean
  mentionMany?: boolean
  /** It may have arrived although no answer came: since when. */
  triedAt?: string
  /** Why it was refused; undefined: waits or is on its way. */
  failed?: string
}

/** Whose outbox: a person in a community. */
export type Place = { person: string; community: string; slug: string }
const shelfOf = ({ person, community }: Place): Shelf => ({ person, kind: 'unsent', community })

export const keepSending = (at: Place, one: Sending): boolean => keep(shelfOf(at), one.key, JSON.stringify(one))
export const unkeepSending = (at: Place, key: string): void => unkeep(shelfOf(at), key)
export const keptShelf = shelfOf

/** In the order in which they were written. */
export const keptSendings = (at: Place): Sending[] => inOrder(keptOn(shelfOf(at)).flatMap(read))

export const inOrder = (all: readonly Sending[]): Sending[] =>
  all.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.key < other.key ? -1 : 1))

function read(text: string): Sending[] {
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}

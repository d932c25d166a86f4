/**
 * What every importer describes itself as, whatever system it reads: people, channels, messages, and a report of what
 * comes over, comes changed and is lost. A source only streams; it knows no database and never holds a whole archive.
 */

import type { Brings } from './figures.ts'
import type { ImportedBoard, ImportedTask } from './source-boards.ts'
import type { ImportedFile } from './source-files.ts'

/** `stranger`: only seen in the messages, never in the list of people. */
export type PersonKind = 'member' | 'guest' | 'app' | 'stranger'

export interface ImportedPerson {
  sourceId: string
  name: string
  kind: PersonKind
  /** Lower case. Only a hint for matching: an archive can be forged, so it never attaches anybody by itself. */
  email?: string
  handle?: string
  deactivated?: boolean
}

/** Closed kinds are never opened by an import: an unlisted folder counts as private. */
export type ChannelKind = 'public' | 'private' | 'group_direct' | 'direct'

export interface ImportedChannel {
  sourceId: string
  name: string
  kind: ChannelKind
  archived: boolean
  memberSourceIds: string[]
  creatorSourceId?: string
  /** ISO instant. */
  createdAt?: string
  /** Plain text. */
  topic: string
  purpose: string
}

export interface ImportedReaction {
  /** Unicode, or `:name:` for the community's own. */
  emoji: string
  personSourceIds: string[]
}

export interface ImportedMessage {
  /** Unique within its subject. */
  sourceId: string
  /** The channel it was said in, or the task it is a comment on. */
  subjectSourceId: string
  authorSourceId: string
  /** ISO instant with microseconds. */
  at: string
  /** Our Markdown. */
  text: string
  /** The message that began the thread; always yielded before its replies. */
  threadSourceId?: string
  /** A reply that is also shown in the channel. */
  broadcast?: boolean
  editedAt?: string
  /** Deleted at the source; stays as the head of its thread. */
  deleted?: boolean
  /** Not in the archive: stands for the lost head of a thread and is not counted in `messages`. */
  missing?: boolean
  kind: 'message' | 'notice'
  reactions: ImportedReaction[]
  files: ImportedFile[]
}

/** How mentions are written: our token (`<@member:ID>`, `<#ID>`) for an id of the source, or undefined for plain text. */
export interface MentionLookups {
  member(sourceId: string): string | undefined
  channel(sourceId: string): string | undefined
}

/** Whatever a system has none of it leaves out. */
export interface ImportSource {
  system: string
  brings: Brings
  /** The workspace, board or team the ids belong to. */
  space: string
  people(): AsyncIterable<ImportedPerson>
  channels?(): AsyncIterable<ImportedChannel>
  boards?(lookups?: MentionLookups): AsyncIterable<ImportedBoard>
  /** In their order within their lists; a task before its parts, and all boards before the tasks on them. */
  tasks?(lookups?: MentionLookups): AsyncIterable<ImportedTask>
  /** Of all channels and tasks, in an order that is the same each time; a thread's head before its replies. */
  messages(lookups?: MentionLookups): AsyncIterable<ImportedMessage>
  /** Counts of what was read; reading the messages again begins them anew. */
  counts(): ImportCounts
  /** Bytes that lie in the archive itself, by the `entry` of a file; undefined where there are none. */
  sizeOf(entry: string): number | undefined
  stream(entry: string): AsyncIterable<Buffer>
  lent?: Lent
  close(): void
}

/**
 * Of files that are only linked: where they may be fetched, and how. Either the archive itself holds what opens them, and it
 * is kept nowhere, or somebody gives it for this one run.
 */
export interface Lent {
  host: string
  /** Somebody has to give what opens them (`ImportSystem.asks`). */
  asks?: true
  /** Undefined: this is none of its addresses. */
  open(url: string, given?: Opener): { url: string; headers?: Record<string, string> } | undefined
  /** Reasons of `lost` that hold only where nothing was fetched. */
  spares?: readonly string[]
}

/** Reason or kind → how many. */
export type Tally = Map<string, number>

/** What opens linked files elsewhere. */
export type Opener = { key: string; token: string }

export interface ImportCounts {
  /** Every entry met in the archive, whatever became of it. */
  entries: number
  skipped: Tally
  changed: Tally
  lost: Tally
}

export const noMentions: MentionLookups = { member: () => undefined, channel: () => undefined }

export function noCounts(): ImportCounts {
  return { entries: 0, skipped: new Map(), changed: new Map(), lost: new Map() }
}

export function count(tally: Tally, what: string, by = 1): void {
  if (by > 0) tally.set(what, (tally.get(what) ?? 0) + by)
}

export function sumOfCounts(all: Iterable<ImportCounts>): ImportCounts {
  const sum = noCounts()
  for (const one of all) {
    sum.entries += one.entries
    for (const part of ['skipped', 'changed', 'lost'] as const) {
      for (const [what, many] of one[part]) count(sum[part], what, many)
    }
  }
  return sum
}

export function reportOfCounts({ skipped, changed, lost }: ImportCounts) {
  return {
    skipped: mostFirst(skipped).map(([reason, count]) => ({ reason, count })),
    changed: mostFirst(changed).map(([what, count]) => ({ what, count })),
    lost: mostFirst(lost).map(([what, count]) => ({ what, count })),
  }
}

/** Groups a stream so that each transaction stays small. */
export async function* inBatches<T>(rows: AsyncIterable<T>, atMost = 500): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < atMost) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function mostFirst(tally: Tally): [string, number][] {
  return [...tally].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}

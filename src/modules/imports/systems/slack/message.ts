/** One entry of a day file to one message of ours, or the reason there is none. */

import { emojiOf } from '../../emoji.ts'
import { firstText, type Json, record, records, text, texts } from '../../shape.ts'
import { count, type ImportCounts, type ImportedMessage, type ImportedReaction } from '../../source.ts'
import { contentOf } from './content.ts'
import { filesOf } from './files.ts'
import type { Lookups } from './inline.ts'
import { isEmpty, noticeOf } from './kinds.ts'
import { authorOf, type People } from './people.ts'
import { headOf, type Threads } from './threads.ts'
import { instantOf } from './time.ts'

export interface MessageContext {
  subjectSourceId: string
  threads: Threads
  people: People
  lookups: Omit<Lookups, 'fileName'>
  uploads: Map<string, string>
  counts: ImportCounts
}

/** `raw.ts` must be a time. */
export function messageOf(raw: Json, context: MessageContext): ImportedMessage | string {
  const ts = text(raw.ts)
  const notice = noticeOf(raw)
  const isHead = context.threads.heads.has(ts)
  if (notice && !isHead) return skipped(raw, notice, context.counts)
  const lookups = { ...context.lookups, fileName: (id: string) => fileNameIn(raw, id) }
  const content = contentOf(raw, lookups, context.counts)
  const deleted = raw.subtype === 'tombstone'
  if (!isHead && !deleted && isEmpty(raw, content)) return skipped(raw, 'empty', context.counts)
  const thread = threadOf(raw, context)
  const editedAt = instantOf(text(record(raw.edited).ts))
  return {
    sourceId: ts,
    subjectSourceId: context.subjectSourceId,
    authorSourceId: authorOf(raw, context.people),
    at: instantOf(ts)!,
    text: content,
    kind: notice ? 'notice' : 'message',
    reactions: reactionsOf(raw, context.counts),
    files: filesOf(raw, context.uploads, context.counts),
    ...(thread && { threadSourceId: thread }),
    ...(thread && isBroadcast(raw) && { broadcast: true }),
    ...(editedAt && { editedAt }),
    ...(deleted && { deleted }),
  }
}

/** Stands for the head of a thread that the export left out, so that its replies stay together. */
export function missingHead(ts: string, reply: Json, context: MessageContext): ImportedMessage {
  return {
    sourceId: ts,
    subjectSourceId: context.subjectSourceId,
    authorSourceId: text(reply.parent_user_id) || 'unknown',
    at: instantOf(ts)!,
    text: '',
    kind: 'message',
    missing: true,
    reactions: [],
    files: [],
  }
}

/** A canvas in the text is named by its file, which lies beside. */
function fileNameIn(raw: Json, id: string): string | undefined {
  const file = records(raw.files).find((one) => one.id === id)
  return file && firstText(file.title, file.name)
}

function skipped(raw: Json, reason: string, counts: ImportCounts): string {
  count(counts.lost, 'reaction_on_skipped', records(raw.reactions).flatMap((one) => texts(one.users)).length)
  return reason
}

function threadOf(raw: Json, { threads, counts }: MessageContext): string | undefined {
  const head = headOf(raw)
  if (head === undefined) return undefined
  // A head of others is not itself a reply: that would make threads in threads.
  const root = threads.heads.has(text(raw.ts)) ? '' : (threads.roots.get(head) ?? head)
  if (root !== head) count(counts.changed, 'thread_flattened')
  if (threads.missing.has(root)) count(counts.changed, 'thread_without_beginning')
  return root || undefined
}

function isBroadcast(raw: Json): boolean {
  return raw.subtype === 'thread_broadcast' || raw.subtype === 'reply_broadcast'
}

function reactionsOf(raw: Json, counts: ImportCounts): ImportedReaction[] {
  const reactions = new Map<string, Set<string>>()
  for (const { name, users, count: claimed } of records(raw.reactions)) {
    const emoji = emojiOf(text(name)) ?? (text(name) && `:${text(name).split('::')[0]}:`)
    const people = texts(users)
    if (!emoji || people.length === 0) continue
    if (emoji.startsWith(':')) count(counts.changed, 'reaction_with_own_emoji')
    // Slack names not everybody when very many reacted.
    count(counts.lost, 'reaction_without_name', Math.max(0, Math.min(Number(claimed) || 0, 1e6) - people.length))
    reactions.set(emoji, new Set([...(reactions.get(emoji) ?? []), ...people]))
  }
  return [...reactions].map(([emoji, people]) => ({ emoji, personSourceIds: [...people] }))
}

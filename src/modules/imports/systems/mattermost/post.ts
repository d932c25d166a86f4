/** A post with its replies to messages of ours. Posts have no ids: channel, time, author and words stand for one. */
import { createHash } from 'node:crypto'
import { emojiOf } from '../../emoji.ts'
import { type Names, toOurs } from '../../markdown-in.ts'
import { type Json, list, records, text } from '../../shape.ts'
import { count, type ImportCounts, type ImportedMessage, type ImportedReaction } from '../../source.ts'
import type { ImportedFile } from '../../source-files.ts'

export type PostContext = {
  names: Names
  counts: ImportCounts
  /** Of the archive, for the path of a file. */
  entryOf(path: string): string | undefined
}

const lastMs = 253_402_300_799_999

/** ISO instant with six digits, or undefined when it is no time. */
export function instantOfMs(ms: unknown): string | undefined {
  const whole = typeof ms === 'number' && Number.isInteger(ms) && ms > 0 && ms <= lastMs ? ms : undefined
  return whole === undefined ? undefined : `${new Date(whole).toISOString().slice(0, -1)}000Z`
}

export const idOf = (post: Json): string =>
  `${post.create_at}:${text(post.user)}:${createHash('sha256').update(text(post.message)).digest('base64url').slice(0, 16)}`

/** Why it does not come over, or undefined. Joins are plain posts in older exports, told by their words. */
export function reasonToSkip(post: Json): string | undefined {
  if (!instantOfMs(post.create_at)) return 'no_time'
  const message = text(post.message)
  if (text(post.type).startsWith('system_')) return 'system_notice'
  const [name = '', ...rest] = message.split(' ')
  const said = rest.join(' ')
  const isAuthor = name.replace(/^@/, '') === text(post.user)
  if (isAuthor && /^(?:has )?joined the (?:channel|team)\.$/.test(said)) return 'channel_join'
  if (isAuthor && /^(?:has )?left the (?:channel|team)\.$/.test(said)) return 'channel_leave'
  if (/^added to the (?:channel|team) by \S{1,80}$/.test(said)) return 'channel_join'
  return message.trim() === '' && list(post.attachments).length === 0 ? 'empty' : undefined
}

export function messageOf(
  post: Json,
  channel: string,
  head: string | undefined,
  context: PostContext,
): ImportedMessage {
  const { counts, names, entryOf } = context
  const { text: words, isCut } = toOurs(text(post.message), names)
  if (isCut) count(counts.changed, 'text_cut')
  const editedAt = instantOfMs(post.edit_at)
  return {
    sourceId: idOf(post),
    subjectSourceId: channel,
    authorSourceId: text(post.user) || 'unknown',
    at: instantOfMs(post.create_at)!,
    text: words,
    kind: 'message',
    reactions: reactionsOf(post, counts),
    files: filesOf(post, entryOf),
    ...(head !== undefined && { threadSourceId: head }),
    ...(editedAt && { editedAt }),
  }
}

function reactionsOf(post: Json, counts: ImportCounts): ImportedReaction[] {
  const by = new Map<string, Set<string>>()
  for (const { user, emoji_name: name } of records(post.reactions)) {
    if (!text(user) || !text(name)) continue
    const emoji = emojiOf(text(name)) ?? `:${text(name)}:`
    if (emoji.startsWith(':')) count(counts.changed, 'reaction_with_own_emoji')
    by.set(emoji, (by.get(emoji) ?? new Set()).add(text(user)))
  }
  return [...by].map(([emoji, people]) => ({ emoji, personSourceIds: [...people] }))
}

/** Bytes lie in the archive or nowhere: there is no address. Where they were left out the name is what stays. */
function filesOf(post: Json, entryOf: PostContext['entryOf']): ImportedFile[] {
  return records(post.attachments).flatMap((one): ImportedFile[] => {
    const path = text(one.path)
    if (!path) return []
    const name = path.slice(path.lastIndexOf('/') + 1)
    const entry = entryOf(path)
    return [{ sourceId: path, name: name || path, kind: 'hosted', ...(entry && { entry }) }]
  })
}

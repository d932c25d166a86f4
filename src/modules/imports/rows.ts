/** What a source describes, as the rows our operations write: cut to what we store, with our ids in place of its own. */
import type { ChannelRow, FileRow, MessageRow, PersonRow } from './contract-writing.ts'
import { hashOfEmail, keyOf } from './ledger.ts'
import { paragraphs, plain, treeToMarkdown } from './markdown.ts'
import { count, type ImportedChannel, type ImportedMessage, type ImportedPerson, type Tally } from './source.ts'
import type { ImportedFile } from './source-files.ts'

/** Ids of the source → ours. `subjects`: channels, boards and tasks; `parts`: what belongs to a board, by key. */
export type Known = { people: Map<string, string>; subjects: Map<string, string>; parts: Map<string, string> }
export const noneKnown = (): Known => ({ people: new Map(), subjects: new Map(), parts: new Map() })
export type Noted = { changed: Tally; lost: Tally }

const mostName = 120
const mostTopic = 500
const mostFileName = 255
const mostEmoji = 64

/** U+0000 cannot be stored; half of a character cannot be sent. */
export const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed()
export const short = (text: string, most: number): string => clean(clean(text).trim().slice(0, most))

export function personRow({ sourceId, name, kind, email }: ImportedPerson, unknown: string): PersonRow {
  const known = kind === 'stranger' && name === 'Unknown' ? '' : short(name, mostName)
  return { key: keyOf('user', sourceId), name: known || unknown, emailHash: email ? hashOfEmail(email) : null }
}

export function channelRow(channel: ImportedChannel, { people }: Known, { changed }: Noted): ChannelRow {
  const audience = audienceOf(channel)
  const about = [channel.topic, channel.purpose].map((text) => clean(text).trim()).filter((text) => text)
  const topic = [...new Set(about)].join(' · ')
  if (audience === 'circle') count(changed, 'private_channel')
  if (audience === 'direct') count(changed, 'direct_conversation')
  if (topic.length > mostTopic) count(changed, 'topic_cut')
  return {
    key: keyOf('channel', channel.sourceId),
    // A direct conversation is called by who is in it, as each of them sees it.
    title: audience === 'direct' ? '' : short(channel.name, mostName) || '#',
    topic: short(topic, mostTopic),
    audience,
    isArchived: channel.archived,
    memberIds: audience === 'community' ? [] : idsOf(channel.memberSourceIds, people),
    createdBy: people.get(channel.creatorSourceId ?? '') ?? null,
    createdAt: channel.createdAt ?? null,
  }
}

const audienceOf = ({ kind }: ImportedChannel): ChannelRow['audience'] =>
  kind === 'public' ? 'community' : kind === 'private' ? 'circle' : 'direct'

/** `entry`: where its bytes lie in the archive, until they are taken in. */
export type FileFound = FileRow & { entry: string | undefined }
export type MessageFound = Omit<MessageRow, 'files'> & { files: FileFound[] }

/** Undefined where nobody is known who said it: no reader yields that. */
export function messageRow(
  message: ImportedMessage,
  { people, subjects }: Known,
  noted: Noted,
): MessageFound | undefined {
  const authorId = people.get(message.authorSourceId)
  const subjectId = subjects.get(message.subjectSourceId)
  if (!authorId || !subjectId) return undefined
  const { subjectSourceId: subject, threadSourceId: head, deleted, missing, broadcast } = message
  // One file may be shared in several messages; each shows it.
  const files = message.files.flatMap((file) =>
    fileRow(file, { noted, key: keyOf('file', file.sourceId, subject, message.sourceId) }),
  )
  const names = message.files.filter((file) => !comes(file)).map(({ name }) => name)
  return {
    key: keyOf('message', subject, message.sourceId),
    subjectId,
    authorId,
    at: message.at,
    text: clean(message.text) || (files.length === 0 ? namedOnly(names) : ''),
    headKey: head ? keyOf('message', subject, head) : null,
    inChannel: !head || broadcast === true,
    editedAt: message.editedAt ?? null,
    isDeleted: deleted === true || missing === true,
    isMissing: missing === true,
    reactions: reactionsOf(message, people, noted),
    files,
  }
}

const comes = ({ kind, url, entry }: ImportedFile): boolean =>
  entry !== undefined || (url !== undefined && kind !== 'deleted' && kind !== 'hidden')

/** Of a deleted or hidden file only the name is left; it stands in for an otherwise empty message. */
function namedOnly(names: string[]): string {
  return treeToMarkdown(names.flatMap((name) => paragraphs([plain(short(name, mostFileName))])))
}

export function fileRow(file: ImportedFile, { noted, key }: { noted: Noted; key: string }): FileFound[] {
  if (!comes(file)) {
    if (file.kind === 'hosted' || file.kind === 'external') count(noted.lost, 'file_without_address')
    return []
  }
  return [
    {
      key,
      name: short(file.name, mostFileName),
      type: short(file.type ?? '', 200) || 'application/octet-stream',
      size: file.size ?? 0,
      link: file.url === undefined ? null : clean(file.url),
      kept: null,
      entry: file.entry,
    },
  ]
}

function reactionsOf(
  { reactions }: ImportedMessage,
  people: Known['people'],
  { lost }: Noted,
): MessageRow['reactions'] {
  return reactions.flatMap(({ emoji, personSourceIds }) => {
    if (emoji.length <= mostEmoji) return { emoji: clean(emoji), memberIds: idsOf(personSourceIds, people) }
    count(lost, 'reaction_not_readable', personSourceIds.length)
    return []
  })
}

export function idsOf(sourceIds: string[], people: Known['people']): string[] {
  return sourceIds.flatMap((id) => people.get(id) ?? [])
}

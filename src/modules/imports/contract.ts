/** Imports: a group's history moves in. Only the operator's command begins one; no outside face offers what it writes with. */
import * as z from 'zod'
import { activity, Id, Instant, operation } from '#kernel/contract.ts'

const inside = { byToken: false, hidden: ['http', 'mcp'] } as const

/** Rows of one transaction. */
export const MOST_ROWS = 500

const Figure = z.number().int().min(0)
const Reasons = z.array(z.object({ reason: z.string(), count: Figure }))
const Whats = z.array(z.object({ what: z.string(), count: Figure }))

export const Report = z.object({
  system: z.string(),
  people: Figure.describe('new ones, as all figures'),
  channels: Figure,
  messages: Figure.describe('replies included; with all `skipped` every entry of the archive'),
  replies: Figure,
  reactions: Figure,
  files: Figure.describe('as named links'),
  skipped: Reasons,
  changed: Whats.describe('of the archive, not only of what is new'),
  lost: Whats.describe('of the archive, not only of what is new'),
})
export type Report = z.output<typeof Report>

export const importSlack = operation({
  ...inside,
  name: 'imports.importSlack',
  does: 'Move the history of a Slack export in; again: only what is new',
  http: 'POST /imports/slack',
  takes: 'upload',
  input: z.object({ name: z.string().max(255).optional().describe('of the file') }),
  output: Report,
  refusals: [
    'not_a_slack_export',
    'archive_is_unreadable',
    'archive_is_too_big',
    'archive_has_too_many_entries',
    'archive_is_hostile',
    'archive_entry_is_damaged',
  ],
})

const Source = z.object({ system: z.string().max(40), space: z.string().max(200) })

export const beginRun = operation({
  ...inside,
  name: 'imports.beginRun',
  does: 'Begin an import',
  http: 'POST /imports',
  input: Source,
  output: z.object({ id: Id }),
})

export const endRun = operation({
  ...inside,
  name: 'imports.endRun',
  does: 'Say how an import ended',
  http: 'POST /imports/{importId}/end',
  input: z.object({ importId: Id, state: z.enum(['done', 'failed']), report: Report.nullable() }),
  output: z.object({}),
})

/** Unique in its source, with the kind in front: `user:U1`. */
const Key = z.string().min(1).max(400)
const Batch = Source.extend({ importId: Id })
const Name = z.string().min(1).max(120)

export const PersonRow = z.object({ key: Key, name: Name, emailHash: z.string().nullable() })
export const ChannelRow = z.object({
  key: Key,
  title: Name,
  topic: z.string().max(500),
  isPrivate: z.boolean().describe('becomes a hidden circle of its people'),
  isArchived: z.boolean(),
  memberIds: z.array(Id).describe('of a private one'),
  createdBy: Id.nullable(),
  createdAt: Instant.nullable(),
})
const FileRow = z.object({
  key: Key,
  name: z.string().max(255),
  type: z.string().max(200),
  size: z.number().int().min(0),
  link: z.url(),
})
export const MessageRow = z.object({
  key: Key,
  authorId: Id,
  at: Instant.describe('with microseconds'),
  text: z.string().max(40_000),
  headKey: Key.nullable().describe('of the message it replies to, in this batch or an earlier one'),
  inChannel: z.boolean(),
  editedAt: Instant.nullable(),
  isDeleted: z.boolean().describe('keeps the place of the head of a thread'),
  isMissing: z.boolean().describe('was not in the archive: not counted'),
  reactions: z.array(z.object({ emoji: z.string().min(1).max(64), memberIds: z.array(Id) })),
  files: z.array(FileRow),
})
export type PersonRow = z.output<typeof PersonRow>
export type ChannelRow = z.output<typeof ChannelRow>
export type MessageRow = z.output<typeof MessageRow>
export type FileRow = z.output<typeof FileRow>

const Written = z.object({ ids: z.array(Id).describe('in the order of the rows, new and known'), fresh: Figure })

export const writePeople = operation({
  ...inside,
  name: 'imports.writePeople',
  does: 'Write placeholders',
  http: 'POST /imports/{importId}/people',
  input: Batch.extend({ rows: z.array(PersonRow).max(MOST_ROWS) }),
  output: Written,
})

export const writeChannels = operation({
  ...inside,
  name: 'imports.writeChannels',
  does: 'Write channels, and hidden circles for private ones',
  http: 'POST /imports/{importId}/channels',
  input: Batch.extend({ rows: z.array(ChannelRow).max(MOST_ROWS) }),
  output: Written,
})

export const writeMessages = operation({
  ...inside,
  name: 'imports.writeMessages',
  does: 'Write messages of one channel with their threads, reactions and files',
  http: 'POST /imports/{importId}/messages',
  input: Batch.extend({ channelId: Id, rows: z.array(MessageRow).max(MOST_ROWS) }),
  output: z.object({ messages: Figure, replies: Figure, reactions: Figure, files: Figure, known: Figure }),
})

export const batchWritten = activity({
  kind: 'imports.batch_written',
  data: z.object({ importId: Id, table: z.enum(['member', 'subject', 'message']), count: z.number().int() }),
})

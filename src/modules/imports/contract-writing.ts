/** What an import writes with. No outside face offers any of it. */
import * as z from 'zod'
import { activity, Id, Instant, operation } from '#kernel/contract.ts'

export const inside = { byToken: false, hidden: ['http', 'mcp'] } as const

/** Rows of one transaction. */
export const MOST_ROWS = 500

export const Figure = z.number().int().min(0)
const Source = z.object({ system: z.string().max(40), space: z.string().max(200) })

/** Unique in its source, with the kind in front: `user:U1`. */
export const Key = z.string().min(1).max(400)
export const Batch = Source.extend({ importId: Id })
const Name = z.string().min(1).max(120)

export const PersonRow = z.object({ key: Key, name: Name, emailHash: z.string().nullable() })
export const ChannelRow = z.object({
  key: Key,
  title: z.string().max(120),
  topic: z.string().max(500),
  audience: z
    .enum(['community', 'circle', 'direct'])
    .describe(
      'circle: a hidden one of its people; direct: let in are its people, who are placeholders until they come',
    ),
  isArchived: z.boolean(),
  memberIds: z.array(Id).describe('of a closed one'),
  createdBy: Id.nullable(),
  createdAt: Instant.nullable(),
})
export const FileRow = z.object({
  key: Key,
  name: z.string().max(255),
  type: z.string().max(200),
  size: z.number().int().min(0),
  link: z.url().nullable(),
  kept: z
    .object({
      blob: z.string(),
      width: z.number().int().nullable(),
      height: z.number().int().nullable(),
      preview: z.string().nullable(),
    })
    .nullable()
    .describe('bytes that were taken in before; null: a link, or the name alone'),
})
export const MessageRow = z.object({
  key: Key,
  subjectId: Id.describe('a channel, or a task'),
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
/** Files of the archive whose bytes could not come. */
export const Unkept = z.object({ damaged: Figure, notAccepted: Figure })
export type Unkept = z.output<typeof Unkept>

export const Written = z.object({ ids: z.array(Id).describe('in the order of the rows, new and known'), fresh: Figure })

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
  does: 'Write channels: open ones, hidden circles for private ones, direct conversations nobody here is in yet',
  http: 'POST /imports/{importId}/channels',
  input: Batch.extend({ rows: z.array(ChannelRow).max(MOST_ROWS) }),
  output: Written,
})

export const writeMessages = operation({
  ...inside,
  name: 'imports.writeMessages',
  does: 'Write messages with their threads, reactions and files, and how far the import has come',
  http: 'POST /imports/{importId}/messages',
  input: Batch.extend({
    rows: z.array(MessageRow).max(MOST_ROWS),
    from: Figure.describe('tasks and messages of the source dealt with before'),
    to: Figure.describe('and after this batch'),
    unkept: Unkept.default({ damaged: 0, notAccepted: 0 }),
  }),
  output: z.object({
    messages: Figure,
    replies: Figure,
    reactions: Figure,
    files: Figure,
    withBytes: Figure,
    known: Figure,
  }),
  refusals: ['out_of_step'],
})

export const takeBack = operation({
  ...inside,
  name: 'imports.takeBack',
  does: 'Take back up to 500 rows of an import; what people have used since is marked and stays',
  http: 'POST /imports/{importId}/back',
  input: z.object({ importId: Id }),
  output: z.object({ isOver: z.boolean() }),
})

export const batchWritten = activity({
  kind: 'imports.batch_written',
  data: z.object({ importId: Id, table: z.enum(['member', 'subject', 'message']), count: z.number().int() }),
})
export const batchTakenBack = activity({
  kind: 'imports.batch_taken_back',
  data: z.object({ importId: Id, table: z.enum(['member', 'subject', 'message', 'file']), count: z.number().int() }),
})

/** Messages to be said later: by their author, and with the author's rights of that hour. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { File } from '#modules/files/contract.ts'
import { Message, MessageText, refusalsOfSaying } from './contract.ts'

/** As people write it; read in the member's own time zone. */
export const When = z
  .string()
  .trim()
  .min(1)
  .max(1_100)
  .describe('"in 2 hours", "morgen um 9", "next Monday", "2026-11-28 9:00", or an instant; in my time zone')

/** Why it could not be said when its time had come. */
export const unsaidBecause = [
  'no_longer_there',
  'archived',
  'no_such_thread',
  'mention_all_by_stewards',
  'mention_needs_confirming',
  'not_your_file',
] as const

export const Scheduled = z.object({
  id: Id,
  subject: z
    .object({ id: Id, kind: z.string(), title: z.string() })
    .nullable()
    .describe('null: I no longer see where it was to be said'),
  threadId: Id.nullable(),
  text: z.string().describe('Markdown'),
  files: z.array(File),
  dueAt: Instant,
  failed: z.enum(unsaidBecause).nullable().describe('set: its time has come, and it could not be said'),
})
export type Scheduled = z.output<typeof Scheduled>

const moments = ['no_moment', 'in_the_past', 'too_far'] as const

export const scheduleMessage = operation({
  name: 'conversation.scheduleMessage',
  does: 'Write something to be said later on a subject or in a thread; at most 100 wait',
  http: 'POST /subjects/{subjectId}/scheduled',
  input: z.object({
    subjectId: Id,
    text: MessageText,
    threadId: Id.optional().describe('the message to reply to'),
    alsoInChannel: z.boolean().optional().describe('show the reply in the channel too'),
    fileIds: z.array(Id).max(20).optional().describe('own files uploaded to this subject'),
    mentionMany: z.boolean().optional().describe('confirms a mention that reaches more than 20 people'),
    when: When,
  }),
  output: Scheduled,
  refusals: ['empty', 'archived', 'no_such_thread', 'not_your_file', 'too_many_scheduled', ...moments],
})

export const listScheduled = operation({
  name: 'conversation.listScheduled',
  does: 'Read what I have written to be said later, next first',
  http: 'GET /scheduled',
  input: z.object({}),
  output: z.object({ items: z.array(Scheduled) }),
})

export const changeScheduled = operation({
  name: 'conversation.changeScheduled',
  does: 'Change the words or the hour of something to be said later',
  http: 'PATCH /scheduled/{scheduledId}',
  input: z.object({ scheduledId: Id, text: MessageText.optional(), when: When.optional() }),
  output: Scheduled,
  refusals: ['empty', ...moments],
})

export const sendScheduled = operation({
  name: 'conversation.sendScheduled',
  does: 'Say now what was to be said later',
  http: 'POST /scheduled/{scheduledId}/send',
  input: z.object({
    scheduledId: Id,
    mentionMany: z.boolean().optional().describe('confirms a mention that reaches more than 20 people'),
  }),
  output: Message,
  refusals: [...refusalsOfSaying, 'already_said'],
})

export const unschedule = operation({
  name: 'conversation.unschedule',
  does: 'Take back something to be said later',
  http: 'DELETE /scheduled/{scheduledId}',
  input: z.object({ scheduledId: Id }),
  output: Nothing,
})

/** Done by the house itself when the hour has come. */
export const sayScheduled = operation({
  name: 'conversation.sayScheduled',
  does: 'Say, as its author, what was to be said at this hour',
  http: 'POST /scheduled/{scheduledId}/say',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: z.object({ scheduledId: Id }),
  output: Nothing,
  refusals: refusalsOfSaying,
})
export const giveUpScheduled = operation({
  name: 'conversation.giveUpScheduled',
  does: 'Keep, and tell the author, that something could not be said at its hour',
  http: 'POST /scheduled/{scheduledId}/give-up',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: z.object({ scheduledId: Id, because: z.enum(unsaidBecause) }),
  output: Nothing,
})
export const scheduledFailed = activity({
  kind: 'conversation.scheduled_failed',
  data: z.object({ scheduledId: Id, memberId: Id, state: z.enum(unsaidBecause) }),
})

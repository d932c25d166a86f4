/** Conversation: what people say to each other on any subject. A chat message and a comment are the same thing. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'
import { File } from '#modules/files/contract.ts'
import { Preview } from './contract-previews.ts'

/** What another module hangs on a message besides words and files, such as a call: its kind and data are declared there. */
export const Card = z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()) })
export type Card = z.output<typeof Card>

export const Reaction = z.object({
  emoji: z.string(),
  members: z.array(Id).describe('who, first come first; at most 500'),
})

export const Message = z.object({
  id: Id,
  subjectId: Id,
  threadId: Id.nullable().describe('the message it replies to'),
  inChannel: z.boolean().describe('false: shown in its thread only'),
  author: Author,
  at: Instant,
  seq: z.number().int().nullable().describe("number of its activity in the community's log; null when imported"),
  text: z.string().describe('Markdown, see text; empty when deleted'),
  editedAt: Instant.nullable(),
  deletedAt: Instant.nullable(),
  replyCount: z.number().int(),
  lastReplyAt: Instant.nullable(),
  repliers: z.array(Author).describe('up to 4 who replied'),
  reactions: z.array(Reaction),
  files: z.array(File),
  previews: z
    .array(Preview)
    .describe('at most 3, of pages the text links to; they may come a moment after the message'),
  card: Card.nullable().describe('what it carries besides: a call'),
  pinnedAt: Instant.nullable(),
})
export type Message = z.output<typeof Message>

export const MessageText = z.string().trim().max(40_000).describe('Markdown, at most 40,000 characters')

/** What saying something can be refused with, now or at its hour. */
export const refusalsOfSaying = [
  ...['empty', 'archived', 'no_such_thread', 'mention_needs_confirming', 'mention_all_by_stewards'],
  'not_your_file',
]

export const postMessage = operation({
  name: 'conversation.postMessage',
  does: 'Say something on a subject, or reply in a thread',
  http: 'POST /subjects/{subjectId}/messages',
  input: z.object({
    subjectId: Id,
    text: MessageText,
    threadId: Id.optional().describe('the message to reply to'),
    alsoInChannel: z.boolean().optional().describe('show the reply in the channel too'),
    fileIds: z.array(Id).max(20).optional().describe('own files uploaded to this subject'),
    mentionMany: z.boolean().optional().describe('confirms a mention that reaches more than 20 people'),
  }),
  output: Message,
  refusals: refusalsOfSaying,
})

export const messagePosted = activity({
  kind: 'conversation.message_posted',
  data: z.object({
    messageId: Id,
    threadId: Id.nullable(),
    inChannel: z.boolean(),
    tells: z.boolean().describe('somebody may be told: a thread, a direct conversation, a mention'),
  }),
})

const Cursor = z.string().max(80)

export const listMessages = operation({
  name: 'conversation.listMessages',
  does: 'Read what was said on a subject, newest last; from the end, or from where I stopped',
  http: 'GET /subjects/{subjectId}/messages',
  input: z.object({
    subjectId: Id,
    before: Cursor.optional().describe('`older` of a page'),
    after: Cursor.optional().describe('`newer` of a page'),
    around: Id.optional().describe('a message: the page around it'),
    from: z
      .enum(['newest', 'unread'])
      .default('newest')
      .describe('unread: around the first message I have not read, where there is one'),
    most: z.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(Message),
    older: z.string().nullable(),
    newer: z.string().nullable(),
    readSeq: z.number().int().describe('my read mark'),
    seq: z.number().int().describe('where the log stood: frames up to it are already in'),
  }),
})

export const listThread = operation({
  name: 'conversation.listThread',
  does: 'Read a thread: its first message and the replies',
  http: 'GET /messages/{messageId}/thread',
  input: z.object({ messageId: Id, before: Cursor.optional(), most: z.number().int().min(1).max(200).default(100) }),
  output: z.object({
    first: Message,
    items: z.array(Message),
    older: z.string().nullable(),
    follows: z.boolean(),
    readSeq: z.number().int(),
    seq: z.number().int(),
  }),
})

export const editMessage = operation({
  name: 'conversation.editMessage',
  does: 'Change the text of an own message',
  http: 'PATCH /messages/{messageId}',
  input: z.object({
    messageId: Id,
    text: MessageText,
    mentionMany: z.boolean().optional().describe('confirms that more than 20 people are newly mentioned'),
  }),
  output: Message,
  refusals: ['empty', 'deleted', 'archived', 'mention_needs_confirming', 'mention_all_by_stewards'],
})
export const messageEdited = activity({ kind: 'conversation.message_edited', data: z.object({ messageId: Id }) })

export const deleteMessage = operation({
  name: 'conversation.deleteMessage',
  does: 'Delete a message; a thread keeps its place',
  http: 'DELETE /messages/{messageId}',
  input: z.object({ messageId: Id }),
  output: Nothing,
})
export const restoreMessage = operation({
  name: 'conversation.restoreMessage',
  does: 'Undo the deletion of a message within 30 days',
  http: 'POST /messages/{messageId}/restore',
  input: z.object({ messageId: Id }),
  output: Message,
  refusals: ['purged'],
})
export const messageDeleted = activity({
  kind: 'conversation.message_deleted',
  data: z.object({ messageId: Id, threadId: Id.nullable() }),
})
export const messageRestored = activity({
  kind: 'conversation.message_restored',
  data: z.object({ messageId: Id, threadId: Id.nullable() }),
})

const customEmoji = /^:[a-z][a-z0-9_+-]{0,61}:$/
/** One emoji as Unicode recommends it for interchange (UTS #51, RGI), or `:name:` of the community's own. */
export const Emoji = z
  .string()
  .trim()
  .max(64)
  .refine((text) => /^\p{RGI_Emoji}$/v.test(text) || customEmoji.test(text), 'one emoji, or :name:')

export const react = operation({
  name: 'conversation.react',
  does: 'React to a message with an emoji',
  http: 'PUT /messages/{messageId}/reactions/{emoji}',
  input: z.object({ messageId: Id, emoji: Emoji }),
  output: Nothing,
  refusals: ['too_many_reactions', 'deleted', 'archived'],
})
export const unreact = operation({
  name: 'conversation.unreact',
  does: 'Take an own reaction back',
  http: 'DELETE /messages/{messageId}/reactions/{emoji}',
  effect: 'write',
  input: z.object({ messageId: Id, emoji: Emoji }),
  output: Nothing,
})
export const reactionsChanged = activity({ kind: 'conversation.reactions_changed', data: z.object({ messageId: Id }) })

export const markRead = operation({
  name: 'conversation.markRead',
  does: 'Say how far I have read; backwards marks unread',
  http: 'PUT /subjects/{subjectId}/read-mark',
  perMinute: 600,
  input: z.object({
    subjectId: Id,
    threadId: Id.optional(),
    seq: z.number().int().min(0).describe('log number of the last message read; beyond the log: all of it'),
    back: z.boolean().optional().describe('true: mark unread from here'),
  }),
  output: Nothing,
})
export const followThread = operation({
  name: 'conversation.followThread',
  does: 'Follow a thread, or stop following it',
  http: 'PUT /messages/{messageId}/follow',
  input: z.object({ messageId: Id, follows: z.boolean() }),
  output: Nothing,
})

/** Counts end here; screens show "99+". */
export const MOST_UNREAD = 100

export const Unread = z.object({
  readSeq: z.number().int().describe('my read mark'),
  unread: z.number().int().describe('messages by others after it; at most 100'),
  mentions: z.number().int().describe('of me, after it; at most 100'),
})

export const listUnread = operation({
  name: 'conversation.listUnread',
  does: 'Count what is unread on every subject I follow',
  http: 'GET /unread',
  input: z.object({}),
  output: z.object({
    items: z.array(Unread.extend({ subjectId: Id, level: z.enum(['everything', 'mine', 'nothing']) })),
    seq: z.number().int().describe('where the log stood'),
  }),
})

export const findMessage = operation({
  name: 'conversation.findMessage',
  does: 'Find out where a message stands, to follow a link to it',
  http: 'GET /messages/{messageId}',
  input: z.object({ messageId: Id }),
  output: z.object({ messageId: Id, subjectId: Id, threadId: Id.nullable(), inChannel: z.boolean() }),
})

/** Attention: what happened that concerns me, why it came, and how much it matters. */
import * as z from 'zod'
import { Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'

export const Notice = z.object({
  seq: z.number().int().describe('log number of what happened: names the notice'),
  kind: z.string().describe('kind of the activity'),
  why: z.string().describe('mentioned, mentioned_circle, mentioned_all, direct, followed_thread, added …'),
  level: z.enum(['now', 'today', 'week']),
  actor: Author.nullable(),
  member: Author.nullable().describe('whom it is about, where it is about someone'),
  circle: z.object({ id: Id, name: z.string() }).nullable().describe('of which circle, where I may know of it'),
  data: z.record(z.string(), z.unknown()).describe('what the activity holds: ids, numbers, states and times'),
  subject: z.object({ id: Id, kind: z.string(), title: z.string() }).nullable(),
  messageId: Id.nullable(),
  threadId: Id.nullable().describe('the thread the message is in'),
  excerpt: z.string().describe('plain text, at most 140 characters; names as I may see them'),
  at: Instant,
  seenAt: Instant.nullable().describe('null: not yet seen, neither here nor by reading the conversation'),
})
export type Notice = z.output<typeof Notice>

export const listNotices = operation({
  name: 'attention.listNotices',
  does: 'Read my notification centre, newest first',
  http: 'GET /notices',
  input: z.object({
    after: z.string().max(20).optional().describe('`next` of a page'),
    unseen: z.boolean().optional().describe('true: only what I have not seen'),
    most: z.number().int().min(1).max(100).default(30),
  }),
  output: Page(Notice),
})

export const countNotices = operation({
  name: 'attention.countNotices',
  does: 'Count my unseen notices',
  http: 'GET /notices/count',
  input: z.object({}),
  output: z.object({
    unseen: z.number().int().describe('at most 100'),
    now: z.number().int().describe('of these, what I must know now'),
  }),
})

export const markSeen = operation({
  name: 'attention.markSeen',
  does: 'Mark notices as seen: some, or all up to one',
  http: 'POST /notices/seen',
  perMinute: 600,
  input: z.object({
    upTo: z.number().int().min(0).optional().describe('`seq` of the newest notice shown'),
    seqs: z.array(z.number().int().min(0)).max(200).optional().describe('`seq` of single notices'),
  }),
  output: Nothing,
})

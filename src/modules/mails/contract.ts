/** Mails: what is meant for me and waits unread is mailed, once; how I want it, answering by link, and stopping it. */
import * as z from 'zod'
import { Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { MessageText } from '#modules/conversation/contract.ts'

const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('24 hours, such as 22:00, in the time zone of the account')

const Choice = z.object({
  mentions: z.boolean().describe('mail when I am mentioned'),
  directs: z.boolean().describe('mail what is written to me directly'),
  contentFree: z.boolean().describe('mails say only that something waits: no names, no texts, no link to answer by'),
  quiet: z
    .object({ from: TimeOfDay, until: TimeOfDay })
    .refine(({ from, until }) => from !== until, { error: 'must not be empty' })
    .nullable()
    .describe('no mails from then until then; what waited comes afterwards'),
})

export const MailSettings = Choice.extend({
  isPossible: z.boolean().describe('false: this house sends no mail'),
  email: z.string().describe('where they go: the address of the account'),
  isSensitive: z.boolean().describe('a community whose mails say nothing, unless its member wants otherwise'),
  stopped: z
    .array(z.object({ subjectId: Id, title: z.string().nullable(), people: z.array(z.string()) }))
    .describe('conversations of which I want no mail; `title` is null where I may no longer read'),
  links: z.number().int().describe('mails by whose link I can still answer'),
})
export type MailSettings = z.output<typeof MailSettings>

export const readSettings = operation({
  name: 'mails.readSettings',
  does: 'Read which mails I get about what waits for me',
  http: 'GET /mails/settings',
  input: z.object({}),
  output: MailSettings,
})
export const changeSettings = operation({
  name: 'mails.changeSettings',
  does: 'Change which mails I get about what waits for me',
  http: 'PATCH /mails/settings',
  input: Choice.partial(),
  output: Nothing,
})
export const mailAbout = operation({
  name: 'mails.mailAbout',
  does: 'Want mails about a conversation, or no more of them',
  http: 'PUT /subjects/{subjectId}/mails',
  input: z.object({ subjectId: Id, wanted: z.boolean() }),
  output: Nothing,
})
export const endLinks = operation({
  name: 'mails.endLinks',
  does: 'End all links by which I can answer from my mails',
  http: 'POST /mails/links/end',
  byToken: false,
  input: z.object({}),
  output: Nothing,
})

/** What stands behind a letter's links; only the pages of letters offer it. */
const byLink = { byToken: false, hidden: ['http', 'mcp'] } as const
const Secret = z.string().regex(/^[\w-]{22}$/, 'the last part of the link')
const Looks = z.object({
  language: z.string(),
  community: z.object({ name: z.string(), color: z.string() }).nullable(),
})
const Where = z.object({ title: z.string().describe('empty in a direct conversation'), people: z.array(z.string()) })

export const openMail = operation({
  ...byLink,
  name: 'mails.openMail',
  does: 'See what a mail told of, as its member may read it now',
  http: 'GET /mails/by-link',
  input: z.object({ secret: Secret }),
  output: Looks.extend({
    me: z.string().describe('as whom one answers'),
    where: Where,
    messages: z.array(
      z.object({ id: Id, author: z.string(), at: Instant, text: z.string(), files: z.array(z.string()) }),
    ),
    earlier: z.number().int().describe('further ones before these'),
    timeZone: z.string(),
    path: z.string().describe('where they stand, for who is signed in'),
    until: Instant.describe('so long the link works'),
    canAnswer: z.boolean(),
    key: z.string().describe('made anew each time: an answer sent twice with it is said once'),
  }),
})
export const answerMail = operation({
  ...byLink,
  name: 'mails.answerMail',
  does: 'Answer what a mail told of, as its member',
  http: 'POST /mails/by-link',
  input: z.object({ secret: Secret, text: MessageText }),
  output: z.object({ id: Id, text: z.string() }),
  refusals: [
    'empty',
    'archived',
    'no_such_thread',
    'mention_needs_confirming',
    'mention_all_by_stewards',
    'nothing_left',
    'too_many_answers',
  ],
})
export const openStop = operation({
  ...byLink,
  name: 'mails.openStop',
  does: 'See which mails a link would stop',
  http: 'GET /mails/stop',
  input: z.object({ secret: Secret }),
  output: Looks.extend({
    kind: z.enum(['mentions', 'directs']),
    where: Where.nullable().describe('null: not for whoever has the mail to know'),
    stopped: z.object({ conversation: z.boolean(), kind: z.boolean() }),
  }),
})
export const stopMails = operation({
  ...byLink,
  name: 'mails.stopMails',
  does: 'Stop mails about this conversation or of this kind, or want them again',
  http: 'POST /mails/stop',
  input: z.object({ secret: Secret, what: z.enum(['conversation', 'kind']), wanted: z.boolean() }),
  output: Nothing,
})

/** Outgoing webhooks: another program is told what happens here, signed as Standard Webhooks says. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'

export const MOST_WEBHOOKS = 20
export const pauses = ['by_hand', 'failing', 'gone', 'maker_left', 'secret_lost'] as const

export const Webhook = z.object({
  id: Id,
  name: z.string(),
  url: z.string().describe('in full only for who made it; else the host'),
  hears: z.array(z.string()),
  channels: z.array(z.object({ id: Id, title: z.string() })).describe('whose messages, as far as I may know of them'),
  madeBy: z.object({ id: Id, name: z.string() }),
  createdAt: Instant,
  pausedAt: Instant.nullable(),
  pausedBecause: z.enum(pauses).nullable(),
  last: z.object({ at: Instant, state: z.string() }).nullable(),
  can: z.object({ edit: z.boolean() }),
})
export type Webhook = z.output<typeof Webhook>

const Name = z.string().trim().min(1).max(80)
const Url = z.string().trim().max(2_000).describe('https, or http; at its usual port; reachable from the internet')
const Hears = z
  .array(z.string().max(100))
  .min(1)
  .max(100)
  .describe('kinds of activities, of those that listWebhooks offers')
const ChannelIds = z.array(Id).max(50).describe('channels whose messages are sent; none: no messages')
const refusals = ['too_many_webhooks', 'bad_url', 'no_such_channel', 'needs_channel'] as const
/** Shown this once. `whsec_` and 32 bytes in base64, as Standard Webhooks writes it. */
const Secret = z.string().describe('shown only now: with it the receiver checks `webhook-signature`')

export const listWebhooks = operation({
  name: 'webhooks.listWebhooks',
  does: 'List what is told to other programs',
  http: 'GET /webhooks',
  byToken: false,
  input: z.object({}),
  output: z.object({ items: z.array(Webhook), kinds: z.array(z.string()).describe('what there is to hear') }),
})
export const addWebhook = operation({
  name: 'webhooks.addWebhook',
  does: 'Tell another program what happens here; what I may not read is not sent',
  http: 'POST /webhooks',
  byToken: false,
  perMinute: 20,
  input: z.object({ name: Name, url: Url, hears: Hears, channelIds: ChannelIds.default([]) }),
  output: z.object({ id: Id, secret: Secret }),
  refusals,
})
export const editWebhook = operation({
  name: 'webhooks.editWebhook',
  does: 'Change where my webhook leads and what it hears',
  http: 'PATCH /webhooks/{webhookId}',
  byToken: false,
  input: z.object({ webhookId: Id, name: Name, url: Url, hears: Hears, channelIds: ChannelIds }).partial({
    name: true,
    url: true,
    hears: true,
    channelIds: true,
  }),
  output: Nothing,
  refusals,
})
export const renewSecret = operation({
  name: 'webhooks.renewSecret',
  does: 'Make a new secret for my webhook; the old one ends at once',
  http: 'POST /webhooks/{webhookId}/secret',
  byToken: false,
  perMinute: 20,
  input: z.object({ webhookId: Id }),
  output: z.object({ id: Id, secret: Secret }),
})
export const pauseWebhook = operation({
  name: 'webhooks.pauseWebhook',
  does: 'Send nothing there for now; what happens meanwhile is not sent later',
  http: 'POST /webhooks/{webhookId}/pause',
  byToken: false,
  input: z.object({ webhookId: Id }),
  output: Nothing,
})
export const resumeWebhook = operation({
  name: 'webhooks.resumeWebhook',
  does: 'Send there again',
  http: 'POST /webhooks/{webhookId}/resume',
  byToken: false,
  input: z.object({ webhookId: Id }),
  output: Nothing,
})
export const endWebhook = operation({
  name: 'webhooks.endWebhook',
  does: 'End a webhook for good, with the list of what it sent',
  http: 'DELETE /webhooks/{webhookId}',
  byToken: false,
  input: z.object({ webhookId: Id }),
  output: Nothing,
})

export const Sending = z.object({
  id: Id,
  kind: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed', 'withheld']),
  attempts: z.number().int(),
  status: z.number().int().nullable().describe('of the last answer'),
  error: z.string().nullable().describe('why there was no answer'),
  createdAt: Instant,
  triedAt: Instant.nullable(),
})
export type Sending = z.output<typeof Sending>

export const listSendings = operation({
  name: 'webhooks.listSendings',
  does: 'List what a webhook sent last, and how it went; kept for 30 days',
  http: 'GET /webhooks/{webhookId}/sendings',
  byToken: false,
  input: z.object({
    webhookId: Id,
    after: Id.optional().describe('`next` of a page'),
    most: z.number().int().min(1).max(100).default(20),
  }),
  output: Page(Sending),
})
export const testWebhook = operation({
  name: 'webhooks.testWebhook',
  does: 'Send something to a webhook to see whether it arrives',
  http: 'POST /webhooks/{webhookId}/test',
  byToken: false,
  perMinute: 10,
  input: z.object({ webhookId: Id }),
  output: z.object({ id: Id }),
  refusals: ['paused'],
})
export const sendAgain = operation({
  name: 'webhooks.sendAgain',
  does: 'Try again what a webhook could not deliver',
  http: 'POST /webhooks/{webhookId}/sendings/{sendingId}/again',
  byToken: false,
  perMinute: 60,
  input: z.object({ webhookId: Id, sendingId: Id }),
  output: Nothing,
  refusals: ['paused', 'not_failed'],
})
/** Only the house does it, when what was sent does not arrive. */
export const giveUpWebhook = operation({
  name: 'webhooks.giveUpWebhook',
  does: 'Pause a webhook that cannot be sent to',
  http: 'POST /webhooks/{webhookId}/give-up',
  byToken: false,
  hidden: ['http', 'mcp'],
  input: z.object({ webhookId: Id, because: z.enum(pauses) }),
  output: Nothing,
})

const ofWebhook = z.object({ webhookId: Id })
export const webhookAdded = activity({ kind: 'webhooks.webhook_added', data: ofWebhook })
export const webhookChanged = activity({ kind: 'webhooks.webhook_changed', data: ofWebhook })
export const webhookEnded = activity({ kind: 'webhooks.webhook_ended', data: ofWebhook })
export const webhookPaused = activity({
  kind: 'webhooks.webhook_paused',
  data: ofWebhook.extend({ memberId: Id.describe('who made it'), state: z.enum(pauses) }),
})
export const webhookResumed = activity({ kind: 'webhooks.webhook_resumed', data: ofWebhook })

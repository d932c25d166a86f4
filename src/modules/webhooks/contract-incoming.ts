/** Incoming webhooks: another program speaks in one channel, in the form that Slack's incoming webhooks have. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'

export const MOST_INCOMING = 50

export const IncomingHook = z.object({
  id: Id,
  appId: Id.describe('the member as whom it speaks'),
  name: z.string(),
  face: Id.nullable().describe('file id of the picture'),
  channel: z.object({ id: Id, title: z.string() }).nullable().describe('null: I may not know of it'),
  madeBy: z.object({ id: Id, name: z.string() }),
  createdAt: Instant,
  usedAt: Instant.nullable(),
  can: z.object({ edit: z.boolean() }),
})
export type IncomingHook = z.output<typeof IncomingHook>

const Name = z.string().trim().min(1).max(80).describe('under which it speaks')
const Face = Id.nullable().describe('an own picture from files.uploadPicture')
const Address = z.string().describe('shown only now: whoever knows it may speak there')

export const listIncoming = operation({
  name: 'webhooks.listIncoming',
  does: 'List the programs that may speak here, without their addresses',
  http: 'GET /incoming-hooks',
  byToken: false,
  input: z.object({}),
  output: z.object({ items: z.array(IncomingHook) }),
})
export const addIncoming = operation({
  name: 'webhooks.addIncoming',
  does: 'Let another program speak in a channel; its address takes what Slack’s incoming webhooks take',
  http: 'POST /incoming-hooks',
  byToken: false,
  perMinute: 20,
  input: z.object({ name: Name, channelId: Id, face: Face.optional() }),
  output: z.object({ id: Id, url: Address }),
  refusals: ['too_many_incoming', 'no_such_channel', 'no_such_picture'],
})
export const editIncoming = operation({
  name: 'webhooks.editIncoming',
  does: 'Change the name or picture under which a program speaks',
  http: 'PATCH /incoming-hooks/{hookId}',
  byToken: false,
  input: z.object({ hookId: Id, name: Name.optional(), face: Face.optional() }),
  output: Nothing,
  refusals: ['no_such_picture'],
})
export const renewAddress = operation({
  name: 'webhooks.renewAddress',
  does: 'Give my program a new address; the old one ends at once',
  http: 'POST /incoming-hooks/{hookId}/address',
  byToken: false,
  perMinute: 20,
  input: z.object({ hookId: Id }),
  output: z.object({ id: Id, url: Address }),
})
export const endIncoming = operation({
  name: 'webhooks.endIncoming',
  does: 'End a program’s way in; what it said stays',
  http: 'DELETE /incoming-hooks/{hookId}',
  byToken: false,
  input: z.object({ hookId: Id }),
  output: Nothing,
})
/** What comes in at `/hooks/{secret}`; no other face offers it. */
export const sayByHook = operation({
  name: 'webhooks.sayByHook',
  does: 'Say something as the program whose secret this is',
  http: 'POST /incoming-hooks/say',
  byToken: false,
  hidden: ['http', 'mcp'],
  input: z.object({
    secret: z.string().max(100),
    message: z.record(z.string(), z.unknown()).describe('text, attachments, blocks as Slack writes them'),
  }),
  output: z.object({ id: Id }),
  refusals: ['empty', 'archived'],
})

const ofHook = z.object({ hookId: Id, appId: Id })
export const incomingAdded = activity({ kind: 'webhooks.incoming_added', data: ofHook })
export const incomingChanged = activity({ kind: 'webhooks.incoming_changed', data: ofHook })
export const incomingEnded = activity({ kind: 'webhooks.incoming_ended', data: ofHook })

/** Calls: a card in a conversation that leads to a room elsewhere, with whatever provider the community uses. */
import * as z from 'zod'
import { Id, operation } from '#kernel/contract.ts'
import { Message, MessageText } from '#modules/conversation/contract.ts'
import { CallUrl } from './contract.ts'

/** The kind of card that leads to the room of a call. */
export const CALL = 'call'
export const CallCard = z.object({ url: CallUrl })

export const startCall = operation({
  name: 'chat.startCall',
  does: "Say in a conversation that a call begins, with a link to its room: the channel's own, or one given",
  http: 'POST /subjects/{subjectId}/calls',
  perMinute: 20,
  input: z.object({
    subjectId: Id,
    threadId: Id.optional(),
    url: CallUrl.optional().describe('otherwise the one the channel has'),
    text: MessageText.optional().describe('said along'),
  }),
  output: Message.describe(`with a card of the kind ${CALL} that holds the address`),
  refusals: ['no_call_link', 'archived', 'no_such_thread', 'mention_needs_confirming', 'mention_all_by_stewards'],
})

/** Calls: a card in a conversation that leads to a room elsewhere, with whatever provider the community uses. */
import * as z from 'zod'
import { Id, operation } from '#kernel/contract.ts'
import { CALL, Message, MessageText } from '#modules/conversation/contract.ts'
import { CallUrl } from './contract.ts'

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
  output: Message.describe(`with a file of type ${CALL} that holds the link`),
  refusals: ['no_call_link', 'archived', 'no_such_thread', 'mention_needs_confirming', 'mention_all_by_stewards'],
})

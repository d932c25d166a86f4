/** Pins: messages that everyone on a subject keeps at hand. */

import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'
import { Message } from './contract.ts'

/** So many on one subject, that each still stands out. */
export const MOST_PINS = 100

const ofMessage = z.object({ messageId: Id })

export const pinMessage = operation({
  name: 'conversation.pinMessage',
  does: 'Pin a message where it was said, for all who read there; at most 100 on a subject',
  http: 'PUT /messages/{messageId}/pin',
  input: ofMessage,
  output: Nothing,
  refusals: ['deleted', 'archived', 'too_many_pins'],
})
export const unpinMessage = operation({
  name: 'conversation.unpinMessage',
  does: 'Take a pin off a message',
  http: 'DELETE /messages/{messageId}/pin',
  effect: 'write',
  input: ofMessage,
  output: Nothing,
  refusals: ['archived'],
})
export const messagePinned = activity({ kind: 'conversation.message_pinned', data: ofMessage })
export const messageUnpinned = activity({ kind: 'conversation.message_unpinned', data: ofMessage })

export const listPins = operation({
  name: 'conversation.listPins',
  does: 'Read what is pinned on a subject, newest pin first',
  http: 'GET /subjects/{subjectId}/pins',
  input: z.object({ subjectId: Id }),
  output: z.object({
    items: z.array(z.object({ message: Message, by: Author, at: Instant.describe('when it was pinned') })),
  }),
})

/** Link previews: what pages elsewhere say of themselves, shown below the message that links to them. */
import * as z from 'zod'
import { activity, Id, Nothing, operation } from '#kernel/contract.ts'

/** At most so many below one message. */
export const MOST_PREVIEWS = 3

export const Preview = z.object({
  id: Id,
  url: z.string().describe('as linked, without its fragment'),
  host: z.string().describe('where the page came from at last'),
  site: z.string().describe('what it calls itself; may be empty'),
  title: z.string().describe('words of the page, not of a member; plain text in one line, as the other fields'),
  description: z.string().describe('may be empty'),
  picture: Id.nullable().describe('file id of a small picture, kept by this house'),
})
export type Preview = z.output<typeof Preview>

export const hidePreview = operation({
  name: 'conversation.hidePreview',
  does: 'Take a link preview away from a message, or put it back',
  http: 'PUT /messages/{messageId}/previews/{previewId}/hidden',
  input: z.object({ messageId: Id, previewId: Id, hidden: z.boolean() }),
  output: Nothing,
  refusals: ['deleted'],
})

/** What is shown below the message is another than before. */
export const previewsChanged = activity({ kind: 'conversation.previews_changed', data: z.object({ messageId: Id }) })

/** Done by the house itself after something with a link was said or changed. */
export const hangPreviews = operation({
  name: 'conversation.hangPreviews',
  does: 'Look which pages a message links to, and have those read that are not known yet',
  http: 'POST /messages/{messageId}/previews',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: z.object({ messageId: Id }),
  output: Nothing,
})
export const readPage = operation({
  name: 'conversation.readPage',
  does: 'Ask a page what it says of itself, and show it below the messages that link to it',
  http: 'POST /pages/{pageId}/read',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: z.object({ pageId: Id, attempt: z.number().int().min(1) }),
  output: Nothing,
})

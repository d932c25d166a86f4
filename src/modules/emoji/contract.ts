/** Emoji of a community's own: a small picture with a name, written `:name:` in texts and reactions. */
import * as z from 'zod'
import { activity, Id, Instant, Nothing, operation } from '#kernel/contract.ts'

/** So many in one community, that the picker stays one. */
export const MOST_EMOJI = 500
/** Bytes of what is uploaded; it becomes 128 pixels. */
export const MOST_BYTES = 1024 * 1024

/** Begins with a letter, so that a time of day is none. */
export const EMOJI_NAME = /^[a-z][a-z0-9_+-]{1,39}$/
export const EmojiName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(EMOJI_NAME, 'a to z, 0 to 9, _, + and -, 2 to 40 of them, first a letter')

export const CustomEmoji = z.object({
  name: z.string(),
  fileId: Id,
  addedBy: z.object({ id: Id, name: z.string() }).nullable(),
  addedAt: Instant,
  can: z.object({ remove: z.boolean() }),
})

export const addEmoji = operation({
  name: 'emoji.addEmoji',
  does: 'Add an emoji of our own from a picture; at most 500, of 1 MB',
  http: 'POST /emoji',
  takes: 'upload',
  perMinute: 20,
  hidden: ['mcp'],
  input: z.object({ name: EmojiName }),
  output: CustomEmoji,
  refusals: ['name_taken', 'too_many_emoji', 'not_a_picture', 'unreadable_picture', 'too_many_pixels'],
})
export const removeEmoji = operation({
  name: 'emoji.removeEmoji',
  does: 'Remove an emoji of our own; where it was used its name is shown',
  http: 'DELETE /emoji/{emojiName}',
  input: z.object({ emojiName: EmojiName }),
  output: Nothing,
})
export const listEmoji = operation({
  name: 'emoji.listEmoji',
  does: "List the community's own emoji, by name",
  http: 'GET /emoji',
  input: z.object({}),
  output: z.object({ items: z.array(CustomEmoji) }),
})
export const emojiAdded = activity({ kind: 'emoji.emoji_added', data: z.object({ fileId: Id }) })
export const emojiRemoved = activity({ kind: 'emoji.emoji_removed', data: z.object({ fileId: Id }) })

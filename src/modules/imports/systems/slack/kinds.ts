/** Which entries of a day file are talk and which only say what happened to the channel. */
import { firstText, isRecord, type Json, records, text } from '../../shape.ts'
import { instantOf } from './time.ts'

/** `channel_…` and their twins of private channels (`group_…`) besides. */
const noticeSubtypes = new Set([
  'app_conversation_join',
  'app_conversation_leave',
  'bot_add',
  'bot_disable',
  'bot_enable',
  'bot_remove',
  'ekm_access_denied',
  'file_mention',
  'huddle_thread',
  'message_changed',
  'message_deleted',
  'message_replied',
  'pinned_item',
  'reminder_add',
  'reminder_delete',
  'sh_room_created',
  'sh_room_shared',
  'tabbed_canvas_updated',
  'unpinned_item',
])

/** Why an element cannot become a message at all. */
export function reasonNotReadable(element: unknown): string | undefined {
  if (!isRecord(element)) return 'not_a_message'
  return instantOf(text(element.ts)) ? undefined : 'no_time'
}

/** The kind of notice, which is also the reason it is left out when nobody replied to it. */
export function noticeOf(message: Json): string | undefined {
  const subtype = text(message.subtype)
  if (isRecord(message.room) || subtype === 'huddle_thread') return 'huddle'
  const isNotice = /^(?:channel|group)_[a-z_]{1,60}$/.test(subtype) || noticeSubtypes.has(subtype)
  return isNotice ? subtype : undefined
}

export function isEmpty(message: Json, content: string): boolean {
  return content === '' && !firstText(message.text) && records(message.files).length === 0 && !isRecord(message.file)
}

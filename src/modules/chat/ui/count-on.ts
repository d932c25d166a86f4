/** Channels and what is unread in them, as frames count on. Pure. */
import type { OutputOf } from '#kernel/contract.ts'
import { type Message, MOST_UNREAD } from '#modules/conversation/contract.ts'
import type { Frame } from '#web/live.ts'
import type { ChannelInList, listChannels } from '../contract.ts'

export type Channels = OutputOf<typeof listChannels>

/** `undefined`: fetch again. */
export function countOn(shown: Channels, frame: Frame, me: string | null): Channels | undefined {
  const channel = shown.items.find((one) => one.id === frame.subject)
  if (!channel || frame.kind.startsWith('chat.')) return frame.kind.startsWith('chat.') ? undefined : shown
  if (frame.seq <= shown.seq || frame.kind !== 'conversation.message_posted') return shown
  const message = (frame.patch as { message?: Message } | undefined)?.message
  if (!message) return undefined
  if (!message.inChannel) return shown
  const isNew = message.author.id !== me && message.seq !== null && message.seq > channel.readSeq
  const isForMe = isNew && me !== null && message.text.includes(`<@member:${me}>`)
  return changed(shown, channel.id, {
    lastMessageAt: message.at,
    unread: Math.min(MOST_UNREAD, channel.unread + (isNew ? 1 : 0)),
    mentions: Math.min(MOST_UNREAD, channel.mentions + (isForMe ? 1 : 0)),
  })
}

export const changed = (shown: Channels, id: string, fields: Partial<ChannelInList>): Channels => ({
  ...shown,
  items: shown.items.map((one) => (one.id === id ? { ...one, ...fields } : one)),
})

export type Groups = { all: ChannelInList[]; circles: ChannelInList[]; directs: ChannelInList[] }

export function grouped(channels: readonly ChannelInList[]): Groups {
  const of = (audience: string) => channels.filter((one) => one.audience === audience)
  const byTalk = (one: ChannelInList, other: ChannelInList) =>
    (other.lastMessageAt ?? '').localeCompare(one.lastMessageAt ?? '')
  return {
    all: channels.filter((one) => one.audience === 'community' || one.audience === 'public'),
    circles: of('circle'),
    directs: of('direct').sort(byTalk),
  }
}

/** Does something wait there? In muted ones only what means me. */
export const isWaiting = ({ unread, mentions, level }: ChannelInList): boolean =>
  mentions > 0 || (unread > 0 && level !== 'nothing')

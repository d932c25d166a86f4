/** My channels with what is unread, counted on as frames come in. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { type Message, MOST_UNREAD } from '#modules/conversation/contract.ts'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import type { Frame } from '#web/live.ts'
import { keyOf, useQuery } from '#web/query.ts'
import { type ChannelInList, listChannels } from '../contract.ts'

type Channels = OutputOf<typeof listChannels>

export function useChannels() {
  const { memberId } = useHere()
  const community = useCommunitySlug()
  const client = useQueryClient()
  // Which subjects are watched comes from what was read before: the list itself says which.
  const known = client.getQueryData<Channels>(keyOf(listChannels, {}, community))
  const subjects = useMemo(() => known?.items.map((one) => one.id) ?? [], [known])
  return useQuery(
    listChannels,
    {},
    { watch: { kinds: ['chat.'], subjects, apply: (shown, frame) => countOn(shown, frame, memberId) } },
  )
}

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

const changed = (shown: Channels, id: string, fields: Partial<ChannelInList>): Channels => ({
  ...shown,
  items: shown.items.map((one) => (one.id === id ? { ...one, ...fields } : one)),
})

/** What was just read counts no longer, before the house is asked again. */
export function useSayRead() {
  const community = useCommunitySlug()
  const client = useQueryClient()
  return (channelId: string, seq: number) => {
    const key = keyOf(listChannels, {}, community)
    if (seq < 0) return void client.invalidateQueries({ queryKey: key })
    client.setQueryData<Channels>(
      key,
      (shown) => shown && changed(shown, channelId, { unread: 0, mentions: 0, readSeq: seq }),
    )
  }
}

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

/** Does it ask for attention? Muted ones only when someone means me. */
export const isWaiting = ({ unread, mentions, level }: ChannelInList): boolean =>
  mentions > 0 || (unread > 0 && level === 'everything')

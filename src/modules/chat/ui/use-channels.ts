/** My channels with what is unread, counted on as frames come in. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { keyOf, useQuery } from '#web/query.ts'
import { listChannels } from '../contract.ts'
import { type Channels, changed, countOn } from './count-on.ts'

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

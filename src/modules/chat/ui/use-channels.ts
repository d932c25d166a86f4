/** My channels with what is unread, counted on as frames come in. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { countNotices } from '#modules/attention/contract.ts'
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
    {
      watch: {
        kinds: ['chat.', 'communities.circle_joined', 'communities.circle_left'],
        subjects,
        apply: (shown, frame) => countOn(shown, frame, memberId),
      },
    },
  )
}

/** What was just read counts no longer, before the house is asked again; `left`: how many are, where that is known. */
export function useSayRead() {
  const community = useCommunitySlug()
  const client = useQueryClient()
  const key = keyOf(listChannels, {}, community)
  const sayRead = (channelId: string, upTo: number, left: number | undefined) => {
    void client.invalidateQueries({ queryKey: [countNotices.name] })
    const isWhole = left === 0
    client.setQueryData<Channels>(
      key,
      (shown) =>
        shown &&
        changed(shown, channelId, {
          readSeq: upTo,
          ...(left !== undefined && { unread: left }),
          ...(isWhole && { mentions: 0 }),
        }),
    )
    if (!isWhole) void client.invalidateQueries({ queryKey: key })
  }
  const sayThreadRead = () => {
    for (const queryKey of [key, [countNotices.name]]) void client.invalidateQueries({ queryKey })
  }
  return { sayRead, sayThreadRead }
}

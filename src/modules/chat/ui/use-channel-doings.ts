/** What can be done with a channel as a whole, with the words said afterwards. */
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inCommunity, useCommunitySlug } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import {
  addToChannel,
  archiveChannel,
  browseChannels,
  getChannel,
  joinChannel,
  leaveChannel,
  listChannelMembers,
  listChannels,
  setLevel,
  unarchiveChannel,
} from '../contract.ts'

type About = { id: string; audience: string }

export function useChannelDoings(channel: About, name: string, onDone: () => void = () => {}) {
  const { t } = useTranslation('chat')
  const slug = useCommunitySlug() ?? ''
  const navigate = useNavigate()
  const isGuest = useHere().community.me?.kind === 'guest'
  const refreshes = [getChannel, listChannels, listChannelMembers, browseChannels]
  const onRefused = ({ code }: { code: string }) =>
    toast({ text: t(`refusal.${code}`, { defaultValue: t('failed') }), kind: 'bad' })
  const rejoin = useAction(joinChannel, { refreshes, onRefused })
  const unarchive = useAction(unarchiveChannel, {
    refreshes,
    onRefused,
    onDone: () => toast({ text: t('unarchived', { name }) }),
  })
  return {
    unarchive,
    level: useAction(setLevel, { refreshes, onRefused, onDone: () => toast({ text: t('level_saved') }) }),
    archive: useAction(archiveChannel, {
      refreshes,
      onRefused,
      onDone() {
        onDone()
        const undo = () => unarchive.mutate({ channelId: channel.id })
        toast({ text: t('archived_toast', { name }), undo })
      },
    }),
    leave: useAction(leaveChannel, {
      refreshes,
      onRefused,
      onDone() {
        // A guest who has left no longer sees it.
        const undo = isGuest ? {} : { undo: () => rejoin.mutate({ channelId: channel.id }) }
        toast({ text: t('left', { name }), ...undo })
        void navigate({ to: inCommunity(slug, 'talk') })
      },
    }),
    add: useAction(addToChannel, {
      refreshes,
      onRefused,
      onDone() {
        onDone()
        toast({ text: t('added') })
      },
    }),
  }
}

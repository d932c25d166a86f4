import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { NotFound } from '#web/NotFound.tsx'
import { Place } from '#web/Place.tsx'
import { useAction } from '#web/query.ts'
import { listChannels, openDirect } from '../contract.ts'
import { ChannelList } from './ChannelList.tsx'

/** `talk/new?member=`: from a profile into the conversation with them, whether there was one or not. */
export default function DirectWith() {
  const { t } = useTranslation('chat')
  const { member } = useSearch({ strict: false }) as { member?: string }
  const { community } = useHere()
  const navigate = useNavigate()
  const { mutate, isError } = useAction(openDirect, {
    refreshes: [listChannels],
    onDone: ({ id }) => void navigate({ to: inCommunity(community.slug, 'talk', id), replace: true }),
  })
  useEffect(() => {
    if (member) mutate({ memberIds: [member] })
  }, [member, mutate])
  if (!member || isError) return <NotFound />
  return (
    <Place area="talk" list={<ChannelList />} listLabel={t('title')}>
      <Skeletons count={5} />
    </Place>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { usePhone } from '#web/kit/phone.ts'
import { Place } from '#web/Place.tsx'
import { ChannelList } from './ChannelList.tsx'
import { lastChannel } from './last-channel.ts'
import { useChannels } from './use-channels.ts'

/** Conversations: on a phone the list; with more room the last one opens beside it, or else one with something new. */
export default function Talks() {
  const { t } = useTranslation('chat')
  const { community } = useHere()
  const phone = usePhone()
  const navigate = useNavigate()
  const { data } = useChannels()
  const last = lastChannel(community.slug)
  const items = data?.items ?? []
  const next = items.find(({ id }) => id === last) ?? items.find(({ unread }) => unread > 0) ?? items[0]
  useEffect(() => {
    if (!phone && next) void navigate({ to: inCommunity(community.slug, 'talk', next.id), replace: true })
  }, [phone, next, community.slug, navigate])
  const browse = <ButtonLink href={inCommunity(community.slug, 'talk', 'browse')}>{t('browse')}</ButtonLink>
  return (
    <Place area="talk" list={<ChannelList />} listLabel={t('title')} screen="list">
      {data?.items.length === 0 && <EmptyState title={t('none_title')} text={t('none_text')} action={browse} />}
    </Place>
  )
}

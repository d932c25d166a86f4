import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Link } from '#web/kit/Link.tsx'
import { useAction } from '#web/query.ts'
import { browseChannels, joinChannel, listChannels } from '../contract.ts'
import styles from './Browse.module.css'
import { Sign } from './Sign.tsx'
import { useChannelDoings } from './use-channel-doings.ts'

export function BrowseRow({ channel }: { channel: OutputOf<typeof browseChannels>['items'][number] }) {
  const { t, i18n } = useTranslation('chat')
  const { community } = useHere()
  const navigate = useNavigate()
  const { id, title, topic, audience, archivedAt, memberCount, can } = channel
  const place = inCommunity(community.slug, 'talk', id)
  const join = useAction(joinChannel, {
    refreshes: [listChannels, browseChannels],
    onDone: () => void navigate({ to: place }),
  })
  const { unarchive } = useChannelDoings(channel, title)
  const day = archivedAt && new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(archivedAt))
  const doing = archivedAt
    ? can.unarchive && { label: t('unarchive'), act: unarchive }
    : { label: t('join'), act: join }
  return (
    <li className={styles.row}>
      <Sign audience={audience} />
      <div>
        <Link className={styles.name} href={place}>
          {title}
        </Link>
        {topic && <p>{topic}</p>}
        <small>
          {[t('members', { count: memberCount }), day && t('archived_on', { day })].filter(Boolean).join(' · ')}
        </small>
      </div>
      {doing && (
        <Button
          look="soft"
          size="s"
          aria-label={`${doing.label}: ${title}`}
          busy={doing.act.isPending && t('joining')}
          onClick={() => doing.act.mutate({ channelId: id })}
        >
          {doing.label}
        </Button>
      )}
    </li>
  )
}

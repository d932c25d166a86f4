import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { browseChannels, joinChannel, listChannels } from '../contract.ts'
import styles from './Browse.module.css'
import { ChannelList, LoadError, Sign } from './ChannelList.tsx'
import { NewChannel } from './NewChannel.tsx'

/** Channels one could join. */
export default function Browse() {
  const { t } = useTranslation('chat')
  const { community } = useHere()
  const [making, setMaking] = useState(false)
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(browseChannels, { most: 100 }, { watch: { kinds: ['chat.'] } })
  const join = useAction(joinChannel, {
    refreshes: [listChannels, browseChannels],
    onDone: (channel) => void navigate({ to: inCommunity(community.slug, 'talk', channel.id) }),
  })
  const create = community.can.createChannels && (
    <Button look="soft" onClick={() => setMaking(true)}>
      {t('new_channel')}
    </Button>
  )
  const head = (
    <ColumnHead
      title={t('browse')}
      level={1}
      below={t('browse_text')}
      back={inCommunity(community.slug, 'talk')}
      showsList
      actions={data && data.items.length > 0 && create}
    />
  )
  return (
    <Place area="talk" list={<ChannelList />} listLabel={t('title')} head={head}>
      <div className={styles.browse}>
        {!data && !error && <Skeletons count={4} />}
        {error && !data && <LoadError onAgain={() => void refetch()} />}
        {data?.items.length === 0 && (
          <EmptyState title={t('browse_none')} text={t('browse_none_text')} action={create} />
        )}
        <ul>
          {data?.items.map((one) => (
            <li key={one.id} className={styles.row}>
              <Sign audience={one.audience} />
              <div>
                <Link className={styles.name} href={inCommunity(community.slug, 'talk', one.id)}>
                  {one.title}
                </Link>
                {one.topic && <p>{one.topic}</p>}
                <small>{t('members', { count: one.memberCount })}</small>
              </div>
              <Button
                look="soft"
                size="s"
                aria-label={`${t('join')}: ${one.title}`}
                busy={join.isPending && join.variables.channelId === one.id && t('joining')}
                onClick={() => join.mutate({ channelId: one.id })}
              >
                {t('join')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
      {making && <NewChannel onClose={() => setMaking(false)} />}
    </Place>
  )
}

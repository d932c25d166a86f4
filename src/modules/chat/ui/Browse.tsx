import { useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SearchField } from '#web/kit/SearchField.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Place } from '#web/Place.tsx'
import { useNear, usePages } from '#web/pages.ts'
import { browseChannels } from '../contract.ts'
import styles from './Browse.module.css'
import { BrowseRow } from './BrowseRow.tsx'
import { ChannelList } from './ChannelList.tsx'
import { LoadError } from './LoadError.tsx'
import { NewChannel } from './NewChannel.tsx'

const places = ['open', 'archived'] as const
type Where = (typeof places)[number]

/** Channels one could join, and those that are put away. */
export default function Browse() {
  const { t } = useTranslation('chat')
  const { community } = useHere()
  const navigate = useNavigate()
  const path = inCommunity(community.slug, 'talk', 'browse')
  const { show } = useSearch({ strict: false }) as { show?: string }
  const where: Where = show === 'archived' ? 'archived' : 'open'
  const [making, setMaking] = useState(false)
  const [asked, setAsked] = useState('')
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
      actions={create}
    />
  )
  const go = (to: Where) => void navigate({ to: path, search: (to === 'archived' ? { show: to } : {}) as never })
  return (
    <Place area="talk" list={<ChannelList />} listLabel={t('title')} head={head}>
      <div className={styles.browse}>
        <div className={styles.tools}>
          <Segmented
            label={t('browse')}
            parts={places.map((value) => ({ value, label: t(`browse_${value}`) }))}
            value={where}
            onChange={go}
          />
          <SearchField label={t('browse_find')} value={asked} onChange={setAsked} />
        </div>
        <Found key={where} where={where} query={useDeferredValue(asked.trim())} create={create} />
      </div>
      {making && <NewChannel onClose={() => setMaking(false)} />}
    </Place>
  )
}

type FoundProps = { where: Where; query: string; create: React.ReactNode }

function Found({ where, query, create }: FoundProps) {
  const { t } = useTranslation('chat')
  const isArchived = where === 'archived'
  const { items, isPending, error, refetch, hasNextPage, fetchNextPage } = usePages(browseChannels, {
    ...(query && { query }),
    ...(isArchived && { archived: true }),
  })
  const end = useNear(() => void (hasNextPage && fetchNextPage()))
  if (isPending) return <Skeletons count={4} />
  if (error && !items) return <LoadError onAgain={() => void refetch()} />
  const empty = query ? (
    <EmptyState title={t('browse_no_match')} />
  ) : isArchived ? (
    <EmptyState title={t('archived_none')} text={t('archived_none_text')} />
  ) : (
    <EmptyState title={t('browse_none')} text={t('browse_none_text')} action={create} />
  )
  return (
    <>
      {items?.length === 0 && empty}
      <ul>
        {items?.map((one) => (
          <BrowseRow key={one.id} channel={one} />
        ))}
      </ul>
      <div ref={end} />
    </>
  )
}

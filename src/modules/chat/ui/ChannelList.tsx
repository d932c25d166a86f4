import {
  IconBellOff,
  IconBookmark,
  IconHash,
  IconMessagePlus,
  IconMoodHeart,
  IconPencil,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { cx } from '#web/kit/cx.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { usePhone } from '#web/kit/phone.ts'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { openSearch } from '#web/quick.ts'
import type { ChannelInList } from '../contract.ts'
import { Bell } from './Bell.tsx'
import styles from './ChannelList.module.css'
import { grouped, isWaiting } from './count-on.ts'
import { DirectFace } from './DirectFace.tsx'
import { LoadError } from './LoadError.tsx'
import { NewChannel } from './NewChannel.tsx'
import { NewDirect } from './NewDirect.tsx'
import { nameOf } from './names.ts'
import { Sign } from './Sign.tsx'
import { useChannels } from './use-channels.ts'

/** All my conversations: for everyone, circles, direct. */
export function ChannelList({ current }: { current?: string | undefined }) {
  const { t } = useTranslation('chat')
  const { community } = useHere()
  const phone = usePhone()
  const { data, error, refetch } = useChannels()
  const [making, setMaking] = useState<'channel' | 'direct'>()
  const items = [
    { label: t('new_direct'), icon: <IconMessagePlus aria-hidden />, onPick: () => setMaking('direct') },
    ...(community.can.createChannels
      ? [{ label: t('new_channel'), icon: <IconPlus aria-hidden />, onPick: () => setMaking('channel') }]
      : []),
    { label: t('browse'), icon: <IconHash aria-hidden />, href: inCommunity(community.slug, 'talk', 'browse') },
    { label: t('own_emoji'), icon: <IconMoodHeart aria-hidden />, href: inCommunity(community.slug, 'emoji') },
  ]
  const button = (
    <IconButton label={t('new')}>
      <IconPencil aria-hidden />
    </IconButton>
  )
  return (
    <>
      <ColumnHead
        title={t('title')}
        line={false}
        actions={
          <>
            {phone && (
              <IconButton label={t('search', { ns: 'web' })} onClick={openSearch}>
                <IconSearch aria-hidden />
              </IconButton>
            )}
            <Bell />
            <Menu button={button} items={items} />
          </>
        }
      />
      <nav className={styles.list} aria-label={t('title')}>
        {!data && !error && <Skeletons like="text" count={6} />}
        {error && !data && <LoadError onAgain={() => void refetch()} />}
        {data && <Lists channels={data.items} current={current} onDirect={() => setMaking('direct')} />}
      </nav>
      {making === 'channel' && <NewChannel onClose={() => setMaking(undefined)} />}
      {making === 'direct' && <NewDirect onClose={() => setMaking(undefined)} />}
    </>
  )
}

type ListsProps = { channels: readonly ChannelInList[]; current: string | undefined; onDirect: () => void }

function Lists({ channels, current, onDirect }: ListsProps) {
  const { t } = useTranslation('chat')
  const { community } = useHere()
  const { all, circles, directs } = grouped(channels)
  const browse = inCommunity(community.slug, 'talk', 'browse')
  const rows = (some: ChannelInList[]) =>
    some.map((one) => <Row key={one.id} channel={one} isCurrent={one.id === current} />)
  return (
    <>
      <Link className={cx(styles.row, styles.quiet)} href={inCommunity(community.slug, 'saved')}>
        <IconBookmark aria-hidden />
        <span>{t('later')}</span>
      </Link>
      <Group title={t('for_all')}>
        {rows(all)}
        <li>
          <Link className={cx(styles.row, styles.quiet)} href={browse}>
            <IconPlus aria-hidden />
            <span>{t('more_channels')}</span>
          </Link>
        </li>
      </Group>
      {circles.length > 0 && <Group title={t('circles')}>{rows(circles)}</Group>}
      <Group title={t('direct')}>
        {rows(directs)}
        <li>
          <button type="button" className={cx(styles.row, styles.quiet)} onClick={onDirect}>
            <IconPlus aria-hidden />
            <span>{t('new_direct')}</span>
          </button>
        </li>
      </Group>
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <p className={styles.group} aria-hidden>
        {title}
      </p>
      <ul>{children}</ul>
    </section>
  )
}

function Row({ channel, isCurrent }: { channel: ChannelInList; isCurrent: boolean }) {
  const { t } = useTranslation('chat')
  const { community } = useHere()
  const { unread, mentions, level, audience } = channel
  const waits = isWaiting(channel)
  const count = level === 'nothing' ? mentions : unread
  return (
    <li>
      <Link
        className={cx(styles.row, waits && styles.new, level === 'nothing' && styles.muted)}
        href={inCommunity(community.slug, 'talk', channel.id)}
        aria-current={isCurrent ? 'page' : undefined}
      >
        {audience === 'direct' ? <DirectFace people={channel.people} /> : <Sign audience={audience} />}
        <span>{nameOf(channel, t('you_alone'))}</span>
        {level === 'nothing' && !waits && (
          <i className={styles.off}>
            <IconBellOff aria-hidden />
            <span className="sr">{t('muted')}</span>
          </i>
        )}
        {waits && (
          <b
            className={styles.count}
            data-quiet={(level === 'mine' && mentions === 0 && audience !== 'direct') || undefined}
          >
            <span aria-hidden>{count > 99 ? '99+' : count}</span>
            <span className="sr">{mentions > 0 ? t('mentions', { count: mentions }) : t('unread', { count })}</span>
          </b>
        )}
      </Link>
    </li>
  )
}

/** The shell of all screens about people: circles and the ways to others stand beside. */
import { IconAdjustments, IconCirclesRelation, IconDoorEnter, IconUserPlus, IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Views } from '#web/kit/Segmented.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { useTitle } from '#web/title.ts'
import { listCircles } from '../contract-circles.ts'
import { listJoinRequests } from '../contract-joining.ts'
import styles from './PeoplePlace.module.css'
import { useSaid } from './said.ts'

export type PeoplePart = 'people' | 'circles' | 'queue' | 'invite' | 'settings' | 'none'

type PeoplePlaceProps = {
  part: PeoplePart
  title: string
  /** Whom or what the screen is about, where it has a heading of its own below the head. */
  about?: string | undefined
  back?: string
  actions?: ReactNode
  circleId?: string
  children: ReactNode
}

export function PeoplePlace({ part, title, about, back, actions, circleId, children }: PeoplePlaceProps) {
  const { t } = useSaid()
  const { community } = useHere()
  const ways = useWays(part)
  useTitle(about ?? title, community.name)
  const list = (
    <>
      <ColumnHead title={t('ui.people.title')} line={false} />
      <nav className={styles.list} aria-label={t('ui.people.ways')}>
        {ways.map(({ href, label, icon, current, waits }) => (
          <Link key={href} href={href} className={styles.way} aria-current={current ? 'page' : undefined}>
            {icon}
            <span>{label}</span>
            {waits && <i className={styles.dot} role="img" aria-label={t('ui.queue.someone')} />}
          </Link>
        ))}
        <MyCircles circleId={circleId} />
      </nav>
    </>
  )
  const level = about === undefined ? 1 : 2
  const head = <ColumnHead level={level} title={title} {...(back && { back })} actions={actions} />
  return (
    <Place area="people" list={list} listLabel={t('ui.people.title')} head={head}>
      <div className={styles.body}>
        {part !== 'none' && !back && (
          <div className={styles.views}>
            <Views label={t('ui.people.ways')} views={ways} />
          </div>
        )}
        <div>{children}</div>
      </div>
    </Place>
  )
}

function useWays(part: PeoplePart) {
  const { t } = useSaid()
  const { community } = useHere()
  const { can, slug } = community
  const watch = { kinds: ['communities.join_', 'communities.request_'] }
  const first = useQuery(listJoinRequests, { most: 1 }, { enabled: can.decideRequests, watch })
  const way = (key: PeoplePart, icon: ReactNode, ...path: string[]) => ({
    href: inCommunity(slug, ...path),
    label: t(`ui.way.${key}`),
    icon,
    current: part === key,
    waits: key === 'queue' && (first.data?.items.length ?? 0) > 0,
  })
  return [
    way('people', <IconUsers aria-hidden key="i" />, 'people'),
    way('circles', <IconCirclesRelation aria-hidden key="i" />, 'circles'),
    ...(can.decideRequests ? [way('queue', <IconDoorEnter aria-hidden key="i" />, 'people', 'queue')] : []),
    ...(can.invite ? [way('invite', <IconUserPlus aria-hidden key="i" />, 'people', 'invite')] : []),
    way('settings', <IconAdjustments aria-hidden key="i" />, 'settings'),
  ]
}

function MyCircles({ circleId }: { circleId: string | undefined }) {
  const { t } = useSaid()
  const { community } = useHere()
  const asked = useQuery(listCircles, {}, { watch: { kinds: ['communities.circle'] } })
  const mine = asked.data?.items.filter((circle) => circle.isIn) ?? []
  if (mine.length === 0) return null
  return (
    <>
      <h3 className={styles.group}>{t('ui.circles.mine')}</h3>
      {mine.map((circle) => (
        <Link
          key={circle.id}
          href={inCommunity(community.slug, 'circles', circle.id)}
          className={styles.way}
          aria-current={circle.id === circleId ? 'page' : undefined}
        >
          <IconCirclesRelation aria-hidden />
          <span>{circle.name}</span>
        </Link>
      ))}
    </>
  )
}

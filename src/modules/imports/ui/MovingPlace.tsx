/** The frame of all screens of moving in: one column, the way back, and only for those who may. */
import type { ReactNode } from 'react'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { Place } from '#web/Place.tsx'
import { useTitle } from '#web/title.ts'
import styles from './Moving.module.css'
import { useSaid } from './said.ts'

export function MovingPlace({ title, back, children }: { title: string; back: string[]; children: ReactNode }) {
  const { t } = useSaid()
  const { community } = useHere()
  useTitle(title, community.name)
  const way = inCommunity(community.slug, ...back)
  return (
    <Place
      area="people"
      head={<ColumnHead level={1} title={title} back={way} below={<Way href={way} isInner={back.length > 1} />} />}
    >
      <div className={styles.body}>
        {useMayMoveIn() ? children : <EmptyState title={t('ui.closed')} text={t('ui.closed_text')} />}
      </div>
    </Place>
  )
}

/** Where there is no list beside, the way back stands in words. */
function Way({ href, isInner }: { href: string; isInner: boolean }) {
  const { t } = useSaid()
  return (
    <Link className="link" href={href}>
      {t(isInner ? 'ui.title' : 'ui.back.settings')}
    </Link>
  )
}

export function useMayMoveIn(): boolean {
  const role = useHere().community.me?.role
  return role === 'owner' || role === 'steward'
}

import { IconBell } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { listNotices, markSeen, type Notice } from '#modules/attention/contract.ts'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useLive } from '#web/live.ts'
import { useAction, useQuery } from '#web/query.ts'
import styles from './Home.module.css'
import { NoticeRow } from './NoticeRow.tsx'
import { Unread } from './Unread.tsx'

const MOST = 12

/** What is new for me, in three grounds: what I must know now, today, and what came before. */
export function News() {
  const { t } = useTranslation('mission')
  const asked = useQuery(listNotices, { most: MOST })
  useBadge(() => void asked.refetch())
  const seeing = useAction(markSeen, { refreshes: [listNotices] })
  const notices = asked.data?.items ?? []
  const newest = notices.find((notice) => notice.seenAt === null)
  const side = newest && (
    <button type="button" onClick={() => seeing.mutate({ upTo: notices[0]!.seq })}>
      {t('news.allSeen')}
    </button>
  )
  return (
    <section>
      <SectionHead title={t('news.title')} side={side} />
      {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons count={3} />}
      {asked.data && notices.length === 0 && <EmptyState title={t('news.none')} text={t('news.noneText')} />}
      {grouped(notices, new Date()).map(({ name, items }) => (
        <div key={name} className={styles.group}>
          <h3 data-now={name === 'now' || undefined}>
            {name === 'now' && <IconBell aria-hidden />}
            {t(`news.${name}`)}
          </h3>
          <ul>
            {items.map((notice) => (
              <NoticeRow key={notice.seq} notice={notice} hot={name === 'now'} />
            ))}
          </ul>
        </div>
      ))}
      {asked.data?.next && <p className={styles.later}>{t('news.more')}</p>}
    </section>
  )
}

/** The socket says when a notice came for me. */
function useBadge(then: () => void) {
  const live = useLive()
  const latest = useRef(then)
  latest.current = then
  useEffect(() => live?.hearHint((hint) => hint.badge && latest.current()), [live])
}

export type Group = { name: 'now' | 'today' | 'earlier'; items: Notice[] }

/** What was seen is never "now"; empty groups vanish. */
export function grouped(notices: Notice[], now: Date): Group[] {
  const groupOf = (notice: Notice): Group['name'] => {
    if (notice.level === 'now' && notice.seenAt === null) return 'now'
    return new Date(notice.at).toDateString() === now.toDateString() ? 'today' : 'earlier'
  }
  return (['now', 'today', 'earlier'] as const)
    .map((name) => ({ name, items: notices.filter((notice) => groupOf(notice) === name) }))
    .filter(({ items }) => items.length > 0)
}

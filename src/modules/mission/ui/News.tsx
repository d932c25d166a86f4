import { IconBell } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { listNotices, markSeen } from '#modules/attention/contract.ts'
import { NoticeRow } from '#modules/attention/ui/NoticeRow.tsx'
import { useHere } from '#web/here.ts'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useLive } from '#web/live.ts'
import { useAction, useQuery } from '#web/query.ts'
import styles from './Home.module.css'
import { grouped } from './news.ts'
import { Unread } from './Unread.tsx'

const MOST = 12

/** What is new for me, in three grounds: what I must know now, today, and what came before. */
export function News() {
  const { t } = useTranslation('mission')
  const { me } = useHere()
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
      {grouped(notices, new Date(), me.timeZone).map(({ name, items }) => (
        <div key={name} className={styles.group}>
          <h3 data-now={name === 'now' || undefined}>
            {name === 'now' && <IconBell aria-hidden />}
            {t(`news.${name}`)}
          </h3>
          <ul>
            {items.map(({ notice, more }) => (
              <NoticeRow key={notice.seq} notice={notice} isHot={name === 'now'} more={more} />
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

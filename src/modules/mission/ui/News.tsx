import { IconBell } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { listNotices, markSeen, type Notice } from '#modules/attention/contract.ts'
import { NoticeRow } from '#modules/attention/ui/NoticeRow.tsx'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Link } from '#web/kit/Link.tsx'
import { usePhone } from '#web/kit/phone.ts'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { useLive } from '#web/live.ts'
import { useAction, useQuery } from '#web/query.ts'
import styles from './Home.module.css'
import { grouped, shortened } from './news.ts'
import { Unread } from './Unread.tsx'
import { UnreadChannels, useUnreadChannels } from './UnreadChannels.tsx'
import { type GoalShown, useGoalWords } from './use-goal-words.ts'

const MOST = 12
/** On a phone what one can do should not stand far below. */
const MOST_ON_PHONE = 5

/** What is new for me, in three grounds: what I must know now, today, and what came before; then what was talked about. */
export function News({ goals }: { goals: readonly GoalShown[] }) {
  const { t } = useTranslation('mission')
  const { community, me } = useHere()
  const detail = useMeasured(goals)
  const asked = useQuery(listNotices, { most: MOST })
  useBadge(() => void asked.refetch())
  const seeing = useAction(markSeen, { refreshes: [listNotices] })
  const notices = asked.data?.items ?? []
  const channels = useUnreadChannels(notices)
  const phone = usePhone()
  const all = grouped(notices, new Date(), me.timeZone)
  const { groups, isCut } = shortened(all, phone ? MOST_ON_PHONE : MOST)
  const isNothing = asked.data && notices.length + channels.length === 0
  const side = notices.some((notice) => notice.seenAt === null) && (
    <button type="button" onClick={() => seeing.mutate({ upTo: notices[0]!.seq })}>
      {t('news.allSeen')}
    </button>
  )
  return (
    <section>
      <SectionHead title={t('news.title')} side={side} />
      {asked.error && <Unread refused={asked.error} onAgain={() => void asked.refetch()} />}
      {asked.isPending && <Skeletons count={3} />}
      {isNothing && <EmptyState title={t('news.none')} text={t('news.noneText')} />}
      {groups.map(({ name, items }) => (
        <div key={name} className={styles.group}>
          <h3 data-now={name === 'now' || undefined}>
            {name === 'now' && <IconBell aria-hidden />}
            {t(`news.${name}`)}
          </h3>
          <ul>
            {items.map(({ notice, more }) => (
              <NoticeRow
                key={notice.seq}
                notice={notice}
                isHot={name === 'now'}
                detail={more === 0 && detail(notice)}
                more={more}
              />
            ))}
          </ul>
        </div>
      ))}
      <UnreadChannels channels={channels} />
      {(isCut || asked.data?.next) && (
        <Link className={styles.later} href={inCommunity(community.slug, 'notices')}>
          {t('news.all')}
        </Link>
      )}
    </section>
  )
}

/** The value in a notice about a reading, where its goal stands on this screen. */
function useMeasured(goals: readonly GoalShown[]) {
  const words = useGoalWords()
  return ({ kind, data }: Notice): string | undefined => {
    const metric = goals.find((goal) => goal.metric?.id === data.metricId)?.metric
    if (!metric || typeof data.value !== 'number' || !/^mission\.reading_(recorded|corrected)$/.test(kind))
      return undefined
    return metric.accumulation === 'cumulative' ? words.signed(metric, data.value) : words.amount(metric, data.value)
  }
}

/** The socket says when a notice came for me. */
function useBadge(then: () => void) {
  const live = useLive()
  const latest = useRef(then)
  latest.current = then
  useEffect(() => live?.hearHint((hint) => hint.badge && latest.current()), [live])
}

/** What is mine to do, on all boards, and how that fits my time. */
import { IconChevronLeft } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysLater } from '#modules/text/days.ts'
import { call } from '#web/call.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconLink } from '#web/kit/IconButton.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { Place } from '#web/Place.tsx'
import { useQuery } from '#web/query.ts'
import { useTitle } from '#web/title.ts'
import { listMyTasks, type MyTask } from '../../mine/contract.ts'
import { firstDayOf, weekOf } from '../days.ts'
import { todayIn } from '../due.ts'
import { FeedLink } from './FeedLink.tsx'
import styles from './Mine.module.css'
import { MyApprovals } from './MyApprovals.tsx'
import { MyTaskRow } from './MyTaskRow.tsx'
import { Sums, Workload } from './Workload.tsx'

const watch = { kinds: ['boards.'] }
const order = ['late', 'today', 'week', 'later', 'undated', 'waiting'] as const

export default function Mine() {
  const { t, i18n } = useTranslation('boards')
  const { community, me } = useHere()
  const asked = useQuery(listMyTasks, { most: 200 }, { watch })
  const [further, setFurther] = useState<{ items: MyTask[]; next: string | null }>()
  useTitle(t('ui.mine.title'), community.name)
  const today = todayIn(me.timeZone)
  const tasks = useMemo(() => [...(asked.data?.items ?? []), ...(further?.items ?? [])], [asked.data, further])
  const next = further ? further.next : asked.data?.next
  const more = async () => {
    const page = await call(listMyTasks, { most: 200, after: next! }, { community: community.slug })
    setFurther((now) => ({ items: [...(now?.items ?? []), ...page.items], next: page.next }))
  }
  const weekEnd = daysLater(weekOf(today, firstDayOf(i18n.language)), 7)
  const isSteward = community.me?.role === 'steward' || community.me?.role === 'owner'
  return (
    <Place area="tasks" ground="paper">
      <div className={styles.page}>
        <header className={styles.head}>
          <IconLink label={t('ui.board.back')} href={inCommunity(community.slug, 'boards')}>
            <IconChevronLeft aria-hidden />
          </IconLink>
          <h1>{t('ui.mine.title')}</h1>
        </header>
        <div className={styles.both}>
          <div>
            <MyApprovals />
            {asked.isPending && !asked.error && <Skeletons count={4} />}
            {asked.error && !asked.data && <EmptyState title={t('ui.board.failed')} />}
            {asked.data && tasks.length === 0 && (
              <EmptyState
                title={t('ui.mine.none')}
                text={t('ui.mine.none_text')}
                action={
                  <ButtonLink look="soft" href={inCommunity(community.slug, 'boards')}>
                    {t('ui.mine.to_boards')}
                  </ButtonLink>
                }
              />
            )}
            {order.map((group) => {
              const inIt = tasks.filter((task) => groupOf(task, today, weekEnd) === group)
              if (inIt.length === 0) return null
              return (
                <section key={group} className={styles.group} data-is={group}>
                  <SectionHead title={t(`ui.mine.${group}`)} side={<small>{inIt.length}</small>} />
                  <ul>
                    {inIt.map((task) => (
                      <MyTaskRow key={task.id} task={task} today={today} />
                    ))}
                  </ul>
                </section>
              )
            })}
            {next && (
              <Button look="soft" onClick={() => void more()}>
                {t('ui.mine.more')}
              </Button>
            )}
          </div>
          <aside className={styles.side}>
            <Workload />
            <FeedLink />
          </aside>
        </div>
        {isSteward && <Sums />}
      </div>
    </Place>
  )
}

function groupOf({ waits, dueOn }: MyTask, today: string, weekEnd: string): (typeof order)[number] {
  if (waits) return 'waiting'
  if (!dueOn) return 'undated'
  if (dueOn < today) return 'late'
  return dueOn === today ? 'today' : dueOn < weekEnd ? 'week' : 'later'
}

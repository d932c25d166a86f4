/** What is mine to do, on all boards, and how that fits my time. */
import { IconChevronLeft, IconDiamond } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysLater } from '#modules/text/days.ts'
import { call } from '#web/call.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Button, ButtonLink } from '#web/kit/Button.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { IconLink } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { PurposeChip } from '#web/kit/PurposeChip.tsx'
import { Meta, SectionHead } from '#web/kit/SectionHead.tsx'
import { Skeletons } from '#web/kit/Skeletons.tsx'
import { toast } from '#web/kit/toast.ts'
import { Place } from '#web/Place.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { useTitle } from '#web/title.ts'
import { tickCheckItem } from '../../checklists/contract.ts'
import { listMyTasks, type MyTask } from '../../mine/contract.ts'
import { closeTask, reopenTask } from '../../task/contract.ts'
import { firstDayOf, weekOf } from '../days.ts'
import { dueOf, todayIn } from '../due.ts'
import { useDueWords } from '../due-words.ts'
import { type Early, whyEarly } from '../early.ts'
import { Blocked } from '../task/Blocked.tsx'
import { FeedLink } from './FeedLink.tsx'
import styles from './Mine.module.css'
import { MyApprovals } from './MyApprovals.tsx'
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

function MyTaskRow({ task, today }: { task: MyTask; today: string }) {
  const { t, i18n } = useTranslation('boards')
  const { community, me } = useHere()
  const words = useRefusal('boards')
  const doing = {
    refreshes: [listMyTasks],
    onRefused: (refused: Parameters<typeof words>[0]) =>
      toast({ text: words(refused) ?? t('ui.board.failed'), kind: 'bad' }),
  } as const
  const [early, setEarly] = useState<Early>()
  const close = useAction(closeTask, {
    ...doing,
    onDone: () => toast({ ...told, undo: () => reopen.mutate({ taskId: task.id }) }),
    onRefused(refused) {
      const why = whyEarly(refused)
      if (why) setEarly(why)
      else doing.onRefused(refused)
    },
  })
  const reopen = useAction(reopenTask, doing)
  const tick = useAction(tickCheckItem, doing)
  const isTask = task.kind === 'task'
  const told = { text: t('ui.mine.done', { title: task.title }) }
  const done = () => {
    if (isTask && task.waitsFor.length > 0) setEarly('waits_for_others')
    else if (isTask) close.mutate({ taskId: task.id })
    else
      tick.mutate(
        { itemId: task.id, isDone: true },
        { onSuccess: () => toast({ ...told, undo: () => tick.mutate({ itemId: task.id, isDone: false }) }) },
      )
  }
  const dueWords = useDueWords()
  const due = dueOf({ ...task, closedAt: null }, today, { language: i18n.language, timeZone: me.timeZone })
  const titles = new Intl.ListFormat(i18n.language).format(task.waitsFor.map(({ title }) => title))
  return (
    <li className={styles.task}>
      <label className={styles.hit}>
        <input
          type="checkbox"
          className={styles.check}
          aria-label={t('ui.mine.is_done', { title: task.title })}
          checked={close.isPending || tick.isPending}
          onChange={done}
        />
      </label>
      <div className={styles.words}>
        <Link href={inCommunity(community.slug, 'tasks', task.taskId)} className={styles.title}>
          {task.isMilestone && <IconDiamond role="img" aria-label={t('ui.card.milestone')} />}
          {task.title}
        </Link>
        <Meta>
          <Link href={inCommunity(community.slug, 'boards', task.board.id)}>{task.board.title}</Link>
          {task.task && <span>{t(isTask ? 'ui.mine.part_of' : 'ui.mine.item_of', { title: task.task.title })}</span>}
          {task.others > 0 && <span>{t('ui.mine.with', { count: task.others })}</span>}
          {task.items && <span>{t('ui.card.share', task.items)}</span>}
          {task.waits && <span>{titles ? t('ui.mine.waits_for', { titles }) : t('ui.mine.waits')}</span>}
        </Meta>
      </div>
      {task.purpose && (
        <span className={styles.purpose}>
          <PurposeChip
            purpose={{ kind: task.purpose.kind, name: task.purpose.title ?? '', icon: task.purpose.icon ?? null }}
          />
        </span>
      )}
      <Blocked
        why={early}
        {...(task.waitsFor.length > 0 && { before: task.waitsFor })}
        onKeep={() => setEarly(undefined)}
        onAnyway={() => {
          setEarly(undefined)
          close.mutate({ taskId: task.id, anyway: true })
        }}
      />
      {due && (
        <span className={styles.due} data-is={due.is}>
          {dueWords(due)}
        </span>
      )}
    </li>
  )
}

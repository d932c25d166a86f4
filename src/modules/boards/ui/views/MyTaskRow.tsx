import { IconDiamond } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { Link } from '#web/kit/Link.tsx'
import { PurposeChip } from '#web/kit/PurposeChip.tsx'
import { Meta } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { tickCheckItem } from '../../checklists/contract.ts'
import { listMyTasks, type MyTask } from '../../mine/contract.ts'
import { closeTask, reopenTask } from '../../task/contract.ts'
import { type Early, whyEarly } from '../board/early.ts'
import { dueOf, dueWords } from '../due.ts'
import { Blocked } from '../task/Blocked.tsx'
import styles from './Mine.module.css'

/** One that is mine: a task, or a point of a checklist. */
export function MyTaskRow({ task, today }: { task: MyTask; today: string }) {
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
          {dueWords(due, t)}
        </span>
      )}
    </li>
  )
}

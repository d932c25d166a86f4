import { IconCircleCheck, IconHourglass, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Link } from '#web/kit/Link.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { makeWait, removeWait } from '../../waits/contract.ts'
import type { Asked } from './asked.ts'
import task_ from './Task.module.css'
import { type TaskShown, useDoing } from './use-task.ts'
import styles from './Waits.module.css'

/** What comes first, and what waits for this one. */
export function Waits({ task, onAsk }: { task: TaskShown; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('boards')
  const add = task.can.work && (
    <button type="button" onClick={() => onAsk({ about: 'wait' })}>
      {t('ui.task.wait_add')}
    </button>
  )
  return (
    <>
      {task.waitsFor.length > 0 && (
        <section className={task_.part}>
          <SectionHead title={t('ui.task.waits_for')} side={add} />
          <ul>
            {task.waitsFor.map((one) => (
              <Row key={one.id} task={task} other={one} isFirst />
            ))}
          </ul>
        </section>
      )}
      {task.holdsUp.length > 0 && (
        <section className={task_.part}>
          <SectionHead title={t('ui.task.holds_up')} />
          <ul>
            {task.holdsUp.map((one) => (
              <Row key={one.id} task={task} other={one} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** `isFirst`: it comes before the task that is shown. */
function Row({
  task,
  other,
  isFirst = false,
}: {
  task: TaskShown
  other: TaskShown['waitsFor'][number]
  isFirst?: boolean
}) {
  const { t } = useTranslation('boards')
  const { community } = useHere()
  const { patch: _, ...doing } = useDoing(task.id)
  const pair = isFirst ? { taskId: task.id, forId: other.id } : { taskId: other.id, forId: task.id }
  const again = useAction(makeWait, doing)
  const remove = useAction(removeWait, {
    ...doing,
    onDone: () => toast({ text: t('ui.task.wait_gone'), undo: () => again.mutate(pair) }),
  })
  const Icon = other.closedAt ? IconCircleCheck : IconHourglass
  return (
    <li className={styles.row} data-open={isFirst && !other.closedAt ? '' : undefined}>
      <Icon aria-hidden />
      <Link className={styles.title} href={inCommunity(community.slug, 'tasks', other.id)}>
        {other.title}
      </Link>
      <small>{t(other.closedAt ? 'ui.task.other_done' : 'ui.task.other_open')}</small>
      {task.can.work && (
        <IconButton label={t('ui.task.wait_remove', { title: other.title })} onClick={() => remove.mutate(pair)}>
          <IconX aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

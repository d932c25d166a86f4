import { IconUserCheck, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction } from '#web/query.ts'
import { leaveTask, takeTask } from '../../task/contract.ts'
import type { Asked } from './asked.ts'
import { type TaskShown, useDoing } from './use-task.ts'
import styles from './Volunteers.module.css'

/** How many are wanted, how many are in, and the way to be one of them. */
export function Volunteers({ task, onAsk }: { task: TaskShown; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('boards')
  const { patch: _, ...doing } = useDoing(task.id)
  const take = useAction(takeTask, { ...doing, onDone: () => toast({ text: t('ui.task.you_are_in') }) })
  const leave = useAction(leaveTask, doing)
  if (task.needed === null) return null
  const [count, needed] = [task.assignees.length, task.needed]
  const free = needed - count
  return (
    <div className={styles.wanted} data-free={free > 0 && !task.closedAt ? '' : undefined}>
      <p>
        <b>{t('ui.task.joined', { joined: count, needed })}</b>
        <small>
          {!task.closedAt && <span>{free > 0 ? t('ui.task.free', { count: free }) : t('ui.task.all_there')}</span>}
          {task.can.work && (
            <button type="button" onClick={() => onAsk({ about: 'needed' })}>
              {t('ui.task.needed_change')}
            </button>
          )}
        </small>
      </p>
      {task.can.take && (
        <Button
          size="s"
          icon={<IconUserPlus aria-hidden />}
          busy={take.isPending && t('ui.task.joining')}
          onClick={() => take.mutate({ taskId: task.id })}
        >
          {t('ui.task.join')}
        </Button>
      )}
      {task.can.leave && (
        <Button
          look="quiet"
          size="s"
          icon={<IconUserCheck aria-hidden />}
          onClick={() => leave.mutate({ taskId: task.id })}
        >
          {t('ui.task.leave')}
        </Button>
      )}
    </div>
  )
}

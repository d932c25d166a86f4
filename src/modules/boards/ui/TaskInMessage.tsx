import { IconCheckbox, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { Card } from '#web/kit/Card.tsx'
import { toast } from '#web/kit/toast.ts'
import { useAction, useQuery } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { getTask, takeTask } from '../contract-tasks.ts'
import { dueOf, todayIn } from './due.ts'

/** A task in a message that links it: where it stands, until when, and a place that is free. */
export default function TaskInMessage({ id }: { id: string }) {
  const { t, i18n } = useTranslation('boards')
  const { community, me } = useHere()
  const words = useRefusal('boards')
  const { data: task } = useQuery(getTask, { taskId: id }, { watch: { subjects: [id] } })
  const take = useAction(takeTask, {
    refreshes: [getTask],
    onRefused: (refused) => toast({ text: words(refused) ?? t('ui.board.failed'), kind: 'bad' }),
  })
  if (!task) return null
  const due = dueOf(task, todayIn(me.timeZone), { language: i18n.language, timeZone: me.timeZone })
  const count = task.assignees.length
  const places =
    task.needed === null
      ? ''
      : count > 0
        ? t('ui.card.joined', { count, needed: task.needed })
        : t('ui.card.wanted', { count: task.needed })
  const facts = [
    task.closedAt ? t('ui.card.is_done') : task.places[0]?.list,
    due && !task.closedAt && (due.is === 'late' ? t('ui.card.late', { count: due.days }) : due.words),
    !task.closedAt && places,
  ]
  return (
    <Card
      label={t('ui.board.task')}
      sign={task.closedAt ? <IconCircleCheck aria-hidden /> : <IconCheckbox aria-hidden />}
      title={task.title}
      text={facts.filter(Boolean).join(' · ')}
      href={subjectHref(community.slug, { kind: 'task', id })}
      side={
        task.can.take && (
          <Button size="s" look="soft" onClick={() => take.mutate({ taskId: id })}>
            {t('ui.card.join')}
          </Button>
        )
      }
    />
  )
}

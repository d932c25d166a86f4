import { IconCheckbox, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { subjectHref } from '#web/kinds.ts'
import { Button } from '#web/kit/Button.tsx'
import { Card } from '#web/kit/Card.tsx'
import { FaceStack } from '#web/kit/Face.tsx'
import { pictureUrl } from '#web/pictures.ts'
import { useAction } from '#web/query.ts'
import { takeTask } from '../../task/contract.ts'
import { dueOf, todayIn } from '../due.ts'
import { dayOf } from './spoken.ts'
import { useDoing, useTask } from './use-task.ts'

/** A task in a message that links it: how it stands now, who does it, and a place that is free. */
export default function TaskInMessage({ id }: { id: string }) {
  const { t, i18n } = useTranslation('boards')
  const { community, me } = useHere()
  const { data: task } = useTask(id)
  const { patch: _, ...doing } = useDoing(id)
  const take = useAction(takeTask, doing)
  if (!task) return null
  const speech = { language: i18n.language, timeZone: me.timeZone }
  const due = dueOf(task, todayIn(me.timeZone), speech)
  const people = task.assignees.map(({ id: who, name, face }) => ({
    id: who,
    name,
    photo: pictureUrl(community.slug, face),
  }))
  const facts = [
    task.closedAt ? t('ui.task.other_done') : task.places[0]?.list,
    task.dueOn && !task.closedAt && (due?.is === 'late' ? t('ui.task.is_late') : dayOf(task.dueOn, task.dueAt, speech)),
    task.needed !== null && !task.closedAt && t('ui.task.joined', { joined: people.length, needed: task.needed }),
  ]
  return (
    <Card
      label={t('ui.task.one')}
      sign={task.closedAt ? <IconCircleCheck aria-hidden /> : <IconCheckbox aria-hidden />}
      title={task.title}
      text={facts.filter(Boolean).join(' · ')}
      href={subjectHref(community.slug, { kind: 'task', id })}
      side={
        task.can.take ? (
          <Button size="s" look="soft" onClick={() => take.mutate({ taskId: id })}>
            {t('ui.task.join')}
          </Button>
        ) : (
          people.length > 0 && (
            <FaceStack people={people} size={24} label={people.map(({ name }) => name).join(', ')} ground="raised" />
          )
        )
      }
    />
  )
}

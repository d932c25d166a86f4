import { IconCircleCheck, IconClock, IconDots, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { DateField } from '#web/kit/fields.tsx'
import { IconButton } from '#web/kit/IconButton.tsx'
import { Menu } from '#web/kit/Menu.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { SectionHead } from '#web/kit/SectionHead.tsx'
import { toast } from '#web/kit/toast.ts'
import { PersonFace } from '#web/PersonFace.tsx'
import { useAction, useQuery } from '#web/query.ts'
import { confirmHours, type Hours as HoursShown, listHours, logHours, removeHours } from '../../hours/contract.ts'
import { getTask } from '../../task/contract.ts'
import { todayIn } from '../due.ts'
import styles from './Hours.module.css'
import { dayOf, spanOf } from './spoken.ts'
import task_ from './Task.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

/** So many stand there before one asks for the rest. */
const FEW = 5

/** How much time was given, by whom; against what it was thought to take. */
export function Hours({ task, isAsked, onDone }: { task: TaskShown; isAsked: boolean; onDone: () => void }) {
  const { t, i18n } = useTranslation('boards')
  const [all, setAll] = useState(false)
  const isShown = task.minutesGiven > 0 || isAsked
  const { data } = useQuery(listHours, { taskId: task.id }, { enabled: isShown, watch: { subjects: [task.id] } })
  const [logs, setLogs] = useState(false)
  if (!isShown) return null
  const given = spanOf(task.minutesGiven, i18n.language)
  const sum =
    task.estimate === null
      ? t('ui.task.hours_given', { given })
      : t('ui.task.hours_of', { given, estimate: spanOf(task.estimate, i18n.language) })
  const items = data?.items ?? []
  const add = data?.can.log && !logs && !isAsked && (
    <button type="button" onClick={() => setLogs(true)}>
      {t('ui.task.hours_log')}
    </button>
  )
  return (
    <section className={task_.part}>
      <SectionHead title={t('ui.task.hours')} side={add} />
      {task.minutesGiven > 0 && <p className={styles.sum}>{sum}</p>}
      {(logs || isAsked) && data?.can.log && (
        <Log
          task={task}
          onDone={() => {
            setLogs(false)
            onDone()
          }}
        />
      )}
      <ul>
        {items.slice(0, all ? undefined : FEW).map((hours) => (
          <Entry key={hours.id} task={task} hours={hours} />
        ))}
      </ul>
      {items.length > FEW && !all && (
        <Button look="quiet" size="s" onClick={() => setAll(true)}>
          {t('ui.task.hours_all', { count: items.length })}
        </Button>
      )}
    </section>
  )
}

function Log({ task, onDone }: { task: TaskShown; onDone: () => void }) {
  const { t } = useTranslation('boards')
  const { me } = useHere()
  const { onRefused } = useDoing(task.id)
  const [hours, setHours] = useState<number>()
  const [day, setDay] = useState(todayIn(me.timeZone))
  const [isMissing, setMissing] = useState(false)
  const log = useAction(logHours, { refreshes: [getTask, listHours], onRefused, onDone })
  const minutes = Math.round((hours ?? 0) * 60)
  return (
    <form
      className={styles.log}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(minutes < 1)
        if (minutes >= 1) log.mutate({ taskId: task.id, minutes, ...(day && { onDay: day }) })
      }}
    >
      <NumberField
        first
        label={t('ui.task.hours_how')}
        unit={t('ui.task.hours_unit')}
        value={hours}
        onChange={setHours}
        error={isMissing && minutes < 1 && t('ui.task.hours_missing')}
      />
      <DateField label={t('ui.task.hours_when')} value={day} onChange={(event) => setDay(event.target.value)} />
      <span className={styles.buttons}>
        <Button type="submit" look="soft" busy={log.isPending && t('ui.task.saving')}>
          {t('ui.task.hours_save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('ui.task.cancel')}
        </Button>
      </span>
    </form>
  )
}

function Entry({ task, hours }: { task: TaskShown; hours: HoursShown }) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const { onRefused } = useDoing(task.id)
  const doing = { refreshes: [getTask, listHours], onRefused }
  const approve = useAction(confirmHours, doing)
  const remove = useAction(removeHours, { ...doing, onDone: () => toast({ text: t('ui.task.hours_gone') }) })
  const { can, member } = hours
  const isApproved = hours.approvedAt !== null
  const span = spanOf(hours.minutes, i18n.language)
  return (
    <li className={styles.entry}>
      <PersonFace person={member} size={24} />
      <span className={styles.words}>
        {member.name}
        <small>
          {dayOf(hours.onDay, null, { language: i18n.language, timeZone: me.timeZone })}
          {isApproved && (
            <span className={styles.approved}>
              <IconCircleCheck aria-hidden />
              {t('ui.task.hours_approved')}
            </span>
          )}
        </small>
      </span>
      <b>{span}</b>
      {(can.approve || can.remove) && (
        <Menu
          button={
            <IconButton label={t('ui.task.hours_more', { name: member.name, span })}>
              <IconDots aria-hidden />
            </IconButton>
          }
          items={[
            ...(can.approve
              ? [
                  {
                    label: t(isApproved ? 'ui.task.hours_unapprove' : 'ui.task.hours_approve'),
                    icon: isApproved ? <IconClock aria-hidden /> : <IconCircleCheck aria-hidden />,
                    onPick: () => approve.mutate({ hoursId: hours.id, isApproved: !isApproved }),
                  },
                ]
              : []),
            ...(can.remove
              ? [
                  {
                    label: t('ui.task.hours_remove'),
                    icon: <IconTrash aria-hidden />,
                    danger: true,
                    onPick: () => remove.mutate({ hoursId: hours.id }),
                  },
                ]
              : []),
          ]}
        />
      )}
    </li>
  )
}

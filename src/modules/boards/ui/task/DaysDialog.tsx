import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { DateField, SelectField } from '#web/kit/fields.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import { changeTask } from '../../task/contract.ts'
import { momentOf, timeOf } from '../times.ts'
import styles from './Dialogs.module.css'
import { useBefore } from './Facts.tsx'
import { reminders } from './spoken.ts'
import { type TaskShown, useDoing } from './use-task.ts'

/** When it starts, until when it is to be done, and how long before that one wants to be told. */
export function DaysDialog({ task, onClose }: { task: TaskShown; onClose: () => void }) {
  const { t } = useTranslation('boards')
  const { me } = useHere()
  const words = useRefusal('boards')
  const before = useBefore()
  const { refreshes } = useDoing(task.id)
  const [due, setDue] = useState({ day: task.dueOn ?? '', time: timeOf(task.dueAt, me.timeZone) })
  const [start, setStart] = useState({ day: task.startsOn ?? '', time: timeOf(task.startsAt, me.timeZone) })
  const [remind, setRemind] = useState(task.remind === null ? '' : String(task.remind))
  const change = useAction(changeTask, { refreshes, onDone: onClose })
  const save = (event?: FormEvent) => {
    event?.preventDefault()
    const at = ({ day, time }: typeof due) => (day && time ? momentOf(day, time, me.timeZone) : null)
    change.mutate({
      taskId: task.id,
      dueOn: due.day || null,
      dueAt: at(due),
      startsOn: start.day || null,
      startsAt: at(start),
      remind: due.day && remind ? Number(remind) : null,
    })
  }
  const kept = task.remind !== null && !reminders.some((one) => one === task.remind) ? [task.remind] : []
  const none = { day: '', time: '' }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('ui.task.days_question')}
      actions={
        <>
          {(due.day || start.day) && (
            <Button
              look="quiet"
              onClick={() => {
                setDue(none)
                setStart(none)
              }}
            >
              {t('ui.task.days_none')}
            </Button>
          )}
          <Button busy={change.isPending && t('ui.task.saving')} onClick={() => save()}>
            {t('ui.task.save')}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={save} noValidate>
        <div className={styles.pair}>
          <DateField
            label={t('ui.task.due')}
            value={due.day}
            data-autofocus
            error={words(change.error)}
            onChange={(event) => setDue({ ...due, day: event.target.value })}
          />
          <DateField
            kind="time"
            label={t('ui.task.time')}
            value={due.time}
            onChange={(event) => setDue({ ...due, time: event.target.value })}
          />
        </div>
        <SelectField
          label={t('ui.task.remind')}
          value={remind}
          empty={t('ui.task.remind_not')}
          help={t('ui.task.remind_help')}
          choices={[...reminders, ...kept].map((minutes) => ({ value: String(minutes), label: before(minutes) }))}
          onChange={(event) => setRemind(event.target.value)}
        />
        <div className={styles.pair}>
          <DateField
            label={t('ui.task.start')}
            value={start.day}
            onChange={(event) => setStart({ ...start, day: event.target.value })}
          />
          <DateField
            kind="time"
            label={t('ui.task.time')}
            value={start.time}
            onChange={(event) => setStart({ ...start, time: event.target.value })}
          />
        </div>
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { useAction } from '#web/query.ts'
import { changeTask } from '../../task/contract.ts'
import styles from './Dialogs.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

type Props = { task: TaskShown; onClose: () => void }

/** How long it will take, as one thinks now. */
export function EstimateDialog({ task, onClose }: Props) {
  const { t } = useTranslation('boards')
  const [hours, setHours] = useState(task.estimate === null ? undefined : task.estimate / 60)
  const { save, isPending } = useSaving(task, onClose)
  const minutes = Math.round((hours ?? 0) * 60)
  return (
    <Amount
      title={t('ui.task.estimate_question')}
      busy={isPending}
      onClose={onClose}
      onSave={() => save({ estimate: minutes >= 1 ? Math.min(minutes, 600_000) : null })}
    >
      <NumberField
        first
        label={t('ui.task.estimate')}
        unit={t('ui.task.hours_unit')}
        help={t('ui.task.estimate_help')}
        value={hours}
        onChange={setHours}
      />
    </Amount>
  )
}

/** Open for whoever wants to help, up to so many. */
export function NeededDialog({ task, onClose }: Props) {
  const { t } = useTranslation('boards')
  const [count, setCount] = useState<number | undefined>(task.needed ?? 2)
  const { save, isPending } = useSaving(task, onClose)
  const needed = count === undefined || count < 1 ? null : Math.min(500, Math.round(count))
  return (
    <Amount title={t('ui.task.needed_question')} busy={isPending} onClose={onClose} onSave={() => save({ needed })}>
      <NumberField
        first
        label={t('ui.task.needed')}
        help={t('ui.task.needed_help')}
        value={count}
        onChange={setCount}
      />
    </Amount>
  )
}

function useSaving(task: TaskShown, onClose: () => void) {
  const { patch: _, ...doing } = useDoing(task.id)
  const change = useAction(changeTask, { ...doing, onDone: onClose })
  return {
    isPending: change.isPending,
    save: (to: { estimate: number | null } | { needed: number | null }) => change.mutate({ taskId: task.id, ...to }),
  }
}

type AmountProps = { title: string; busy: boolean; onClose: () => void; onSave: () => void; children: ReactNode }

function Amount({ title, busy, onClose, onSave, children }: AmountProps) {
  const { t } = useTranslation('boards')
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <Button busy={busy && t('ui.task.saving')} onClick={onSave}>
          {t('ui.task.save')}
        </Button>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        {children}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

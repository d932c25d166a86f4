import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMemberNames } from '#modules/conversation/ui/use-names.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { CheckField, DateField, SelectField, TextArea } from '#web/kit/fields.tsx'
import { NumberField } from '#web/kit/NumberField.tsx'
import { PickMember } from '#web/PickMember.tsx'
import { useAction } from '#web/query.ts'
import { useRefusal } from '#web/refusal.ts'
import type { Field } from '../../contract.ts'
import { setValue } from '../../fields/contract.ts'
import styles from './Dialogs.module.css'
import { type TaskShown, useDoing } from './use-task.ts'

type Value = string | number | boolean | null
type Props = { task: TaskShown; field: Field; onClose: () => void }

/** What a task says in an own field of its board; nothing empties it. */
export function FieldDialog({ task, field, onClose }: Props) {
  const { t } = useTranslation('boards')
  const words = useRefusal('boards')
  const { refreshes } = useDoing(task.id)
  const [value, put] = useState<Value>(task.values[field.id] ?? null)
  const set = useAction(setValue, { refreshes, onDone: onClose })
  const save = () => set.mutate({ taskId: task.id, fieldId: field.id, value: value === '' ? null : value })
  return (
    <Dialog
      open
      onClose={onClose}
      title={field.name}
      actions={
        <Button busy={set.isPending && t('ui.task.saving')} onClick={save}>
          {t('ui.task.save')}
        </Button>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Asking task={task} field={field} value={value} error={words(set.error)} onChange={put} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

type AskingProps = Omit<Props, 'onClose'> & {
  value: Value
  error: string | undefined
  onChange: (value: Value) => void
}

function Asking({ task, field, value, error, onChange }: AskingProps) {
  const { t } = useTranslation('boards')
  const shared = { label: field.name, error }
  if (field.kind === 'number')
    return (
      <NumberField
        {...shared}
        first
        value={value === null ? undefined : Number(value)}
        onChange={(next) => onChange(next ?? null)}
      />
    )
  if (field.kind === 'date')
    return (
      <DateField
        {...shared}
        data-autofocus
        value={String(value ?? '')}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  if (field.kind === 'choice')
    return (
      <SelectField
        {...shared}
        data-autofocus
        empty={t('ui.task.nothing')}
        value={String(value ?? '')}
        choices={field.options.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  if (field.kind === 'checkbox')
    return (
      <CheckField label={field.name} checked={value === true} onChange={(event) => onChange(event.target.checked)} />
    )
  if (field.kind === 'person') return <Person task={task} field={field} value={value} onChange={onChange} />
  return (
    <TextArea
      {...shared}
      data-autofocus
      maxLength={4_000}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Person({ task, field, value, onChange }: Omit<AskingProps, 'error'>) {
  const id = typeof value === 'string' ? value : ''
  const [name = ''] = useMemberNames(id ? [id] : [])
  return (
    <PickMember
      subjectId={task.id}
      label={field.name}
      chosen={id ? { id, name, face: null } : undefined}
      onChange={(member) => onChange(member?.id ?? null)}
    />
  )
}

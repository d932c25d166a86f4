// The plain controls: the platform's own, in our clothes, so that keyboards, readers and phones know them.
import { IconChevronDown } from '@tabler/icons-react'
import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import styles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id'> & { ref?: Ref<HTMLInputElement> }

export function TextField({ label, hint, side, help, error, className, ...input }: FieldWords & Input) {
  return (
    <Field label={label} hint={hint} side={side} help={help} error={error} className={className}>
      {(control) => <input type="text" {...input} {...control} />}
    </Field>
  )
}

type Area = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id'> & { ref?: Ref<HTMLTextAreaElement> }

export function TextArea({ label, hint, side, help, error, className, ...area }: FieldWords & Area) {
  return (
    <Field label={label} hint={hint} side={side} help={help} error={error} className={className}>
      {(control) => <textarea rows={3} {...area} {...control} />}
    </Field>
  )
}

/** A day, a time or both, as the device asks for it; value and change are ISO texts ("2026-12-31"). */
export function DateField({
  kind = 'date',
  ...rest
}: FieldWords & Omit<Input, 'type'> & { kind?: 'date' | 'time' | 'datetime-local' }) {
  return <TextField {...rest} type={kind} />
}

type Choice = { value: string; label: string; disabled?: boolean }
type Select = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'id' | 'children'> & {
  choices: Choice[]
  empty?: string
}

/** For up to a dozen fixed choices; longer or living lists use PickField. */
export function SelectField({
  label,
  hint,
  side,
  help,
  error,
  className,
  choices,
  empty,
  ...select
}: FieldWords & Select) {
  return (
    <Field label={label} hint={hint} side={side} help={help} error={error} className={className}>
      {(control) => (
        <span className={styles.select}>
          <select {...select} {...control}>
            {empty !== undefined && <option value="">{empty}</option>}
            {choices.map(({ label: words, ...choice }) => (
              <option key={choice.value} {...choice}>
                {words}
              </option>
            ))}
          </select>
          <IconChevronDown aria-hidden />
        </span>
      )}
    </Field>
  )
}

export function CheckField({ label, help, ...input }: { label: ReactNode; help?: ReactNode } & Omit<Input, 'type'>) {
  return (
    <label className={styles.check}>
      <input {...input} type="checkbox" />
      <span>{label}</span>
      {help && <small>{help}</small>}
    </label>
  )
}

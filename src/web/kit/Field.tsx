import { IconAlertCircle } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import styles from './Field.module.css'

export type FieldWords = {
  label: string
  /** Beside the label, quiet: a unit, or "kannst du später sagen". */
  hint?: ReactNode
  /** Beside the label, to be pressed: who sees the field. Never inside it, where it would become its name. */
  side?: ReactNode
  help?: ReactNode
  /** What is wrong and how it becomes right; without one, the field is fine. */
  error?: string | false | null
  className?: string
}
export type FieldControl = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true; className: string }

/** Label above, control, help or error below, tied together for readers. */
export function Field({
  label,
  hint,
  side,
  help,
  error,
  className,
  children,
}: FieldWords & { children: (control: FieldControl) => ReactNode }) {
  const id = useId()
  const notes = cx(error && `${id}-error`, help ? `${id}-help` : null) || undefined
  return (
    <div className={cx(styles.field, className)}>
      <div className={styles.label}>
        <label htmlFor={id}>
          {label}
          {hint && <small>{hint}</small>}
        </label>
        {side}
      </div>
      {children({
        id,
        'aria-describedby': notes,
        'aria-invalid': error ? true : undefined,
        className: cx(styles.control, error && styles.wrong),
      })}
      <FieldError id={`${id}-error`} error={error} />
      {help && (
        <p className={styles.help} id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
}

export function FieldError({ id, error }: { id?: string; error?: string | false | null }) {
  if (!error) return null
  return (
    <p className={styles.error} id={id}>
      <IconAlertCircle aria-hidden />
      <span>{error}</span>
    </p>
  )
}

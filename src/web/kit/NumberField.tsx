import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import styles from './Field.module.css'
import { Field, type FieldWords } from './Field.tsx'
import { formatNumber, parseNumber } from './number.ts'

/** A number in the member's own way of writing; says itself when something is no number. */
export function NumberField({
  value,
  onChange,
  unit,
  placeholder,
  error,
  first,
  ...words
}: FieldWords & {
  value: number | undefined
  onChange: (value: number | undefined) => void
  unit?: string
  placeholder?: string
  /** Takes the focus when its dialog opens. */
  first?: boolean
}) {
  const { t, i18n } = useTranslation('kit')
  const [text, setText] = useState<string>()
  const unread = text !== undefined && text.trim() !== '' && parseNumber(text, i18n.language) === undefined
  const write = (next: string) => {
    setText(next)
    onChange(parseNumber(next, i18n.language))
  }
  return (
    <Field {...words} error={error || (unread && t('not_a_number'))}>
      {({ className, ...control }) => (
        <span className={styles.affix}>
          <input
            {...control}
            className={cx(className, styles.number)}
            data-autofocus={first || undefined}
            inputMode="decimal"
            autoComplete="off"
            placeholder={placeholder}
            value={text ?? (value === undefined ? '' : formatNumber(value, i18n.language))}
            onChange={(event) => write(event.target.value)}
            onBlur={() => !unread && setText(undefined)}
          />
          {unit && <span aria-hidden="true">{unit}</span>}
        </span>
      )}
    </Field>
  )
}

import { type ReactNode, useId } from 'react'
import styles from './Field.module.css'
import { FieldError } from './Field.tsx'

export type RadioCard = { value: string; label: string; text?: ReactNode; side?: ReactNode; disabled?: boolean }

/** A choice worth reading: the whole row is the radio's label. */
export function RadioCards({
  label,
  cards,
  value,
  onChange,
  error,
}: {
  label: string
  cards: RadioCard[]
  value: string | undefined
  onChange: (value: string) => void
  error?: string | false
}) {
  const id = useId()
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.cards}>
        {cards.map((card) => (
          <label key={card.value} className={styles.card}>
            <input
              type="radio"
              name={id}
              value={card.value}
              checked={card.value === value}
              disabled={card.disabled}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(card.value)}
            />
            <b>{card.label}</b>
            <span className={styles.price}>{card.side}</span>
            {card.text && <small>{card.text}</small>}
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}

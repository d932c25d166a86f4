/** The fields that cells of a table become. */
import { useEffect, useRef } from 'react'
import styles from './Table.module.css'

type InputProps = { label: string; type: string; value: string; onEnd: (text: string | undefined) => void }

/** Enter and leaving it keep what stands there, Escape leaves it as it was. */
export function CellInput({ label, type, value, onEnd }: InputProps) {
  const box = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  useEffect(() => box.current?.focus(), [])
  const end = (text: string | undefined) => {
    if (!isOver.current) onEnd(text === value ? undefined : text)
    isOver.current = true
  }
  return (
    <input
      ref={box}
      className={styles.input}
      type={type}
      step={type === 'number' ? 'any' : undefined}
      aria-label={label}
      defaultValue={value}
      onBlur={(event) => end(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(event.currentTarget.value)
        if (event.key === 'Escape') end(undefined)
        event.stopPropagation()
      }}
    />
  )
}

type ChoiceProps = {
  label: string
  value: string
  choices: { id: string; name: string }[]
  onEnd: (id: string | undefined) => void
}

export function CellChoice({ label, value, choices, onEnd }: ChoiceProps) {
  const box = useRef<HTMLSelectElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <select
      ref={box}
      className={styles.input}
      aria-label={label}
      value={value}
      onChange={(event) => onEnd(event.target.value)}
      onBlur={() => onEnd(undefined)}
      onKeyDown={(event) => event.key === 'Escape' && onEnd(undefined)}
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}

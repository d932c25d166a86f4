/** A few short words: shown as a row, or added one by one. */
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { TextField } from '#web/kit/fields.tsx'
import styles from './People.module.css'
import { useSaid } from './said.ts'

export function Tags({ words }: { words: readonly string[] }) {
  return (
    <ul className={styles.tags}>
      {words.map((word) => (
        <li key={word} className={styles.tag}>
          {word}
        </li>
      ))}
    </ul>
  )
}

type TagsFieldProps = {
  label: string
  hint?: ReactNode
  help?: string
  most: number
  maxLength: number
  words: string[]
  onChange: (words: string[]) => void
  error?: string | false
}

export function TagsField({ label, hint, help, most, maxLength, words, onChange, error }: TagsFieldProps) {
  const { t } = useSaid()
  const [typed, setTyped] = useState('')
  const add = (text: string) => {
    const more = text.split(',').flatMap((word) => word.trim() || [])
    onChange([...new Set([...words, ...more])].slice(0, most))
    setTyped('')
  }
  return (
    <div>
      <TextField
        label={label}
        hint={hint}
        help={help}
        error={error}
        maxLength={maxLength}
        value={typed}
        onChange={(event) =>
          event.target.value.includes(',') ? add(event.target.value) : setTyped(event.target.value)
        }
        onBlur={() => typed.trim() && add(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            if (typed.trim()) add(typed)
          }
          if (event.key === 'Backspace' && !typed) onChange(words.slice(0, -1))
        }}
      />
      <ul className={styles.tags} style={{ marginTop: words.length > 0 ? 8 : 0 }}>
        {words.map((word) => (
          <li key={word} className={styles.tag}>
            {word}
            <button
              type="button"
              aria-label={t('ui.take_away', { what: word })}
              onClick={() => onChange(words.filter((one) => one !== word))}
            >
              <IconX aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

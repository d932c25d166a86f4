/** A few short words: shown as a row, or added one by one. */
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { TextField } from '#web/kit/fields.tsx'
import { Link } from '#web/kit/Link.tsx'
import { useSaid } from './said.ts'
import styles from './Tags.module.css'
import { isSameWord, withWords } from './tags.ts'

type TagsProps = {
  words: readonly string[]
  /** How a word is said, when it is a code. */
  say?: (word: string) => string
  /** Where a word leads: others who bring it. */
  leadsTo?: ((word: string) => string) | undefined
}

export function Tags({ words, say = (word) => word, leadsTo }: TagsProps) {
  return (
    <ul className={styles.tags}>
      {words.map((word) => (
        <li key={word}>
          {leadsTo ? (
            <Link className={styles.tag} href={leadsTo(word)}>
              {say(word)}
            </Link>
          ) : (
            <span className={styles.tag}>{say(word)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

type TagsFieldProps = {
  label: string
  side?: ReactNode
  help?: string
  most: number
  maxLength: number
  words: string[]
  /** Words that others use: the same thing is then called the same. */
  suggested?: readonly string[]
  onChange: (words: string[]) => void
  error?: string | false
}

export function TagsField({ label, side, help, most, maxLength, words, suggested, onChange, error }: TagsFieldProps) {
  const [typed, setTyped] = useState('')
  const list = useId()
  const free = suggested?.filter((word) => !words.some((own) => isSameWord(own, word))) ?? []
  const add = (text: string) => {
    onChange(withWords(words, text, most))
    setTyped('')
  }
  const type = (text: string) => (text.includes(',') || free.includes(text) ? add(text) : setTyped(text))
  return (
    <div>
      <TextField
        label={label}
        side={side}
        help={help}
        error={error}
        maxLength={maxLength}
        list={free.length > 0 ? list : undefined}
        autoComplete="off"
        enterKeyHint="done"
        value={typed}
        onChange={(event) => type(event.target.value)}
        onBlur={() => typed.trim() && add(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            if (typed.trim()) add(typed)
          }
          if (event.key === 'Backspace' && !typed) onChange(words.slice(0, -1))
        }}
      />
      {free.length > 0 && (
        <datalist id={list}>
          {free.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
      <TagsChosen words={words} onChange={onChange} />
    </div>
  )
}

type ChosenProps = { words: string[]; say?: (word: string) => string; onChange: (words: string[]) => void }

export function TagsChosen({ words, say = (word) => word, onChange }: ChosenProps) {
  const { t } = useSaid()
  if (words.length === 0) return null
  return (
    <ul className={styles.chosen}>
      {words.map((word) => (
        <li key={word} className={styles.tag}>
          {say(word)}
          <button
            type="button"
            aria-label={t('ui.take_away', { what: say(word) })}
            onClick={() => onChange(words.filter((one) => one !== word))}
          >
            <IconX aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}

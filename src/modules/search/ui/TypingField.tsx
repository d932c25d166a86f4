import { IconHash } from '@tabler/icons-react'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '#web/kit/SearchField.tsx'
import { PersonFace } from '#web/PersonFace.tsx'
import { useQuery } from '#web/query.ts'
import { type Found, suggest } from '../contract.ts'
import { type Token, tokensOf, withFilter } from '../query.ts'
import { FIELD } from './SlashKey.tsx'
import styles from './TypingField.module.css'

type Named = Extract<Token, { type: 'filter' }>

/** The field; behind from: and in: it offers who and where. */
export function TypingField({
  value,
  onType,
  onAsk,
  ref,
}: {
  value: string
  onType: (text: string) => void
  onAsk: (text: string) => void
  ref: Ref<HTMLInputElement>
}) {
  const { t } = useTranslation('search')
  const id = useId()
  const token = namedAtEnd(value)
  const [index, setIndex] = useState(0)
  const [isShut, setShut] = useState(false)
  const { data } = useQuery(
    suggest,
    { text: nameIn(token) || ' ', for: token?.filter === 'in' ? 'in' : 'from', most: 6 },
    { enabled: nameIn(token) !== '', keepOld: true },
  )
  const offers = isShut || nameIn(token) === '' ? [] : (data?.items ?? [])
  const active = Math.min(index, offers.length - 1)
  const pick = (one: Found) => {
    if (!token) return
    const typedFilter = value.slice(token.from, value.indexOf(':', token.from))
    onAsk(`${withFilter(value.slice(0, token.from), typedFilter, one.title.text)} `)
    setIndex(0)
  }
  const keys = (event: KeyboardEvent) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = offers[active]
    if (way && chosen) {
      event.preventDefault()
      setIndex((active + way + offers.length) % offers.length)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (chosen) pick(chosen)
      else onAsk(value.trim())
    } else if (event.key === 'Escape' && chosen) {
      event.preventDefault()
      setShut(true)
    }
  }
  return (
    <div className={styles.typing}>
      <SearchField
        id={FIELD}
        ref={ref}
        label={t('label')}
        value={value}
        onChange={(text) => {
          onType(text)
          setShut(false)
          setIndex(0)
        }}
        onKeyDown={keys}
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls={id}
        aria-activedescendant={offers.length > 0 ? `${id} ${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        autoFocus={value === ''}
      />
      <div id={id} role="listbox" aria-label={t('offers')} className={styles.offers} hidden={offers.length === 0}>
        {offers.map((one, at) => (
          <button
            key={one.id}
            type="button"
            role="option"
            id={`${id} ${at}`}
            aria-selected={at === active}
            tabIndex={-1}
            className={styles.offer}
            onPointerMove={() => setIndex(at)}
            onClick={() => pick(one)}
          >
            {one.author ? <PersonFace person={one.author} size={24} /> : <IconHash aria-hidden />}
            <span>{one.title.text}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

/** The filter by name that is still being written: the last thing in the field, without a space behind it. */
function namedAtEnd(text: string): Named | undefined {
  const last = tokensOf(text).at(-1)
  const isNamed = last?.type === 'filter' && (last.filter === 'from' || last.filter === 'in')
  return isNamed && last.to === text.length && !text.endsWith('"') ? last : undefined
}

const nameIn = (token: Named | undefined): string => token?.value.replace(/^[@#]/, '').trim() ?? ''

import { useNavigate, useSearch } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { ColumnHead } from '#web/kit/ColumnHead.tsx'
import { Place } from '#web/Place.tsx'
import { useTitle } from '#web/title.ts'
import type { Found } from '../contract.ts'
import { settled } from '../query.ts'
import { FilterLine } from './FilterLine.tsx'
import { Preview } from './Preview.tsx'
import { type Asked, asSearch, readAsked } from './place.ts'
import { Recent } from './Recent.tsx'
import { Results } from './Results.tsx'
import { rememberSearch } from './recent.ts'
import styles from './Search.module.css'
import { TypingField } from './TypingField.tsx'

/** Between two letters nobody asks; after the last one the answer comes by itself. */
const PAUSE_MS = 220

export default function Search() {
  const { t } = useTranslation('search')
  const here = useHere()
  const { community } = here
  const asked = readAsked(useSearch({ strict: false }))
  const [typed, setTyped] = useTyped(asked)
  const [shown, setShown] = useState<Found>()
  const field = useRef<HTMLInputElement>(null)
  const go = useGo()
  useTitle(asked.q || t('title'), community.name)
  const ask = (q: string) => {
    setTyped(q)
    go({ ...asked, q: settled(q) })
  }
  return (
    <Place head={<ColumnHead title={t('title')} level={1} back={inCommunity(community.slug)} line={false} />}>
      {/* Arrows walk through what was found, from the field and back into it. */}
      <search className={styles.search} onKeyDown={(event) => walk(event, field.current)}>
        <div className={styles.ask}>
          <TypingField ref={field} value={typed} onType={setTyped} onAsk={ask} />
          <FilterLine typed={typed} asked={asked} onType={setTyped} onText={ask} onAsked={go} field={field} />
        </div>
        <div className={styles.found}>
          {asked.q === '' && !asked.goal ? (
            <Recent onPick={ask} />
          ) : (
            <Results
              asked={asked}
              onShow={setShown}
              onFollow={() => rememberSearch(here, asked.q)}
              shown={shown}
              onText={ask}
            />
          )}
        </div>
        {asked.q !== '' && shown?.place && <Preview key={shown.id} of={shown} />}
      </search>
    </Place>
  )
}

function useGo() {
  const navigate = useNavigate()
  const { community } = useHere()
  return (asked: Asked) =>
    void navigate({ to: inCommunity(community.slug, 'search'), search: asSearch(asked) as never, replace: true })
}

/** What stands in the field goes into the address after a pause; another address, such as after "back", into the field. */
function useTyped(asked: Asked) {
  const go = useGo()
  const [typed, setTyped] = useState(asked.q)
  const [of, setOf] = useState(asked.q)
  if (asked.q !== of) {
    setOf(asked.q)
    if (asked.q !== settled(typed)) setTyped(asked.q)
  }
  const latest = useRef({ asked, go })
  latest.current = { asked, go }
  useEffect(() => {
    const text = settled(typed)
    if (text === latest.current.asked.q) return
    const timer = setTimeout(() => latest.current.go({ ...latest.current.asked, q: text }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return [typed, setTyped] as const
}

function walk(event: KeyboardEvent<HTMLElement>, field: HTMLInputElement | null) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!way || event.defaultPrevented) return
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')]
  const at = results.indexOf(document.activeElement as HTMLElement)
  const isInField = document.activeElement === field
  if (at < 0 && !isInField) return
  const next = at < 0 ? (way > 0 ? results[0] : undefined) : (results[at + way] ?? (way < 0 ? field : undefined))
  if (!next) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}

import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysLater } from '#modules/text/days.ts'
import type { Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { spanOf } from '../days.ts'
import styles from './Timeline.module.css'
import { useBarDrag } from './use-bar-drag.ts'

type Props = {
  card: Card
  x: (day: string) => number
  width: number
  onMove: (card: Card, days: number) => void
  onGrow: (card: Card, days: number) => void
  onDate: (card: Card) => void
}

/** Shifted by drag or arrows, lengthened at its end or by arrows with Shift; Enter drops it, or asks for the days. */
export function TimelineBar({ card, x, width, onMove, onGrow, onDate }: Props) {
  const { t, i18n } = useTranslation('boards')
  const { mayWork, today } = useOnBoard()
  const [by, setBy] = useState({ moved: 0, grown: 0 })
  const [from, setFrom] = useState(0)
  const { from: first, to: last } = spanOf(card)!
  const isPoint = card.isMilestone
  const days = (n: number) => Math.round(n / width)
  const end = (isDone: boolean) => {
    if (isDone && by.moved !== 0) onMove(card, by.moved)
    if (isDone && by.grown !== 0) onGrow(card, by.grown)
    setBy({ moved: 0, grown: 0 })
  }
  const shortest = -Math.round((x(last) - x(first)) / width)
  const body = useBarDrag({
    enabled: mayWork,
    onStart: setFrom,
    onMove: (at) => setBy({ moved: days(at - from), grown: 0 }),
    onEnd: end,
  })
  const edge = useBarDrag({
    enabled: mayWork,
    onStart: setFrom,
    onMove: (at) => setBy({ moved: 0, grown: Math.max(shortest, days(at - from)) }),
    onEnd: end,
  })
  const keys = (event: KeyboardEvent) => {
    if (!mayWork || event.ctrlKey || event.metaKey || event.altKey) return
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    const isChanged = by.moved !== 0 || by.grown !== 0
    if (step && event.shiftKey && !isPoint) setBy({ moved: 0, grown: Math.max(shortest, by.grown + step) })
    else if (step) setBy({ moved: by.moved + step, grown: 0 })
    else if (event.key === 'Enter' && isChanged) end(true)
    else if (event.key === 'Escape' && isChanged) end(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const format = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const span = (one: string, other: string) => format.formatRange(new Date(one), new Date(other))
  const isChanged = by.moved !== 0 || by.grown !== 0
  const now = span(daysLater(first, by.moved), daysLater(last, by.moved + by.grown))
  const isLate = !card.closedAt && card.dueOn !== null && card.dueOn < today
  const left = x(first) + by.moved * width
  const length = isPoint ? 0 : x(last) - x(first) + width + by.grown * width
  const state = card.closedAt ? t('ui.card.is_done') : isLate ? t('ui.views.late') : ''
  const waits = card.waitsFor.length > 0 ? t('ui.card.waits_some', { count: card.waitsFor.length }) : ''
  const name = [card.title, isPoint && t('ui.card.milestone'), span(first, last), state, waits]
    .filter(Boolean)
    .join(', ')
  return (
    <span className={styles.place} style={{ left: `calc(var(--names) + ${isPoint ? left + width / 2 : left}px)` }}>
      <button
        type="button"
        className={isPoint ? styles.point : styles.bar}
        style={isPoint ? undefined : { width: Math.max(length, 24) }}
        aria-label={name}
        data-done={card.closedAt !== null || undefined}
        data-late={isLate || undefined}
        data-moved={isChanged || undefined}
        onClick={() => mayWork && !body.wasDragged() && !edge.wasDragged() && onDate(card)}
        onKeyDown={keys}
        onBlur={() => setBy({ moved: 0, grown: 0 })}
        {...body.handlers}
      >
        {/* However short, it has room for a thumb. */}
        {!isPoint && <i style={{ width: Math.max(length, 6) }} />}
      </button>
      {mayWork && !isPoint && (
        <span className={styles.edge} style={{ left: length - 7 }} {...edge.handlers} aria-hidden />
      )}
      <span
        className={styles.after}
        style={{ left: isPoint ? 16 : length + 8 }}
        aria-hidden={!isChanged}
        role={isChanged ? 'status' : undefined}
      >
        {isChanged ? now : isPoint ? card.title : ''}
      </span>
    </span>
  )
}

/** A task on its days in the calendar. */
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysLater } from '#modules/text/days.ts'
import { useHere } from '#web/here.ts'
import type { Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { daysFrom, spanOf } from '../days.ts'
import { openHere } from '../open-here.ts'
import styles from './Calendar.module.css'
import { useBarDrag } from './use-bar-drag.ts'

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

type Props = {
  card: Card
  style: object
  begins: boolean
  ends: boolean
  onMove: (card: Card, days: number) => void
  onDate: (card: Card) => void
}

/** Dragged to another day, or moved by arrows and dropped with Enter; M asks for the day. */
export function CalendarBar({ card, style, begins, ends, onMove, onDate }: Props) {
  const { t, i18n } = useTranslation('boards')
  const { me } = useHere()
  const { hrefOf, onOpen, mayWork, today } = useOnBoard()
  const [by, setBy] = useState(0)
  const grabbed = useRef<string>(undefined)
  const drag = useBarDrag({
    enabled: mayWork,
    onStart: (x, y) => {
      grabbed.current = dayAt(x, y)
    },
    onMove: (x, y) => {
      const day = dayAt(x, y)
      if (day && grabbed.current) setBy(daysFrom(grabbed.current, day))
    },
    onEnd: (isDone) => {
      if (isDone) onMove(card, by)
      setBy(0)
    },
  })
  const keys = (event: KeyboardEvent) => {
    if (!mayWork || event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    if (step) setBy(by + step)
    else if (event.key === 'Enter' && by !== 0) {
      onMove(card, by)
      setBy(0)
    } else if (event.key === 'Escape' && by !== 0) setBy(0)
    else if (event.key === 'm') onDate(card)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const time =
    card.dueAt &&
    new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short', timeZone: me.timeZone }).format(new Date(card.dueAt))
  const isLate = !card.closedAt && card.dueOn !== null && card.dueOn < today
  const moved =
    by !== 0 &&
    new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(daysLater(spanOf(card)!.to, by)),
    )
  return (
    <a
      href={hrefOf(card.id)}
      className={styles.bar}
      style={style as never}
      data-done={card.closedAt !== null || undefined}
      data-late={isLate || undefined}
      data-begins={begins || undefined}
      data-ends={ends || undefined}
      data-moved={by !== 0 || undefined}
      draggable={false}
      onClick={(event) => {
        if (drag.wasDragged()) return event.preventDefault()
        openHere(onOpen, card.id)(event)
      }}
      onKeyDown={keys}
      onBlur={() => setBy(0)}
      {...drag.handlers}
    >
      {card.closedAt && <IconCircleCheck role="img" aria-label={t('ui.card.is_done')} />}
      {isLate && <IconAlertCircle role="img" aria-label={t('ui.views.late')} />}
      {time && ends && <time>{time}</time>}
      <span>{card.title}</span>
      {moved && <b role="status">{t('ui.views.to_day', { day: moved })}</b>}
    </a>
  )
}

const dayAt = (x: number, y: number): string | undefined =>
  document
    .elementsFromPoint(x, y)
    .map((one) => one.closest<HTMLElement>('[data-day]')?.dataset.day)
    .find(Boolean)

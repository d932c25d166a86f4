/** The tasks of a board on their days: a month or a week, what has no day beside it. */
import {
  IconAlertCircle,
  IconCalendarPlus,
  IconChevronLeft,
  IconChevronRight,
  IconCircleCheck,
} from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysLater } from '#modules/text/days.ts'
import { useHere } from '#web/here.ts'
import { Button } from '#web/kit/Button.tsx'
import { cx } from '#web/kit/cx.ts'
import { IconButton } from '#web/kit/IconButton.tsx'
import { usePhone } from '#web/kit/phone.ts'
import { Segmented } from '#web/kit/Segmented.tsx'
import type { BoardWhole, Card } from '../../contract.ts'
import { daysFrom, firstDayOf, lanesOf, spanOf, weekOf, weeksOf } from '../days.ts'
import { useOnBoard } from '../on-board.ts'
import { useBoardPlace } from '../use-place.ts'
import styles from './Calendar.module.css'
import { DayDialog } from './DayDialog.tsx'
import { useBarDrag } from './use-bar-drag.ts'
import { useChanges } from './use-changes.ts'

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

export default function Calendar({ board, tasks }: { board: BoardWhole; tasks: Card[] }) {
  const { t, i18n } = useTranslation('boards')
  const { today, mayWork } = useOnBoard()
  const { seen, see } = useBoardPlace()
  const phone = usePhone()
  const { shift, change } = useChanges()
  const [dating, setDating] = useState<Card>()
  const firstDay = firstDayOf(i18n.language)
  const isWeek = seen.scale === 'week'
  const at = seen.at ?? today
  const weeks = useMemo(
    () => (isWeek ? [Array.from({ length: 7 }, (_, n) => daysLater(weekOf(at, firstDay), n))] : weeksOf(at, firstDay)),
    [isWeek, at, firstDay],
  )
  const undated = tasks.filter((task) => !spanOf(task) && !task.closedAt)
  const format = (day: string, how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(i18n.language, { ...how, timeZone: 'UTC' }).format(new Date(day))
  const step = (way: number) =>
    see({
      at: isWeek
        ? daysLater(at, 7 * way)
        : `${daysLater(`${at.slice(0, 8)}${way > 0 ? '28' : '01'}`, way > 0 ? 7 : -1).slice(0, 8)}01`,
    })
  const moveTo = (card: Card, days: number) => {
    if (days !== 0) void shift([card], days)
  }
  const [first, last] = [weeks[0]![0]!, weeks.at(-1)!.at(-1)!]
  const title = isWeek
    ? new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatRange(
        new Date(first),
        new Date(last),
      )
    : format(at, { month: 'long', year: 'numeric' })
  return (
    <div className={styles.whole}>
      <div className={styles.tools}>
        <IconButton label={t(isWeek ? 'ui.views.week_before' : 'ui.views.month_before')} onClick={() => step(-1)}>
          <IconChevronLeft aria-hidden />
        </IconButton>
        <IconButton label={t(isWeek ? 'ui.views.week_after' : 'ui.views.month_after')} onClick={() => step(1)}>
          <IconChevronRight aria-hidden />
        </IconButton>
        <h2 aria-live="polite">{title}</h2>
        <Button size="s" look="line" onClick={() => see({ at: undefined })}>
          {t('ui.views.today')}
        </Button>
        <Segmented
          label={t('ui.views.scale')}
          parts={(['month', 'week'] as const).map((value) => ({ value, label: t(`ui.views.scale_${value}`) }))}
          value={isWeek ? 'week' : 'month'}
          onChange={(scale) => see({ scale: scale === 'week' ? scale : undefined })}
        />
      </div>
      <div className={styles.both}>
        {phone ? (
          <Agenda
            days={weeks.flat().filter((day) => isWeek || day.startsWith(at.slice(0, 7)))}
            tasks={tasks}
            onDate={setDating}
          />
        ) : (
          <div className={styles.month} data-week={isWeek || undefined}>
            <div className={styles.names} aria-hidden>
              {weeks[0]!.map((day) => (
                <span key={day}>{format(day, { weekday: isWeek ? 'long' : 'short' })}</span>
              ))}
            </div>
            {weeks.map((days) => (
              <Week
                key={days[0]}
                days={days}
                month={isWeek ? undefined : at.slice(0, 7)}
                tasks={tasks}
                onMove={moveTo}
                onDate={setDating}
              />
            ))}
          </div>
        )}
        <aside className={styles.undated} aria-label={t('ui.views.undated')}>
          <h3>{t('ui.views.undated')}</h3>
          {undated.length === 0 && <p>{t('ui.views.undated_none')}</p>}
          <ul>
            {undated.map((card) => (
              <li key={card.id}>
                <TaskLink card={card} />
                {mayWork && (
                  <IconButton label={t('ui.views.give_day', { title: card.title })} onClick={() => setDating(card)}>
                    <IconCalendarPlus aria-hidden />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        </aside>
      </div>
      {board.tasks.length === 0 && <p className={styles.empty}>{t('ui.views.calendar_none')}</p>}
      {dating && (
        <DayDialog card={dating} onSave={(to) => void change(dating, to)} onClose={() => setDating(undefined)} />
      )}
    </div>
  )
}

type WeekProps = {
  days: readonly string[]
  /** Days of others are quiet. */
  month: string | undefined
  tasks: readonly Card[]
  onMove: (card: Card, days: number) => void
  onDate: (card: Card) => void
}

function Week({ days, month, tasks, onMove, onDate }: WeekProps) {
  const { i18n } = useTranslation()
  const { today } = useOnBoard()
  const lanes = useMemo(() => lanesOf(tasks, days), [tasks, days])
  const label = (day: string) =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      new Date(day),
    )
  const height = lanes.reduce((most, { lane }) => Math.max(most, lane + 1), 0)
  return (
    <section className={styles.week} style={{ '--lanes': height }}>
      {days.map((day, n) => (
        <div
          key={day}
          className={cx(styles.day, month && !day.startsWith(month) && styles.other)}
          style={{ gridColumn: n + 1 }}
          data-day={day}
          aria-current={day === today ? 'date' : undefined}
        >
          <span className="sr">{label(day)}</span>
          <span aria-hidden>{Number(day.slice(8))}</span>
        </div>
      ))}
      {lanes.map(({ of, at, length, lane, begins, ends }) => (
        <Bar
          key={of.id}
          card={of}
          style={{ gridColumn: `${at + 1} / span ${length}`, gridRow: lane + 2 }}
          begins={begins}
          ends={ends}
          onMove={onMove}
          onDate={onDate}
        />
      ))}
    </section>
  )
}

type BarProps = Pick<WeekProps, 'onMove' | 'onDate'> & { card: Card; style: object; begins: boolean; ends: boolean }

/** Dragged to another day, or moved by arrows and dropped with Enter; M asks for the day. */
function Bar({ card, style, begins, ends, onMove, onDate }: BarProps) {
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
        if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onOpen(card.id)
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

/** On a phone: the days that have something, one below the other. */
function Agenda({
  days,
  tasks,
  onDate,
}: {
  days: readonly string[]
  tasks: readonly Card[]
  onDate: (card: Card) => void
}) {
  const { t, i18n } = useTranslation('boards')
  const { today, mayWork } = useOnBoard()
  const filled = days.flatMap((day) => {
    const on = tasks.filter((task) => {
      const span = spanOf(task)
      return span && (span.to === day || span.from === day)
    })
    return on.length > 0 || day === today ? [{ day, on }] : []
  })
  const label = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return (
    <div className={styles.agenda}>
      {filled.map(({ day, on }) => (
        <section key={day} aria-current={day === today ? 'date' : undefined}>
          <h3>
            {label.format(new Date(day))}
            {day === today && <small> {t('ui.views.today')}</small>}
          </h3>
          {on.length === 0 && <p>{t('ui.views.day_none')}</p>}
          <ul>
            {on.map((card) => (
              <li key={card.id} data-done={card.closedAt !== null || undefined}>
                <TaskLink card={card} begins={spanOf(card)!.to !== day} />
                {mayWork && (
                  <IconButton label={t('ui.views.other_day', { title: card.title })} onClick={() => onDate(card)}>
                    <IconCalendarPlus aria-hidden />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {filled.length === 0 && <p className={styles.empty}>{t('ui.views.calendar_none')}</p>}
    </div>
  )
}

function TaskLink({ card, begins }: { card: Card; begins?: boolean }) {
  const { t } = useTranslation('boards')
  const { hrefOf, onOpen } = useOnBoard()
  return (
    <a
      href={hrefOf(card.id)}
      onClick={(event) => {
        if (!onOpen || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onOpen(card.id)
      }}
    >
      {card.title}
      {begins && <small> {t('ui.views.begins')}</small>}
    </a>
  )
}

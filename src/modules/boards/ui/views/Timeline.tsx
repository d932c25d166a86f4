/** The tasks of a board along time, by list: what waits for what, and what moves with it. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysLater } from '#modules/text/days.ts'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { EmptyState } from '#web/kit/EmptyState.tsx'
import { Segmented } from '#web/kit/Segmented.tsx'
import type { BoardWhole, Card } from '../../contract.ts'
import { sorted } from '../../views/sorting.ts'
import { daysFrom, firstDayOf, spanOf, weekOf } from '../days.ts'
import { useOnBoard } from '../on-board.ts'
import { useBoardPlace } from '../use-place.ts'
import { DayDialog } from './DayDialog.tsx'
import { followers, wouldOverlap } from './following.ts'
import { type Placed, ROW } from './placed.ts'
import { scales } from './seen.ts'
import styles from './Timeline.module.css'
import { TimelineBar } from './TimelineBar.tsx'
import { Lines } from './TimelineLines.tsx'
import { useChanges } from './use-changes.ts'

/** Pixels of a day. */
const widths = { week: 40, month: 16, quarter: 6 }
/** Rows beyond what is seen that are in the page. */
const SPARE = 12

type Asked = { card: Card; days: number; after: Card[] }

export default function Timeline({ board, tasks }: { board: BoardWhole; tasks: Card[] }) {
  const { t, i18n } = useTranslation('boards')
  const { today, mayWork, hrefOf, onOpen } = useOnBoard()
  const { seen, see } = useBoardPlace()
  const { shift, change, lengthen } = useChanges()
  const scroll = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState({ first: 0, last: 60 })
  const [asked, setAsked] = useState<Asked>()
  const [dating, setDating] = useState<Card>()
  const scale = seen.scale ?? 'month'
  const width = widths[scale]
  const rows = useMemo(() => rowsOf(board, tasks), [board, tasks])
  const placed = useMemo(
    () =>
      rows.flatMap((row, n): Placed[] => {
        const span = row.card && spanOf(row.card)
        return row.card && span ? [{ card: row.card, row: n, ...span }] : []
      }),
    [rows],
  )
  const { begin, count } = useMemo(
    () => rangeOf(placed, today, firstDayOf(i18n.language)),
    [placed, today, i18n.language],
  )
  const x = (day: string) => daysFrom(begin, day) * width
  const todayAt = x(today)
  // Where one is: today, a little from the left.
  useLayoutEffect(() => {
    if (scroll.current) scroll.current.scrollLeft = Math.max(0, todayAt - 160)
  }, [todayAt])
  useEffect(() => {
    const box = scroll.current
    if (!box) return
    const look = () => {
      const first = Math.max(0, Math.floor(box.scrollTop / ROW / 8) * 8 - SPARE)
      const last = first + Math.ceil(box.clientHeight / ROW) + 2 * SPARE + 8
      setNear((now) => (now.first === first && now.last === last ? now : { first, last }))
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [])
  const move = (card: Card, days: number) => {
    if (days === 0) return
    const span = spanOf(card)!
    ask(card, days, { from: daysLater(span.from, days), to: daysLater(span.to, days) }, () => void shift([card], days))
  }
  const grow = (card: Card, days: number) => {
    const span = spanOf(card)!
    if (days === 0 || daysLater(span.to, days) < span.from) return
    void lengthen(card, days).then((isDone) => {
      const after = followers(card.id, tasks)
      if (isDone && days > 0 && wouldOverlap(card, { from: span.from, to: daysLater(span.to, days) }, tasks))
        setAsked({ card, days, after })
    })
  }
  function ask(card: Card, days: number, to: { from: string; to: string }, only: () => void) {
    const after = followers(card.id, tasks)
    if (after.length > 0 && wouldOverlap(card, to, tasks)) setAsked({ card, days, after: [card, ...after] })
    else only()
  }
  const isSeen = (row: number) => row >= near.first && row <= near.last
  const isMoving = asked?.after.includes(asked.card)
  if (rows.every(({ card }) => !card))
    return (
      <div className={styles.empty}>
        <EmptyState
          title={t(board.tasks.length > 0 ? 'ui.list.none_seen' : 'ui.views.none')}
          text={t('ui.views.none_text')}
        />
      </div>
    )
  return (
    <div className={styles.whole}>
      <div className={styles.tools}>
        <Segmented
          label={t('ui.views.scale')}
          parts={scales.map((value) => ({ value, label: t(`ui.views.scale_${value}`) }))}
          value={scale}
          onChange={(next) => see({ scale: next === 'month' ? undefined : next })}
        />
        <Button
          size="s"
          look="line"
          onClick={() => {
            if (scroll.current) scroll.current.scrollLeft = Math.max(0, todayAt - 160)
          }}
        >
          {t('ui.views.today')}
        </Button>
        {mayWork && <p className={styles.help}>{t('ui.views.timeline_keys')}</p>}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a section is a column of the screen, this is wider */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls both ways, by keys too */}
      <div role="region" className={styles.scroll} ref={scroll} aria-label={t('ui.views.timeline')} tabIndex={0}>
        <div
          className={styles.table}
          style={{ '--days': `${count * width}px`, '--day': `${width}px`, height: (rows.length + 1) * ROW + 16 }}
        >
          <div className={styles.scale}>
            <span className={styles.corner} />
            <Scale begin={begin} count={count} scale={scale} width={width} />
          </div>
          <div className={styles.grid} aria-hidden>
            <span className={styles.today} style={{ left: todayAt + width / 2 }} />
          </div>
          <Lines placed={placed} x={x} width={width} isSeen={isSeen} />
          {rows.map((row, n) =>
            isSeen(n) ? (
              <div
                key={row.card?.id ?? row.key}
                className={row.card ? styles.row : styles.list}
                style={{ top: (n + 1) * ROW }}
              >
                <div className={styles.name}>
                  {row.card ? (
                    <a
                      href={hrefOf(row.card.id)}
                      data-done={row.card.closedAt !== null || undefined}
                      onClick={(event) => {
                        if (!onOpen || !row.card || event.ctrlKey || event.metaKey || event.shiftKey) return
                        event.preventDefault()
                        onOpen(row.card.id)
                      }}
                    >
                      {row.card.title}
                    </a>
                  ) : (
                    <h3>{row.title}</h3>
                  )}
                </div>
                {row.card && spanOf(row.card) && (
                  <TimelineBar card={row.card} x={x} width={width} onMove={move} onGrow={grow} onDate={setDating} />
                )}
                {row.card && !spanOf(row.card) && mayWork && (
                  <button
                    type="button"
                    className={styles.undated}
                    style={{ left: `calc(var(--names) + ${Math.max(0, todayAt)}px)` }}
                    onClick={() => setDating(row.card)}
                  >
                    {t('ui.views.give_days')}
                    <span className="sr"> {row.card.title}</span>
                  </button>
                )}
              </div>
            ) : null,
          )}
        </div>
      </div>
      {dating && (
        <DayDialog card={dating} onSave={(to) => void change(dating, to)} onClose={() => setDating(undefined)} />
      )}
      <Dialog
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={t('ui.views.follow_question')}
        actions={
          asked && (
            <>
              <Button
                look="line"
                data-autofocus
                onClick={() => {
                  if (isMoving) void shift([asked.card], asked.days)
                  setAsked(undefined)
                }}
              >
                {t('ui.views.follow_not')}
              </Button>
              <Button
                onClick={() => {
                  void shift(asked.after, asked.days)
                  setAsked(undefined)
                }}
              >
                {t('ui.views.follow_all')}
              </Button>
            </>
          )
        }
      >
        {asked && (
          <>
            <p>
              {t('ui.views.follow_text', { count: asked.after.length - (isMoving ? 1 : 0), title: asked.card.title })}
            </p>
            <ul className={styles.followers}>
              {asked.after
                .filter(({ id }) => id !== asked.card.id)
                .slice(0, 8)
                .map(({ id, title }) => (
                  <li key={id}>{title}</li>
                ))}
            </ul>
          </>
        )}
      </Dialog>
    </div>
  )
}

type TimeRow = { key: string; title: string; card?: undefined } | { key: string; card: Card; title?: undefined }

/** By list, in each what begins first; what has no days at its end. */
function rowsOf(board: BoardWhole, tasks: readonly Card[]): TimeRow[] {
  const inOrder = sorted(tasks, board, { by: 'place', isDown: false }, 'de').sort((one, other) =>
    (spanOf(one)?.from ?? '~').localeCompare(spanOf(other)?.from ?? '~'),
  )
  return board.lists.flatMap(({ id, title }): TimeRow[] => {
    const cards = inOrder.filter(({ listId }) => listId === id)
    return cards.length > 0 ? [{ key: id, title }, ...cards.map((card) => ({ key: card.id, card }))] : []
  })
}

/** From a week before all to three weeks after, with today in it; never more than ten years. */
function rangeOf(placed: readonly Placed[], today: string, firstDay: number): { begin: string; count: number } {
  const first = placed.reduce((least, { from }) => (from < least ? from : least), today)
  const last = placed.reduce((most, { to }) => (to > most ? to : most), today)
  const earliest = first < daysLater(today, -1_800) ? daysLater(today, -1_800) : first
  const begin = weekOf(daysLater(earliest, -7), firstDay)
  return { begin, count: Math.min(daysFrom(begin, last) + 35, 3_660) }
}

type ScaleProps = { begin: string; count: number; scale: 'week' | 'month' | 'quarter'; width: number }

function Scale({ begin, count, scale, width }: ScaleProps) {
  const { i18n } = useTranslation()
  const days = Array.from({ length: count }, (_, n) => daysLater(begin, n))
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const ticks = days.flatMap((day, n) => {
    if (scale === 'quarter' ? !/-(01|15)$/.test(day) : scale === 'month' && n % 7 !== 0) return []
    return [{ day, n, text: String(Number(day.slice(8))) }]
  })
  const months = days.flatMap((day, n) => (n === 0 || day.endsWith('-01') ? [{ day, n }] : []))
  return (
    <div className={styles.ticks} aria-hidden>
      {months.map(({ day, n }, at) => (
        <b key={day} style={{ left: n * width, width: ((months[at + 1]?.n ?? count) - n) * width }}>
          <span>{month.format(new Date(day))}</span>
        </b>
      ))}
      {ticks.map(({ day, n, text }) => (
        <span key={day} style={{ left: n * width }}>
          {text}
        </span>
      ))}
    </div>
  )
}

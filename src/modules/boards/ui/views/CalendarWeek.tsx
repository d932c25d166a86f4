/** Seven days beside each other, what lies on them in lanes. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '#web/kit/cx.ts'
import type { Card } from '../../contract.ts'
import { useOnBoard } from '../board/on-board.ts'
import { lanesOf } from '../days.ts'
import styles from './Calendar.module.css'
import { CalendarBar } from './CalendarBar.tsx'

type WeekProps = {
  days: readonly string[]
  /** Days of others are quiet. */
  month: string | undefined
  tasks: readonly Card[]
  onMove: (card: Card, days: number) => void
  onDate: (card: Card) => void
}

export function CalendarWeek({ days, month, tasks, onMove, onDate }: WeekProps) {
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
        <CalendarBar
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

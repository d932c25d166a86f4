import { useTranslation } from 'react-i18next'
import { daysLater } from '#modules/text/days.ts'
import styles from './Timeline.module.css'

type Props = { begin: string; count: number; scale: 'week' | 'month' | 'quarter'; width: number }

/** Months, and below them the days or weeks that fit. */
export function TimelineScale({ begin, count, scale, width }: Props) {
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

// The readings on the curve: one stop for tab, arrows go from point to point, each says what was measured.
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { climb } from '#web/kit/course.ts'
import { usePhone } from '#web/kit/phone.ts'
import type { MetricShown } from './amounts.ts'
import { apart, type FormerValue } from './chart.ts'
import { place, spanOf } from './chart-place.ts'
import styles from './GoalChart.module.css'
import { courseOfMetric, useGoalWords } from './use-goal-words.ts'

/** Of the chart's width: what a finger or a pointer needs. */
const GAP = 24 / 640
const GAP_ON_PHONE = 24 / 240

export function ChartPoints({
  metric,
  notes,
  former,
}: {
  metric: MetricShown
  notes: ReadonlyMap<string, string>
  former: readonly FormerValue[]
}) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const phone = usePhone()
  const group = useRef<HTMLFieldSetElement>(null)
  const span = spanOf(metric)
  const input = courseOfMetric(metric, '')
  const all = metric.series.map((reading, index) => ({
    ...reading,
    // Several may have been measured on one day.
    key: `${reading.at} ${metric.series.length - index}`,
    x: span.of(Date.parse(reading.at)),
    y: climb(input, reading.value),
    step: reading.value - (metric.series[index - 1]?.value ?? metric.baseline),
  }))
  const { touched, others } = apart(all, phone ? GAP_ON_PHONE : GAP)
  const last = touched.length - 1
  const [chosen, setChosen] = useState<number>()
  const current = Math.min(chosen ?? last, last)
  const move = (event: KeyboardEvent) => {
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = Math.min(last, Math.max(0, to))
    setChosen(next)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <fieldset ref={group} className={styles.points} onKeyDown={move}>
      <legend className="sr">{t('chart.points')}</legend>
      {others.map((point) => (
        <i key={point.key} className={styles.dot} style={place(point)} />
      ))}
      {touched.map((point, index) => {
        const note = notes.get(point.at)
        const was = former.filter(({ at }) => at === point.at).map((one) => words.amount(metric, one.was))
        const corrected = was.length > 0 && t('chart.former', { value: was.join(', ') })
        const said = `${words.day(point.at)} · ${words.amount(metric, point.value)}`
        return (
          <button
            key={point.key}
            type="button"
            className={styles.point}
            aria-label={[said, note, corrected].filter(Boolean).join('. ')}
            data-now={index === last || undefined}
            data-side={point.x > 0.6 ? 'left' : 'right'}
            tabIndex={index === current ? 0 : -1}
            style={place(point)}
            onFocus={() => setChosen(index)}
          >
            <span className={styles.tip} aria-hidden="true">
              <b>{said}</b>
              {metric.kind !== 'yes_no' && point.step !== 0 && <span>{words.signed(metric, point.step)}</span>}
              {note && <span>{note}</span>}
              {corrected && <span>{corrected}</span>}
            </span>
          </button>
        )
      })}
      {metric.series.length === 0 && <i className={styles.begin} style={place({ x: 0, y: 0 })} />}
    </fieldset>
  )
}

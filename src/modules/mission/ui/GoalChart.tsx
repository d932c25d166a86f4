// The large course of one metric: values at the left, months below, every reading a point one can visit.
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { climb, courseOf, type Point } from '#web/kit/course.ts'
import { areaPath, linePath } from '#web/kit/curve.ts'
import { Star } from '#web/kit/Star.tsx'
import type { MetricShown } from './amounts.ts'
import { monthsOf, TARGET_HEIGHT, ticksOf } from './chart.ts'
import styles from './GoalChart.module.css'
import { courseOfMetric, useGoalWords } from './use-goal-words.ts'

/** `notes`: what was written at a reading, by its day. */
export function GoalChart({
  metric,
  sentence,
  notes,
}: {
  metric: MetricShown
  sentence: string
  notes: ReadonlyMap<string, string>
}) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const input = courseOfMetric(metric, sentence)
  const course = courseOf(input)
  const gradient = useId()
  const hasPlan = metric.target !== null && metric.deadline !== null
  return (
    <figure className={styles.figure}>
      <div className={styles.chart}>
        {ticksOf(input.baseline, input.target).map(({ value, y }) => (
          <span key={value} className={styles.tick} style={{ bottom: `${height(y)}%` }}>
            <i>{words.bare(metric, value)}</i>
          </span>
        ))}
        {metric.target !== null && (
          <span className={styles.target} style={{ bottom: `${height(1)}%` }}>
            <i>{words.bare(metric, metric.target)}</i>
          </span>
        )}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={sentence}>
          <defs>
            <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
              <stop offset="0" className={styles.high} />
              <stop offset="1" className={styles.low} />
            </linearGradient>
          </defs>
          {hasPlan && <path className={styles.plan} d={`M0 ${100 - height(0)}L${at(course.star)}`} />}
          {!course.reached && metric.target !== null && (
            <path className={styles.ahead} d={`M${at(course.now)}L${at(course.star)}`} />
          )}
          <path d={areaPath(lifted(course.points))} fill={`url(#${gradient})`} />
          <path className={styles.line} d={linePath(lifted(course.points))} />
        </svg>
        <Points metric={metric} notes={notes} />
        {metric.target !== null && (
          <span className={styles.star} style={place(course.star)}>
            <Star size={26} reached={course.reached} />
          </span>
        )}
        <Months metric={metric} />
      </div>
      <figcaption className={styles.key}>
        <span data-line="measured">{t('chart.measured')}</span>
        {hasPlan && <span data-line="plan">{t('chart.plan')}</span>}
        {!course.reached && metric.target !== null && <span data-line="ahead">{t('chart.ahead')}</span>}
      </figcaption>
    </figure>
  )
}

/** One stop for tab; arrows go from reading to reading. */
function Points({ metric, notes }: { metric: MetricShown; notes: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const group = useRef<HTMLFieldSetElement>(null)
  const last = metric.series.length - 1
  const [current, setCurrent] = useState(last)
  const span = spanOf(metric)
  const input = courseOfMetric(metric, '')
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = Math.min(last, Math.max(0, Math.min(current, last) + by))
    setCurrent(next)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <fieldset ref={group} className={styles.points} onKeyDown={move}>
      <legend className="sr">{t('chart.points')}</legend>
      {metric.series.map((reading, index) => {
        const x = span.of(Date.parse(reading.at))
        const step = reading.value - (metric.series[index - 1]?.value ?? metric.baseline)
        const note = notes.get(reading.at)
        const said = `${words.day(reading.at)} · ${words.amount(metric, reading.value)}`
        return (
          <button
            key={`${reading.at}-${reading.value}`}
            type="button"
            className={styles.point}
            aria-label={[said, note].filter(Boolean).join('. ')}
            data-now={index === last || undefined}
            data-side={x > 0.6 ? 'left' : 'right'}
            tabIndex={index === Math.min(current, last) ? 0 : -1}
            style={place({ x, y: climb(input, reading.value) })}
            onFocus={() => setCurrent(index)}
          >
            <span className={styles.tip} aria-hidden="true">
              <b>{said}</b>
              {metric.kind !== 'yes_no' && step !== 0 && <span>{words.signed(metric, step)}</span>}
              {note && <span>{note}</span>}
            </span>
          </button>
        )
      })}
      {metric.series.length === 0 && <i className={styles.begin} style={place({ x: 0, y: 0 })} />}
    </fieldset>
  )
}

function Months({ metric }: { metric: MetricShown }) {
  const { i18n } = useTranslation('mission')
  const { from, to } = spanOf(metric)
  return (
    <div className={styles.months} aria-hidden="true">
      {monthsOf(from, to, i18n.language).map(({ x, label, isYear }) => (
        <span key={x} data-year={isYear || undefined} style={{ left: `${x * 100}%` }}>
          {label}
        </span>
      ))}
    </div>
  )
}

/** The same stretch of time as the course itself. */
function spanOf(metric: MetricShown) {
  const from = Date.parse(metric.baselineOn)
  const last = Math.max(from, Date.parse(metric.latest?.at ?? metric.baselineOn))
  const course = courseOfMetric(metric, '')
  const given =
    course.deadline === null || course.deadline === undefined ? Number.NaN : new Date(course.deadline).getTime()
  const star = Number.isNaN(given) ? last + (last - from) / 2 : given
  const to = Math.max(star, last, from + 86_400_000)
  return { from, to, of: (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from))) }
}

const height = (y: number) => y * TARGET_HEIGHT * 100
const lifted = (points: readonly Point[]) => points.map(({ x, y }) => ({ x, y: y * TARGET_HEIGHT }))
const at = ({ x, y }: Point) => `${x * 100} ${100 - height(y)}`
const place = ({ x, y }: Point) => ({ left: `${x * 100}%`, bottom: `${height(y)}%` })

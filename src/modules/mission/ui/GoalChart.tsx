// The large course of one metric: values at the left, months below, every reading a point one can visit.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { climb, courseOf, type Point } from '#web/kit/course.ts'
import { areaPath, linePath } from '#web/kit/curve.ts'
import { Star } from '#web/kit/Star.tsx'
import type { MetricShown } from './amounts.ts'
import { ChartPoints } from './ChartPoints.tsx'
import {
  clearOfEachOther,
  type FormerValue,
  formerValues,
  monthsOf,
  notedSteps,
  TARGET_HEIGHT,
  ticksOf,
} from './chart.ts'
import { height, place, spanOf } from './chart-place.ts'
import styles from './GoalChart.module.css'
import type { ReadingShown } from './shown.ts'
import { courseOfMetric, useGoalWords } from './use-goal-words.ts'

/** `readings`: with what was written at them and what they corrected. */
export function GoalChart({
  metric,
  sentence,
  readings,
}: {
  metric: MetricShown
  sentence: string
  readings: readonly ReadingShown[]
}) {
  const { t } = useTranslation('mission')
  const words = useGoalWords()
  const input = courseOfMetric(metric, sentence)
  const course = courseOf(input)
  const gradient = useId()
  const notes = new Map(readings.filter((one) => one.note).map((one) => [one.at, one.note]))
  const begin = spanOf(metric).of(Date.parse(metric.baselineOn))
  const former = formerValues(metric, readings)
  const hasPlan = metric.target !== null && metric.deadline !== null && metric.kind !== 'yes_no'
  return (
    <figure className={styles.figure}>
      <div className={styles.chart}>
        {ticksOf(input.baseline, input.target).map(({ value, y }) => (
          <span key={value} className={styles.tick} style={{ bottom: `${height(y)}%` }}>
            <i>{words.short(metric, value)}</i>
          </span>
        ))}
        {metric.target !== null && (
          <span className={styles.target} style={{ bottom: `${height(1)}%` }}>
            <i>{words.short(metric, metric.target)}</i>
          </span>
        )}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={sentence}>
          <defs>
            <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
              <stop offset="0" className={styles.high} />
              <stop offset="1" className={styles.low} />
            </linearGradient>
          </defs>
          {hasPlan && <path className={styles.plan} d={`M${at({ x: begin, y: 0 })}L${at(course.star)}`} />}
          {!course.reached && metric.target !== null && (
            <path className={styles.ahead} d={`M${at(course.now)}L${at(course.star)}`} />
          )}
          <path d={areaPath(lifted(course.points))} fill={`url(#${gradient})`} />
          <path className={styles.line} d={linePath(lifted(course.points))} />
        </svg>
        <Notes metric={metric} notes={notes} />
        <Former metric={metric} former={former} />
        <ChartPoints metric={metric} notes={notes} former={former} />
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
        {metric.baseline !== 0 && metric.kind !== 'yes_no' && (
          <span data-line="none">{t('chart.from', { value: words.amount(metric, metric.baseline) })}</span>
        )}
      </figcaption>
    </figure>
  )
}

/** What the largest steps were, in words above the curve; readers hear them at the points. */
function Notes({ metric, notes }: { metric: MetricShown; notes: ReadonlyMap<string, string> }) {
  const words = useGoalWords()
  const span = spanOf(metric)
  const input = courseOfMetric(metric, '')
  const placed = notedSteps(metric.series, metric.baseline, notes)
    .map((one) => ({ ...one, x: span.of(Date.parse(one.at)), y: climb(input, one.value) }))
    .filter(({ x, y }) => x > 0.15 && y < 0.8)
  return clearOfEachOther(placed).map(({ at: day, x, y, step, note }) => (
    <p
      key={day}
      className={styles.note}
      style={{
        right: `calc(${(1 - x) * 100}% + 14px)`,
        bottom: `calc(${height(y)}% + 10px)`,
        maxWidth: `min(190px, calc(${x * 100}% - 22px))`,
      }}
      aria-hidden="true"
    >
      <b>{words.signed(metric, step)}</b>
      <span>{note}</span>
    </p>
  ))
}

/** Values that were corrected, hollow where the curve would have gone; the new point tells of them. */
function Former({ metric, former }: { metric: MetricShown; former: readonly FormerValue[] }) {
  const span = spanOf(metric)
  const input = courseOfMetric(metric, '')
  const places = former.map(({ at: day, value }) => ({ x: span.of(Date.parse(day)), y: climb(input, value) }))
  const apart = new Map(places.map((point) => [`${point.x} ${point.y}`, point]))
  return [...apart].map(([key, point]) => <i key={key} className={styles.former} style={place(point)} />)
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

const at = ({ x, y }: Point) => `${x * 100} ${100 - height(y)}`
const lifted = (points: readonly Point[]) => points.map(({ x, y }) => ({ x, y: y * TARGET_HEIGHT }))

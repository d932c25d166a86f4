import { useEffect, useId, useState } from 'react'
import styles from './Course.module.css'
import { type CourseInput, courseOf, type Point } from './course.ts'
import { areaPath, linePath } from './curve.ts'
import { cx } from './cx.ts'
import { Star } from './Star.tsx'

export type CourseProps = CourseInput & {
  /** The whole of it in words: "Müll aus dem Fluss: 8.420 von 12.000 kg, auf Kurs". */
  sentence: string
  /** hero fills its box; small is 96 × 28 for rows, line, dot and star only. */
  form?: 'hero' | 'small'
  /** Words on the target line; none when several courses share one line. */
  targetLabel?: string
  /** Whether this course draws its own target line. */
  targetLine?: boolean
  /** Shows each reading as a ringed point. */
  points?: boolean
  /** The course draws itself once per visit under this name. */
  drawOnce?: string
}

const drawn = new Set<string>()

/** The one picture: a curve from the ground towards a star. */
export function Course({ sentence, form = 'hero', targetLabel, targetLine, points, drawOnce, ...input }: CourseProps) {
  const course = courseOf(input)
  const gradient = useId()
  const [draws] = useState(() => drawOnce !== undefined && !drawn.has(drawOnce))
  useEffect(() => {
    if (drawOnce !== undefined) drawn.add(drawOnce)
  }, [drawOnce])
  const small = form === 'small'
  return (
    <div className={cx(styles.course, small && styles.small, draws && styles.draws)} role="img" aria-label={sentence}>
      {(targetLine || targetLabel) && (
        <span className={styles.target}>{targetLabel && <span>{targetLabel}</span>}</span>
      )}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" className={styles.high} />
            <stop offset="1" className={styles.low} />
          </linearGradient>
        </defs>
        {!course.reached && <path className={styles.ahead} d={`M${at(course.now)}L${at(course.star)}`} />}
        <g className={styles.drawn}>
          {!small && <path d={areaPath(course.points)} fill={`url(#${gradient})`} />}
          <path className={styles.line} d={linePath(course.points)} />
        </g>
      </svg>
      {points &&
        course.points
          .slice(0, -1)
          .map((point) => <i key={`${point.x}`} className={styles.point} style={place(point)} />)}
      <i className={styles.now} style={place(course.now)} />
      <span className={styles.star} style={place(course.star)}>
        <Star size={small ? 13 : 24} reached={course.reached} />
      </span>
    </div>
  )
}

function at({ x, y }: Point) {
  return `${x * 100} ${100 - y * 100}`
}

function place({ x, y }: Point) {
  return { left: `${x * 100}%`, bottom: `${y * 100}%` }
}

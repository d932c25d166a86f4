/** From shares of a course to places in the box of the large chart. Pure. */
import type { Point } from '#web/kit/course.ts'
import type { MetricShown } from './amounts.ts'
import { TARGET_HEIGHT } from './chart.ts'
import { startOf } from './start.ts'
import { courseOfMetric } from './use-goal-words.ts'

/** Percent of the box, from its ground. */
export const height = (y: number): number => y * TARGET_HEIGHT * 100
export const place = ({ x, y }: Point) => ({ left: `${x * 100}%`, bottom: `${height(y)}%` })

/** The same stretch of time as the course itself; `of`: where an instant stands in it, 0 to 1. */
export function spanOf(metric: MetricShown): { from: number; to: number; of: (at: number) => number } {
  const from = Date.parse(startOf(metric))
  const last = Math.max(from, metric.latest ? Date.parse(metric.latest.at) : from)
  const course = courseOfMetric(metric, '')
  const given =
    course.deadline === null || course.deadline === undefined ? Number.NaN : new Date(course.deadline).getTime()
  const star = Number.isNaN(given) ? last + (last - from) / 2 : given
  const to = Math.max(star, last, from + 86_400_000)
  return { from, to, of: (at) => Math.min(1, Math.max(0, (at - from) / (to - from))) }
}

/** A metric's way as shares of a drawing, for pages, pictures and counters alike. */
import { type CourseShape, courseOf } from '#web/kit/course.ts'
import { startOf } from '../ui/start.ts'
import type { MetricShown } from './said.ts'

const YEAR_MS = 365 * 86_400_000
/** Without a target the way is as high as it has come. */
const ROOM = 1.25

export type Course = CourseShape & { hasTarget: boolean }

export function courseOfMetric(metric: MetricShown): Course {
  const { baseline, target, series, baselineOn, deadline, direction, latest } = metric
  const shape = courseOf({
    baseline,
    target: target ?? farthest(metric),
    start: startOf(metric),
    deadline: deadline ?? (latest ? null : Date.parse(baselineOn) + YEAR_MS),
    readings: series.map(({ at, value }) => ({ at, value })),
    direction: direction === 'up' ? 'more' : 'less',
  })
  return { ...shape, hasTarget: target !== null }
}

function farthest({ baseline, series, direction }: MetricShown): number {
  const values = series.map(({ value }) => value)
  const top = direction === 'up' ? Math.max(baseline + 1, ...values) : Math.min(baseline - 1, ...values)
  return baseline + (top - baseline) * ROOM
}

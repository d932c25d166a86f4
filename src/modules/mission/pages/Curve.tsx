import { StarAt } from '#site/signs.tsx'
import { areaPath, linePath } from '#web/kit/curve.ts'
import type { PublicGoal } from '../contract-impact.ts'
import { courseOfMetric } from './course-of.ts'
import type { MetricShown, Said } from './said.ts'

/** Of the drawing's height: the target line lies below the top, so that more than asked can be seen. */
const TOP = 14
const share = (value: number) => `${Math.round(value * 1000) / 10}%`
const down = (y: number) => `${Math.round((TOP + (100 - TOP) * (1 - y)) * 10) / 10}%`

type CurveProps = { goal: PublicGoal; metric: MetricShown; said: Said; form?: 'hero' | 'small' | 'large' }

/** The one picture: a curve from the ground towards a star. It fills its box without a style of its own. */
export function Curve({ goal, metric, said, form = 'small' }: CurveProps) {
  const course = courseOfMetric(metric)
  const { points, now, star } = course
  const title = `t-${metric.id}`
  const gradient = `g-${metric.id}`
  return (
    <svg className={`curve ${form}`} role="img" aria-labelledby={title}>
      <title id={title}>{said.sentence(goal, metric)}</title>
      <defs>
        <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" className="high" />
          <stop offset="1" className="low" />
        </linearGradient>
      </defs>
      {course.hasTarget && <line className="aim" x1="0" x2="100%" y1={down(1)} y2={down(1)} />}
      <line className="ground" x1="0" x2="100%" y1="100%" y2="100%" />
      <svg
        aria-hidden="true"
        y={`${TOP}%`}
        width="100%"
        height={`${100 - TOP}%`}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        overflow="visible"
      >
        <path d={areaPath(points)} fill={`url(#${gradient})`} />
        {course.hasTarget && !course.reached && (
          <path className="ahead" d={`M${now.x * 100} ${100 - now.y * 100}L${star.x * 100} ${100 - star.y * 100}`} />
        )}
        <path className="line" d={linePath(points)} />
      </svg>
      <circle className="now" cx={share(now.x)} cy={down(now.y)} r={form === 'hero' ? 8 : 6} />
      {course.hasTarget && <StarAt x={share(star.x)} y={down(star.y)} />}
    </svg>
  )
}

const MOST_ROWS = 12

type TableProps = { metric: MetricShown; said: Said; most?: number }

/** What the curve says, for whoever would rather read it: the newest values first. */
export function Values({ metric, said, most = MOST_ROWS }: TableProps) {
  const newest = metric.series.toReversed().slice(0, most)
  if (newest.length === 0) return null
  return (
    <details className="values">
      <summary>{said.page('values')}</summary>
      <table>
        <caption>{metric.name}</caption>
        <thead>
          <tr>
            <th scope="col">{said.page('values.day')}</th>
            <th scope="col">{said.page('values.value')}</th>
          </tr>
        </thead>
        <tbody>
          {newest.map(({ at, value }) => (
            <tr key={`${at} ${value}`}>
              <td>{said.day(at)}</td>
              <td>{said.amount(metric, value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** A curve as a drawing of its own, for pictures that are shown elsewhere: colours in it, no stylesheet beside it. */
import { areaPath, linePath } from '#web/kit/curve.ts'
import type { Course } from './course-of.ts'

export const STAR =
  'M12 1.5c.9 6.2 3.4 9 10.5 10.5-7.1 1.5-9.6 4.3-10.5 10.5-.9-6.2-3.4-9-10.5-10.5 7.1-1.5 9.6-4.3 10.5-10.5Z'

type Box = { x: number; y: number; width: number; height: number; accent: string; star: string; edge: string }

/** `y` is where the target lies, `y + height` the ground. */
export function drawn(course: Course, { x, y, width, height, accent, star, edge }: Box): string {
  const at = (point: { x: number; y: number }) => ({ x: x + point.x * width, y: y + (1 - point.y) * height })
  const [now, end] = [at(course.now), at(course.star)]
  const size = width > 600 ? 1.5 : 0.9
  const place = `transform="translate(${x} ${y}) scale(${width / 100} ${height / 100})" vector-effect="non-scaling-stroke"`
  const aim = `<path d="M${x} ${y}H${x + width}" stroke="${edge}" stroke-dasharray="4 4" fill="none"/>`
  const ahead = `<path d="M${now.x} ${now.y}L${end.x} ${end.y}" stroke="${edge}" stroke-width="2" stroke-dasharray="1 6" stroke-linecap="round" fill="none"/>`
  return [
    course.hasTarget ? aim : '',
    `<path d="M${x} ${y + height}H${x + width}" stroke="${edge}" fill="none"/>`,
    `<path d="${areaPath(course.points)}" fill="${accent}" fill-opacity=".14" ${place}/>`,
    course.hasTarget && !course.reached ? ahead : '',
    `<path d="${linePath(course.points)}" fill="none" stroke="${accent}" stroke-width="3" stroke-linecap="round" ${place}/>`,
    `<circle cx="${now.x}" cy="${now.y}" r="7" fill="${accent}"/>`,
    course.hasTarget
      ? `<path d="${STAR}" transform="translate(${end.x - 12 * size} ${end.y - 12 * size}) scale(${size})" fill="#e9a034" stroke="${star}" stroke-width="1"/>`
      : '',
  ].join('')
}

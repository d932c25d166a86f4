// A smooth line through points that never swings above or below them (monotone cubic, Fritsch and Carlson 1980).
import type { Point } from './course.ts'

/** The line as SVG path in a box of 100 × 100 with y down. Empty without points. */
export function linePath(points: readonly Point[]): string {
  const first = points[0]
  if (!first) return ''
  return `M${at(first)}${curves(points)}`
}

/** The ground under the line, closed at the baseline. */
export function areaPath(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return ''
  return `M${at({ x: first.x, y: 0 })}L${at(first)}${curves(points)}L${at({ x: last.x, y: 0 })}Z`
}

function curves(points: readonly Point[]): string {
  return controls(points)
    .map(({ one, two, end }) => `C${at(one)} ${at(two)} ${at(end)}`)
    .join('')
}

/** The two handles and the end of each piece; a handle's height always lies between its neighbours. */
export function controls(points: readonly Point[]): { one: Point; two: Point; end: Point }[] {
  const slopes = tangents(points)
  return points.slice(1).map((end, index) => {
    const from = points[index] as Point
    const third = (end.x - from.x) / 3
    return {
      one: { x: from.x + third, y: from.y + third * (slopes[index] ?? 0) },
      two: { x: end.x - third, y: end.y - third * (slopes[index + 1] ?? 0) },
      end,
    }
  })
}

function tangents(points: readonly Point[]): number[] {
  const rises = points.slice(1).map((point, index) => rise(points[index] as Point, point))
  return points.map((_, index) => {
    const [before, after] = [rises[index - 1], rises[index]]
    if (before === undefined || after === undefined) return before ?? after ?? 0
    if (before * after <= 0) return 0
    return Math.sign(before) * Math.min(Math.abs(before + after) / 2, 3 * Math.abs(before), 3 * Math.abs(after))
  })
}

function rise(from: Point, to: Point): number {
  return to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0
}

function at({ x, y }: Point): string {
  return `${round(x * 100)} ${round(100 - y * 100)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

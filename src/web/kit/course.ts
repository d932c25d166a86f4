// From readings to a course: 0 is the baseline, 1 the target, whichever way the numbers run. Pure, for browser and server.

export type Reading = { at: string | number; value: number }
export type Direction = 'more' | 'less'
export type CourseInput = {
  baseline: number
  target: number
  /** Where the star stands; without it, a third of the time so far is left as dotted way. */
  deadline?: string | number | null
  /** Where the course begins; otherwise the first reading. */
  start?: string | number | null
  readings: readonly Reading[]
  /** Only asked when baseline and target are the same: which side of it counts as reached. */
  direction?: Direction
}
export type Point = { x: number; y: number }
export type CourseShape = { points: Point[]; now: Point; star: Point; reached: boolean; value: number }

const highest = 1.12
const lowest = -0.06

/** Points in 0…1 (x: start to end, y: baseline to target, a little beyond is kept), ordered by time. */
export function courseOf(input: CourseInput): CourseShape {
  const readings = inOrder(input.readings)
  const start = time(input.start) ?? readings[0]?.time ?? 0
  const last = Math.max(readings.at(-1)?.time ?? start, start)
  const star = Math.max(time(input.deadline) ?? last + (last - start) / 2, start)
  const span = Math.max(star, last) - start
  const x = (at: number) => (span > 0 ? clamp((at - start) / span, 0, 1) : 0)
  const points = readings.map((reading) => ({ x: x(reading.time), y: climb(input, reading.value) }))
  const first = points[0]
  // A course begins at its start even when the first reading came later.
  if (first && first.x > 0) points.unshift({ x: 0, y: climb(input, input.baseline) })
  const now = points.at(-1) ?? { x: 0, y: climb(input, input.baseline) }
  const value = readings.at(-1)?.value ?? input.baseline
  return { points, now, star: { x: span > 0 ? x(star) : 1, y: 1 }, reached: isReached(input, value), value }
}

/** How far a value has come: 0 at the baseline, 1 at the target, kept in the picture. */
export function climb(input: Pick<CourseInput, 'baseline' | 'target' | 'direction'>, value: number): number {
  const way = input.target - input.baseline
  if (way === 0) return isReached(input, value) ? 1 : 0
  // The sum keeps a negative zero out of the picture.
  return clamp((value - input.baseline) / way + 0, lowest, highest)
}

function isReached(
  { baseline, target, direction }: Pick<CourseInput, 'baseline' | 'target' | 'direction'>,
  value: number,
) {
  const less = target === baseline ? direction === 'less' : target < baseline
  return less ? value <= target : value >= target
}

function inOrder(readings: readonly Reading[]) {
  return readings.map(({ at, value }) => ({ time: time(at) ?? 0, value })).sort((one, other) => one.time - other.time)
}

function time(at: string | number | null | undefined): number | undefined {
  if (at === null || at === undefined) return undefined
  const ms = typeof at === 'number' ? at : Date.parse(at)
  return Number.isFinite(ms) ? ms : undefined
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

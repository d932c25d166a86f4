/** Where things stand on the large course: shares of the box, 0 to 1. Pure. */
export type Tick = { value: number; y: number }
export type Month = { x: number; label: string; isYear: boolean }

/** Of the height: the target line lies below the top, so that more than asked can be seen. */
export const TARGET_HEIGHT = 0.9
const WANTED_TICKS = 4

/** Round values from the baseline towards the target, without those that would touch the target's own label. */
export function ticksOf(baseline: number, target: number): Tick[] {
  const way = target - baseline
  if (way === 0) return [{ value: baseline, y: 0 }]
  const step = roundStep(Math.abs(way) / WANTED_TICKS)
  const first = way > 0 ? Math.floor(baseline / step) : Math.ceil(baseline / step)
  const values = Array.from({ length: 12 }, (_, n) => tidy((first + (way > 0 ? n + 1 : -n - 1)) * step))
  const between = values
    .map((value) => ({ value, y: (value - baseline) / way }))
    .filter(({ y }) => y > 0.08 && y < 0.92)
  return [{ value: baseline, y: 0 }, ...between]
}

/** A small round number times a power of ten, the next one up. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted))
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * power >= wanted * 0.999) ?? 10
  return factor * power
}

const tidy = (value: number) => Number(value.toPrecision(12))

const MOST_MONTHS = 12

/** Beginnings of months between two days, thinned to what fits; Januaries of long ways carry the year. */
export function monthsOf(from: number, to: number, locale: string): Month[] {
  const begin = new Date(from)
  const starts: Date[] = []
  for (let n = 0; ; n++) {
    const start = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + n, 1))
    if (start.getTime() > to) break
    if (start.getTime() >= from) starts.push(start)
  }
  const every = [1, 2, 3, 6, 12, 24, 60, 120].find((one) => starts.length / one <= MOST_MONTHS) ?? 240
  const isLong = every >= 12
  const words = new Intl.DateTimeFormat(locale, {
    ...(isLong ? { year: 'numeric' } : { month: 'short' }),
    timeZone: 'UTC',
  })
  return starts
    .filter((start) => (start.getUTCFullYear() * 12 + start.getUTCMonth()) % every === 0)
    .map((start) => {
      const isYear = isLong || start.getUTCMonth() === 0
      const label = isYear ? String(start.getUTCFullYear()) : words.format(start).replace('.', '')
      return { x: (start.getTime() - from) / (to - from), label, isYear }
    })
}

type Valued = { at: string; value: number }
export type Noted = Valued & { step: number; note: string }

const MOST_NOTED = 2

/** The largest steps of which something was written, in the order of time. A note says what happened on its day. */
export function notedSteps(series: readonly Valued[], baseline: number, notes: ReadonlyMap<string, string>): Noted[] {
  return series
    .map((one, index) => ({
      ...one,
      step: one.value - (series[index - 1]?.value ?? baseline),
      note: notes.get(one.at) ?? '',
    }))
    .filter(({ step, note }) => note !== '' && step !== 0)
    .sort((one, other) => Math.abs(other.step) - Math.abs(one.step))
    .slice(0, MOST_NOTED)
    .sort((one, other) => one.at.localeCompare(other.at))
}

/** Of notes that would stand in each other's words only the larger step's. */
export function clearOfEachOther<T extends { x: number; y: number; step: number }>(notes: readonly T[]): T[] {
  const clear: T[] = []
  for (const note of notes.toSorted((one, other) => Math.abs(other.step) - Math.abs(one.step)))
    if (!clear.some(({ x, y }) => Math.abs(x - note.x) < 0.33 && Math.abs(y - note.y) < 0.25)) clear.push(note)
  return clear
}

export type FormerValue = Valued & { was: number }
type Corrected = Valued & { corrects: Valued | null }

/** Where the curve would have gone by readings that were corrected; the old value stands beside the new one. */
export function formerValues(
  metric: { accumulation: string; series: readonly Valued[] },
  readings: readonly Corrected[],
): FormerValue[] {
  return readings.flatMap(({ at, value, corrects }) => {
    const now = metric.series.findLast((one) => one.at === at)
    if (!corrects || !now) return []
    const before = metric.accumulation === 'cumulative' ? now.value - value + corrects.value : corrects.value
    return [{ at: corrects.at, value: tidy(before), was: corrects.value }]
  })
}

/** Points that can be touched one by one, the newest always among them; the others lie too close to one of those. */
export function apart<P extends { x: number }>(points: readonly P[], gap: number): { touched: P[]; others: P[] } {
  const touched: P[] = []
  for (const point of points.toReversed()) {
    const next = touched[0]
    if (!next || next.x - point.x >= gap) touched.unshift(point)
  }
  return { touched, others: points.filter((point) => !touched.includes(point)) }
}

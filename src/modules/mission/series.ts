/** From single readings to the values a curve shows. Pure, for server and browser. */

/** `value`: a step where the metric adds up, else the level; percentages carry their parts. */
export type Measured = { value: number; numerator: number | null; denominator: number | null }
export type Sum = { value: number; numerator: number; denominator: number }
type Way = { kind: string; accumulation: string; baseline: number }

export const nothingYet: Sum = { value: 0, numerator: 0, denominator: 0 }

/**
 * The running value at each reading, in their order. Levels stand for themselves. Steps are added to the baseline;
 * steps of a percentage are added by their parts. `before` is the sum of readings that are left out.
 */
export function runningValues(metric: Way, readings: readonly Measured[], before: Sum = nothingYet): number[] {
  if (metric.accumulation === 'level') return readings.map((reading) => reading.value)
  const sum = { ...before }
  return readings.map((reading) => {
    sum.value += reading.value
    sum.numerator += reading.numerator ?? 0
    sum.denominator += reading.denominator ?? 0
    return metric.kind === 'percent' ? (percentOf([sum]) ?? metric.baseline) : tidy(metric.baseline + sum.value)
  })
}

/** A percentage of several parts together, 0 to 100 and beyond; null where there is nothing to divide by. Never the mean of percentages. */
export function percentOf(parts: readonly { numerator: number; denominator: number }[]): number | null {
  const numerator = parts.reduce((sum, part) => sum + part.numerator, 0)
  const denominator = parts.reduce((sum, part) => sum + part.denominator, 0)
  return denominator > 0 ? tidy((100 * numerator) / denominator) : null
}

/** Takes off what binary fractions add (0.1 + 0.2): twelve significant digits are kept. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

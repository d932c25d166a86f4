/** One metric made of the readings of several: of goals below that count towards it. Each reading counts once. Pure. */
import { type Measured, nothingYet, percentOf, type Sum, tidy } from './series.ts'

/** A metric that counts, with its readings in their order. `before`: the sum of those left out at the beginning. */
export type Part = {
  baseline: number
  /** It is itself made of others: what it had at its beginning stands with them. */
  isMade: boolean
  readings: (Measured & { at: string })[]
  before?: Sum
  /** Readings were left out: what it was before the first of these is not known. */
  isCut?: boolean
  /** Its reader sees the sum it is in, but not itself. */
  isUnseen?: boolean
}
type Whole = { kind: string; accumulation: string; baseline: number }
type Value = { at: string; value: number }

/**
 * The running value on every day on which something was measured, the whole's own readings among the parts.
 * Steps add up to the whole's baseline. Levels are added, a part that was not measured yet standing at its baseline.
 * Percentages are parts of parts: never a mean, and a day with nothing to divide by has no value.
 */
export function rolledUp(whole: Whole, parts: readonly Part[]): Value[] {
  const known = parts.reduce((day, { isCut, readings }) => latest(day, isCut ? readings[0]?.at : undefined), '')
  const days = [...new Set(parts.flatMap(({ readings }) => readings.map(({ at }) => at)))].sort()
  const walks = parts.map(walk)
  return days.flatMap((at) => {
    const stands = walks.map((upTo) => upTo(at))
    const value = together(whole, parts, stands)
    return value === null || at < known ? [] : [{ at, value }]
  })
}

type Stand = { sum: Sum; last: Measured | undefined }

function together(whole: Whole, parts: readonly Part[], stands: Stand[]): number | null {
  const isSteps = whole.accumulation === 'cumulative'
  if (whole.kind === 'percent') {
    const shares = stands.map(({ sum, last }) => (isSteps ? sum : last))
    return percentOf(
      shares.map((share) => ({ numerator: share?.numerator ?? 0, denominator: share?.denominator ?? 0 })),
    )
  }
  if (isSteps) return tidy(stands.reduce((all, { sum }) => all + sum.value, whole.baseline))
  const levels = stands.map(({ last }, n) => last?.value ?? (parts[n]!.isMade ? 0 : parts[n]!.baseline))
  return tidy(levels.reduce((all, level) => all + level, 0))
}

/** Asked day after day, says where a part stood at the end of each. */
function walk({ readings, before = nothingYet }: Part): (day: string) => Stand {
  const sum = { ...before }
  let next = 0
  return (day) => {
    for (; next < readings.length && readings[next]!.at <= day; next++) {
      const { value, numerator, denominator } = readings[next]!
      sum.value += value
      sum.numerator += numerator ?? 0
      sum.denominator += denominator ?? 0
    }
    return { sum: { ...sum }, last: readings[next - 1] }
  }
}

const latest = (one: string, other: string | undefined): string => (other && other > one ? other : one)

type Alike = { kind: string; accumulation: string; currency: string | null; unit: string }

/** Whether one can count towards the other: the same thing, counted in the same way. */
export function addsUpTo(part: Alike, whole: Alike): boolean {
  const canAdd = part.kind === 'number' || part.kind === 'money' || part.kind === 'percent'
  const isSame = part.kind === whole.kind && part.accumulation === whole.accumulation
  const unit = ({ unit: name }: Alike) => name.trim().toLowerCase()
  return canAdd && isSame && part.currency === whole.currency && unit(part) === unit(whole)
}

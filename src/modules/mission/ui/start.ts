/** Where the picture of a way begins. Pure. */
import type { MetricShown } from './amounts.ts'

const WEEK_MS = 7 * 86_400_000

/** At its baseline; a week before the first reading where that came earlier, so that it can be seen to climb from there. */
export function startOf({
  baseline,
  baselineOn,
  series,
}: Pick<MetricShown, 'baseline' | 'baselineOn' | 'series'>): string {
  const first = series[0]
  const isAfter = !first || first.at > baselineOn || (first.at === baselineOn && first.value === baseline)
  return isAfter ? baselineOn : new Date(Date.parse(first.at) - WEEK_MS).toISOString().slice(0, 10)
}

/** Where a metric stands between its baseline and its target, and whether that is where it should be by now. Pure. */
import { tidy } from './series.ts'

/** Days as YYYY-MM-DD. */
export type Plan = {
  /** Yes or no has no way between: until its deadline it is not late. */
  kind?: string
  direction: 'up' | 'down'
  baseline: number
  baselineOn: string
  target: number | null
  deadline: string | null
}
export type Latest = { at: string; value: number }
export type ProgressState = 'no_data' | 'no_target' | 'reached' | 'behind' | 'on_course'
export type Progress = {
  state: ProgressState
  /** The way from baseline (0) to target (1); below 0 it got worse, beyond 1 more than asked. */
  share: number | null
  /** What a steady way would ask for today. */
  planned: number | null
}

/** Values come once in a while: only what the plan asked for this long ago can be missed today. */
const GRACE_DAYS = 14
/** Of the whole way: less than this below the plan is no miss. */
const SLACK = 0.02

/**
 * A steady way from the baseline to the target by the deadline is the plan. Worse than the baseline is always behind,
 * as is a passed deadline; without a deadline any value from the baseline on is on course.
 */
export function progressOf(plan: Plan, latest: Latest | null, today: string): Progress {
  const planned = plannedOn(plan, today)
  if (!latest) return { state: 'no_data', share: null, planned }
  const share = shareOf(plan, latest.value)
  return { state: stateOf(plan, latest.value, today), share, planned }
}

function stateOf(plan: Plan, value: number, today: string): ProgressState {
  const { target, baseline, deadline } = plan
  if (target === null) return 'no_target'
  if (reaches(plan, value, target)) return 'reached'
  // A target that is the baseline asks to hold what there is.
  if (target === baseline || !reaches(plan, value, baseline)) return 'behind'
  if (deadline === null) return 'on_course'
  if (today > deadline) return 'behind'
  if (plan.kind === 'yes_no') return 'on_course'
  const asked = plannedOn(plan, addDays(today, -GRACE_DAYS))! - SLACK * (target - baseline)
  return reaches(plan, value, asked) ? 'on_course' : 'behind'
}

/** At least as good as asked, whichever way is good. */
function reaches({ direction }: Plan, value: number, asked: number): boolean {
  return direction === 'up' ? value >= asked : value <= asked
}

function shareOf({ baseline, target }: Plan, value: number): number | null {
  if (target === null || target === baseline) return null
  return tidy((value - baseline) / (target - baseline))
}

/** The plan's value on a day; null without target or deadline. Before the baseline's day it is the baseline. */
export function plannedOn({ kind, baseline, baselineOn, target, deadline }: Plan, day: string): number | null {
  if (target === null || deadline === null || kind === 'yes_no') return null
  const whole = daysBetween(baselineOn, deadline)
  const gone = whole <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(baselineOn, day) / whole))
  return gone === 1 ? target : tidy(baseline + (target - baseline) * gone)
}

const DAY_MS = 86_400_000

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

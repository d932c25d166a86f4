/**
 * The days that follow from a rule. Days only: what a clock shows has no part in it. Pure. Reckoned from the day asked about,
 * never from the first one: a rule costs the same however old it is, and at most a look at each day of 20 years.
 */
import { keptRule, type NthDay, type RepeatRule, saidBy, weekdays } from './rule.ts'

/** So far ahead, or back, a day is looked for; the 29th of February is eight years away at most. */
const YEARS = 20
const LAST_YEAR = 9999

/**
 * The first day after another one, by a rule whose intervals count from `from`. Null where none comes before its last
 * day, or within 20 years. COUNT is not looked at: whoever makes the next one counts down.
 */
export function dayAfter(rule: RepeatRule, { from, after }: { from: string; after: string }): string | null {
  const said = saidBy(rule, from)
  const [first, least] = [numberOf(from), Math.max(numberOf(from), numberOf(after) + 1)]
  const most = rule.until === null ? endOfYears(least) : Math.min(endOfYears(least), numberOf(rule.until))
  for (let n = spanOf(said, first, least); startOf(said, first, n) <= most; n++) {
    const found = daysOf(said, first, n).find((day) => day >= least)
    if (found !== undefined) return found <= most ? writtenDay(found) : null
  }
  return null
}

/** The last day until another one, within 20 years, or null. */
export function dayUntil(rule: RepeatRule, { from, until }: { from: string; until: string }): string | null {
  const said = saidBy(rule, from)
  const last = Math.min(numberOf(until), numberOf(rule.until ?? until))
  const first = numberOf(from)
  const least = Math.max(first, numberOn(yearOf(last) - YEARS, 0, 1))
  for (let n = spanOf(said, first, last); n >= 0 && startOf(said, first, n + 1) > least; n--) {
    const found = daysOf(said, first, n).findLast((day) => day <= last)
    if (found !== undefined) return found >= least ? writtenDay(found) : null
  }
  return null
}

/** The rule as it is kept, or undefined where no day ever follows from it after its first one. */
export function settled(rule: RepeatRule, from: string): RepeatRule | undefined {
  const said = saidBy(rule, from)
  return dayAfter({ ...said, until: null }, { from, after: from }) === null ? undefined : said
}

type Series = { rule: string; from: string; after: string }

/** So many of the next ones, for those who choose a rule: they see what it means. */
export function nextDays({ rule, from, after }: Series, most: number): string[] {
  const kept = keptRule(rule)
  const days: string[] = []
  const left = kept.count === null ? most : Math.min(most, kept.count - 1)
  for (let day: string | null = after; days.length < left; ) {
    day = dayAfter(kept, { from, after: day })
    if (day === null) break
    days.push(day)
  }
  return days
}

/** Days are counted as since 1970-01-01, a Thursday. */
const DAY_MS = 86_400_000
const numberOf = (day: string): number => Date.parse(day) / DAY_MS
const writtenDay = (day: number): string => dateOf(day).toISOString().slice(0, 10)
const dateOf = (day: number): Date => new Date(day * DAY_MS)
const yearOf = (day: number): number => dateOf(day).getUTCFullYear()
/** Date.UTC takes the year 26 for 1926. */
const numberOn = (year: number, month: number, date: number): number =>
  new Date(0).setUTCFullYear(year, month, date) / DAY_MS
const endOfYears = (day: number): number => numberOn(Math.min(LAST_YEAR, yearOf(day) + YEARS), 11, 31)
/** 0: Monday. */
const weekdayNumber = (day: number): number => (((day + 3) % 7) + 7) % 7
const monday = (day: number): number => day - weekdayNumber(day)

/** The first day of the nth span of its frequency, each `interval` of them, from that of the first day on. */
function startOf({ freq, interval }: RepeatRule, first: number, n: number): number {
  return startOfSpan(freq, first, n * interval)
}

function startOfSpan(freq: RepeatRule['freq'], first: number, n: number): number {
  if (freq === 'DAILY') return first + n
  if (freq === 'WEEKLY') return monday(first) + 7 * n
  return freq === 'MONTHLY'
    ? numberOn(yearOf(first), dateOf(first).getUTCMonth() + n, 1)
    : numberOn(yearOf(first) + n, 0, 1)
}

/** In which of them a day lies, or the last before it. */
function spanOf({ freq, interval }: RepeatRule, first: number, day: number): number {
  const years = yearOf(day) - yearOf(first)
  const passed = {
    DAILY: () => day - first,
    WEEKLY: () => Math.floor((day - monday(first)) / 7),
    MONTHLY: () => 12 * years + dateOf(day).getUTCMonth() - dateOf(first).getUTCMonth(),
    YEARLY: () => years,
  }
  return Math.floor(passed[freq]() / interval)
}

/** All that the rule names in one span. */
function daysOf(rule: RepeatRule, first: number, n: number): number[] {
  const { freq, interval, bySetPos } = rule
  const end = startOfSpan(freq, first, n * interval + 1)
  const days: number[] = []
  for (let day = startOf(rule, first, n); day < end; day++) if (isNamed(rule, day)) days.push(day)
  if (bySetPos.length === 0) return days
  return days.filter((_, at) => bySetPos.includes(at + 1) || bySetPos.includes(at - days.length))
}

function isNamed({ byMonth, byMonthDay, byDay }: RepeatRule, day: number): boolean {
  const on = dateOf(day)
  if (byMonth.length > 0 && !byMonth.includes(on.getUTCMonth() + 1)) return false
  if (byMonthDay.length === 0 && byDay.length === 0) return true
  const date = on.getUTCDate()
  const left = numberOn(on.getUTCFullYear(), on.getUTCMonth() + 1, 1) - day
  if (byMonthDay.length > 0 && !byMonthDay.includes(date) && !byMonthDay.includes(-left)) return false
  const weekday = weekdays[weekdayNumber(day)]
  const isThat = ({ nth, day: name }: NthDay) =>
    name === weekday && (nth === null || nth === Math.ceil(date / 7) || nth === -Math.ceil(left / 7))
  return byDay.length === 0 || byDay.some(isThat)
}

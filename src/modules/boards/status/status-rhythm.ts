/** On which day somebody is asked next. Pure. */
import type { Rhythm } from './contract.ts'

type Asked = Pick<Rhythm, 'every' | 'weekday'>
const DAY = 86_400_000

/** The first day after this one (YYYY-MM-DD); `last`: on which was asked before, from which every second week counts. */
export function nextAskOn({ every, weekday }: Asked, after: string, last: string | null): string | null {
  if (every === 'never') return null
  const first = onWeekday(Date.parse(after) + DAY, weekday)
  if (every === 'week') return day(first)
  if (every === 'two_weeks') {
    const weeks = last === null ? 0 : Math.round((first - onWeekday(Date.parse(last), weekday)) / (7 * DAY))
    return day(first + (weeks % 2 === 0 ? 0 : 7 * DAY))
  }
  const [year, month] = after.split('-').map(Number) as [number, number]
  const ofMonth = onWeekday(Date.UTC(year, month - 1, 1), weekday)
  return day(ofMonth > Date.parse(after) ? ofMonth : onWeekday(Date.UTC(year, month, 1), weekday))
}

/** Somebody is asked in it: what an archive says may be anything. */
export const isRhythm = (said: { every: unknown; weekday: number }): boolean =>
  ['week', 'two_weeks', 'month'].includes(String(said.every)) && [1, 2, 3, 4, 5, 6, 7].includes(said.weekday)

/** So many days before it is asked an update counts as an answer. */
export const answersFor = { never: 0, week: 3, two_weeks: 7, month: 14 } as const

/** From this day on, the day itself among them. */
function onWeekday(from: number, weekday: number): number {
  const is = new Date(from).getUTCDay() || 7
  return from + ((weekday - is + 7) % 7) * DAY
}
const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

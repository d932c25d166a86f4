/** The days of a task: a moment has its day beside it, and nothing is due before it starts. Pure. */
import type { Refusal } from '#kernel/refusal.ts'

type Day = string | null | undefined
export type Days = { startsOn?: Day; startsAt?: Day; dueOn?: Day; dueAt?: Day }

const DAY_MS = 86_400_000

/** Refuses with `day_without_time` (a moment without its day) and `due_before_start`. `said`: what of it is new. */
export function mustFit({ refuse }: { refuse(code: string): Refusal }, days: Days, said: Days = days): void {
  if ((days.startsAt && !days.startsOn) || (days.dueAt && !days.dueOn)) throw refuse('day_without_time')
  if (isApart(days.startsOn, said.startsAt) || isApart(days.dueOn, said.dueAt)) throw refuse('day_without_time')
  const { startsOn, startsAt, dueOn, dueAt } = days
  if (startsOn && dueOn && dueOn < startsOn) throw refuse('due_before_start')
  if (startsAt && dueAt && Date.parse(dueAt) < Date.parse(startsAt)) throw refuse('due_before_start')
}

/** Of a task that repeats, in days: longer, and the next one begins ever earlier than the calendar goes on. */
export const MOST_LONG = 366
export const isTooLong = ({ startsOn, dueOn }: Days): boolean =>
  Boolean(startsOn && dueOn && Date.parse(dueOn) - Date.parse(startsOn) > MOST_LONG * DAY_MS)

/** Somewhere on earth a moment is on the day before or after that of Greenwich, and on no other. */
function isApart(on: Day, at: Day): boolean {
  if (!on || !at) return false
  const past = Date.parse(at) - Date.parse(on)
  return past < -DAY_MS || past >= 2 * DAY_MS
}

/** So many days later the calendar has ended: days have four digits for their year. */
export function isTooFar(day: string, days: number): boolean {
  const year = new Date(Date.parse(day) + days * DAY_MS).getUTCFullYear()
  return !(year >= 1 && year <= 9999)
}

/** As they are after a change: what is left out stays, and with its day a moment goes. */
export function changed(was: Days, to: Days): Required<Days> {
  const start = to.startsOn === undefined ? was : to
  const due = to.dueOn === undefined ? was : to
  return {
    startsOn: start.startsOn ?? null,
    startsAt: (to.startsAt === undefined && to.startsOn === undefined ? was.startsAt : to.startsAt) ?? null,
    dueOn: due.dueOn ?? null,
    dueAt: (to.dueAt === undefined && to.dueOn === undefined ? was.dueAt : to.dueAt) ?? null,
  }
}

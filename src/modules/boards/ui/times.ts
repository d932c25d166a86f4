/** Times of day beside the days of a task, on the wall of whoever looks. Pure. */
import { instantOf, localOf } from '#modules/text/moments.ts'
import type { Card } from '../contract.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** `HH:MM`; empty where no time was said. */
export function timeOf(at: string | null, timeZone: string): string {
  if (!at) return ''
  const { hour, minute } = localOf(new Date(at), timeZone)
  return `${two(hour)}:${two(minute)}`
}

/** The instant (RFC 3339) of `HH:MM` on `YYYY-MM-DD`. */
export function momentOf(day: string, time: string, timeZone: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  return instantOf({ year, month, day: date, hour, minute }, timeZone).toISOString()
}

type Times = Pick<Card, 'startsAt' | 'dueAt'>
type Days = { startsOn?: string | null | undefined; dueOn?: string | null | undefined }

/** The times that go with other days: the same hour as before, and none where the day goes. */
export function timesAlong(was: Times, to: Days, timeZone: string): Partial<Times> {
  const at = (day: string | null, time: string) => (day && time ? momentOf(day, time, timeZone) : null)
  return {
    ...(to.startsOn !== undefined && { startsAt: at(to.startsOn, timeOf(was.startsAt, timeZone)) }),
    ...(to.dueOn !== undefined && { dueAt: at(to.dueOn, timeOf(was.dueAt, timeZone)) }),
  }
}

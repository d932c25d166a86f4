/** Hours in which no mail comes, as the clock on the wall shows them where somebody lives. Pure. */

const DAY_MINUTES = 24 * 60
const MINUTE = 60_000

/** `from` and `until` in minutes of the day; over midnight where `until` comes first. */
export type Quiet = { from: number; until: number }

/**
 * When the quiet hours that `now` lies in are over, or undefined. On the two days a year on which clocks change while
 * they last it may be an hour off: whoever waits for it asks again then.
 */
export function quietUntil(now: Date, timeZone: string, { from, until }: Quiet): Date | undefined {
  const minute = minuteIn(now, timeZone)
  const isQuiet = from < until ? minute >= from && minute < until : minute >= from || minute < until
  if (!isQuiet) return undefined
  const left = (until - minute + DAY_MINUTES) % DAY_MINUTES
  return new Date(Math.floor(now.getTime() / MINUTE) * MINUTE + left * MINUTE)
}

function minuteIn(now: Date, timeZone: string): number {
  const time = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return minutesOf(time.format(now))
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

export const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':')

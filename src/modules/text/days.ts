/** Calendar days. */

/** Making one costs a hundred times what asking it does. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** The day it is in an IANA time zone at this moment, RFC 3339 full-date. */
export function dayIn(timeZone: string, at: Date): string {
  const known = formats.get(timeZone)
  if (known) return known.format(at)
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, format)
  return format.format(at)
}

const DAY_MS = 86_400_000
export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

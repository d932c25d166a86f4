/** A moment to come, as one says it: the clock today, "morgen, 9:00", the weekday within a week, then the date. Pure. */
export function atMoment(at: Date, now: Date, language: string, timeZone: string): string {
  const day = (date: Date) => Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone }).format(date))
  const days = Math.round((day(at) - day(now)) / 86_400_000)
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(at)
  if (days === 0) return time
  if (days === 1) return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(1, 'day')}, ${time}`
  const isFar = days > 6 || days < 0
  const isOtherYear = at.getFullYear() !== now.getFullYear()
  const date = new Intl.DateTimeFormat(language, {
    timeZone,
    ...(isFar ? { day: 'numeric', month: 'short', ...(isOtherYear && { year: 'numeric' }) } : { weekday: 'short' }),
  }).format(at)
  return `${date}, ${time}`
}

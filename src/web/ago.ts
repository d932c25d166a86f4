/** When it was, as one says it: minutes within the hour, the clock today, then yesterday, then the day. */
export function ago(at: string, now: Date, locale: string, timeZone: string): string {
  const then = new Date(at)
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000)
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  if (minutes < 1) return relative.format(0, 'second')
  if (minutes < 60) return relative.format(-minutes, 'minute')
  const day = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(date)
  const days = Math.round((Date.parse(day(now)) - Date.parse(day(then))) / 86_400_000)
  if (days === 0) return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(then)
  if (days === 1) return relative.format(-1, 'day')
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone }).format(then)
}

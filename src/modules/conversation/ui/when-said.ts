/** Days and times as people say them, in the language of the page. */
const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options)
  formats.set(key, known)
  return known
}

export const timeOf = (at: string, language: string): string =>
  format(language, { hour: 'numeric', minute: '2-digit' }).format(new Date(at))

/** "Heute", "Gestern", "Mittwoch, 16. September"; with the year when it is another. */
export function dayName(at: string, language: string, now = new Date()): string {
  const date = new Date(at)
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000)
  if (days === 0 || days === 1) {
    const word = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')
    return word.charAt(0).toLocaleUpperCase(language) + word.slice(1)
  }
  const isThisYear = date.getFullYear() === now.getFullYear()
  return format(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(date)
}

/** "heute, 8:02" or "16. Sept., 8:02". */
export function momentOf(at: string, language: string, now = new Date()): string {
  const date = new Date(at)
  const days = Math.round((midnight(now) - midnight(date)) / 86_400_000)
  if (days === 0) return timeOf(at, language)
  if (days === 1) return `${dayName(at, language, now)}, ${timeOf(at, language)}`
  const isThisYear = date.getFullYear() === now.getFullYear()
  return format(language, { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) }).format(date)
}

export const fullMoment = (at: string, language: string): string =>
  format(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at))

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/**
 * When somebody means: "in 2 hours", "morgen um 9", "next Monday", in the time zone they live in. Pure.
 * A time of day is meant on the wall: 9:00 is 9:00 also on the day the clocks change (zone rules as `Intl` knows them).
 */
export type Moment = { at: Date; rest: string }

const MINUTE = 60_000
const units: [RegExp, 'minute' | 'hour' | 'day' | 'week' | 'month'][] = [
  [/^(m|min|mins|minutes?|minuten?)$/, 'minute'],
  [/^(h|hrs?|hours?|std|stunden?)$/, 'hour'],
  [/^(d|days?|tage?n?)$/, 'day'],
  [/^(w|weeks?|wochen?)$/, 'week'],
  [/^(months?|monate?n?)$/, 'month'],
]
const weekdays = [
  ['sunday', 'sun', 'sonntag', 'so'],
  ['monday', 'mon', 'montag', 'mo'],
  ['tuesday', 'tue', 'tues', 'dienstag', 'di'],
  ['wednesday', 'wed', 'mittwoch', 'mi'],
  ['thursday', 'thu', 'thur', 'thurs', 'donnerstag', 'do'],
  ['friday', 'fri', 'freitag', 'fr'],
  ['saturday', 'sat', 'samstag', 'sa', 'sonnabend'],
]
const numbers: Record<string, number> = Object.fromEntries([
  ...['a', 'an', 'one', 'ein', 'eine', 'einer', 'einem', 'einen'].map((word) => [word, 1]),
  ...[
    ['two', 'zwei'],
    ['three', 'drei'],
    ['four', 'vier'],
    ['five', 'fünf'],
    ['six', 'sechs'],
    ['seven', 'sieben'],
    ['eight', 'acht'],
    ['nine', 'neun'],
    ['ten', 'zehn'],
  ].flatMap((words, n) => words.map((word) => [word, n + 2])),
  ['half', 0.5],
  ['halben', 0.5],
])
/** Times of day without a number. */
const parts: Record<string, number> = {
  morning: 9,
  früh: 9,
  vormittag: 10,
  noon: 12,
  mittag: 12,
  afternoon: 15,
  nachmittag: 15,
  evening: 18,
  abend: 18,
  tonight: 18,
}
/** Where a day is named and no time. */
const USUAL_HOUR = 9
const LONGEST = 2_000

type Word = { text: string; from: number; to: number }
type Clock = { hour: number; minute: number }
type Local = { year: number; month: number; day: number } & Clock

/**
 * Reads a moment from the beginning of the words, or from their end; `rest` is what is left of them. `undefined`: none
 * is meant. What has passed today means tomorrow; a weekday means the next one.
 */
export function momentIn(words: string, now: Date, timeZone: string): Moment | undefined {
  const said = words.slice(0, LONGEST).trim()
  const all = [...said.matchAll(/\S+/g)].map(({ 0: text, index }): Word => {
    return { text: text.toLowerCase().replace(/(?<![,;.!?])[,;.!?]+$/, ''), from: index, to: index + text.length }
  })
  const starts = [0, ...Array.from({ length: Math.min(all.length, 6) }, (_, n) => all.length - 1 - n)].toSorted(
    (a, b) => a - b,
  )
  const from = all[0]?.text === 'me' || all[0]?.text === 'mich' ? 1 : 0
  for (const start of [from, ...starts.filter((one) => one > from)]) {
    const read = readAt(all, start, now, timeZone)
    const isAtEdge = read && (start === from || start + read.count === all.length)
    if (!isAtEdge) continue
    const rest =
      start === from
        ? said.slice(all[start + read.count]?.from ?? said.length)
        : said.slice(all[from]!.from, all[start]!.from)
    return { at: read.at, rest: withoutLink(rest.trim(), start === from) }
  }
  return undefined
}

/** "in 2 hours to buy cake", "an Kuchen denken": the small word between is nobody's. */
const withoutLink = (rest: string, isAfter: boolean): string =>
  isAfter ? rest.replace(/^(to|that|about|dass|daran,?)\s+/i, '') : rest

type Read = { at: Date; count: number }

function readAt(all: Word[], start: number, now: Date, timeZone: string): Read | undefined {
  const word = (n: number) => all[start + n]?.text ?? ''
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:t(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(z)?)?$/.exec(word(0))
  if (iso) return readIso(iso, word, timeZone)
  return readSpan(word, now, timeZone) ?? readDay(word, now, timeZone)
}

function readIso(iso: RegExpExecArray, word: (n: number) => string, timeZone: string): Read | undefined {
  const [year, month, day, hour, minute] = iso.slice(1, 6).map(Number) as [number, number, number, number, number]
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (!isReal) return undefined
  if (iso[6]) return { at: new Date(iso[0].toUpperCase()), count: 1 }
  if (iso[4])
    return hour > 23 || minute > 59
      ? undefined
      : { at: instantOf({ year, month, day, hour, minute }, timeZone), count: 1 }
  const clock = readClock(word, 1)
  const at = { year, month, day, ...(clock ?? { hour: USUAL_HOUR, minute: 0 }) }
  return { at: instantOf(at, timeZone), count: 1 + (clock?.count ?? 0) }
}

/** "in 2 hours", "20 minutes", "in einer halben Stunde". */
function readSpan(word: (n: number) => string, now: Date, timeZone: string): Read | undefined {
  let n = word(0) === 'in' ? 1 : 0
  const glued = /^(\d{1,4})([a-zäöü]+)$/.exec(word(n))
  let amount = glued
    ? Number(glued[1])
    : (numbers[word(n)] ?? (/^\d{1,4}([.,]\d)?$/.test(word(n)) ? Number(word(n).replace(',', '.')) : undefined))
  if (amount === undefined) return undefined
  n++
  for (const half of ['a', 'an', 'halben', 'half'])
    if (!glued && word(n) === half) {
      if (half.startsWith('hal')) amount = 0.5
      n++
    }
  const name = glued ? glued[2]! : word(n++)
  const unit = units.find(([pattern]) => pattern.test(name))?.[1]
  if (!unit || amount <= 0) return undefined
  if (unit === 'minute' || unit === 'hour')
    return { at: new Date(now.getTime() + amount * (unit === 'hour' ? 60 : 1) * MINUTE), count: n }
  const local = localOf(now, timeZone)
  const days = unit === 'day' ? Math.round(amount) : unit === 'week' ? Math.round(amount * 7) : 0
  const moved = unit === 'month' ? monthsOn(local, Math.round(amount)) : daysOn(local, days)
  const clock = readClock(word, n)
  return { at: instantOf({ ...local, ...moved, ...timeIn(clock) }, timeZone), count: n + (clock?.count ?? 0) }
}

/** "morgen um 9", "tomorrow 9:00", "at 9 on Monday", "am 24.12. um 18 Uhr", "9:30". */
function readDay(word: (n: number) => string, now: Date, timeZone: string): Read | undefined {
  const today = localOf(now, timeZone)
  const before = readClock(word, 0)
  const day = readDate(word, before?.count ?? 0, today)
  const after = day && !before ? readClock(word, day.count) : undefined
  const clock = before ?? after
  if (!day && !clock?.isSure) return undefined
  const count = (before?.count ?? 0) + (day?.count ?? 0) + (after?.count ?? 0)
  const time = timeIn(clock) ?? {}
  const at = instantOf({ ...today, hour: USUAL_HOUR, minute: 0, ...day?.date, ...time }, timeZone)
  if (day || at > now) return { at, count }
  return { at: instantOf({ ...today, ...daysOn(today, 1), ...(time as Clock) }, timeZone), count }
}

type Dated = { date: Pick<Local, 'year' | 'month' | 'day'>; count: number }

function readDate(word: (n: number) => string, from: number, today: Local): Dated | undefined {
  let n = from
  while (/^(on|am|the|den|dem|next|nächsten?|nächster|kommenden?|this|diesen)$/.test(word(n))) n++
  const name = word(n)
  const simple = { today: 0, heute: 0, tonight: 0, tomorrow: 1, morgen: 1, übermorgen: 2 }[name]
  if (simple !== undefined) return { date: daysOn(today, simple), count: n - from + (name === 'tonight' ? 0 : 1) }
  if ((name === 'week' || name === 'woche') && n > from)
    return { date: daysOn(today, untilWeekday(today, 1)), count: n - from + 1 }
  const weekday = weekdays.findIndex((names) => names.includes(name))
  // Two letters are a weekday only where something says so: "do" and "so" are words of their own.
  const isSaid = name.length > 2 || n > from || readClock(word, n + 1) !== undefined
  if (weekday >= 0 && isSaid) return { date: daysOn(today, untilWeekday(today, weekday)), count: n - from + 1 }
  const german = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/.exec(name)
  if (!german) return undefined
  const [day, month] = [Number(german[1]), Number(german[2])]
  const isPast = month < today.month || (month === today.month && day < today.day)
  const year = german[3] ? Number(german[3]) : today.year + (isPast ? 1 : 0)
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isReal ? { date: { year, month, day }, count: n - from + 1 } : undefined
}

type ClockRead = Clock & { count: number; isSure: boolean }

/** "9", "9:30", "9 uhr", "um 9", "at 5pm", "evening". `isSure`: a time on its own, not merely a number. */
function readClock(word: (n: number) => string, from: number): ClockRead | undefined {
  let n = from
  const isSaid = /^(at|um|gegen|@)$/.test(word(n))
  if (isSaid) n++
  if (/^(in|am|this|the)$/.test(word(n)) && parts[word(n + 1)] !== undefined) n += word(n + 1) ? 1 : 0
  if (word(n) === 'the' && parts[word(n + 1)] !== undefined) n++
  const part = parts[word(n)]
  if (part !== undefined) return { hour: part, minute: 0, count: n - from + 1, isSure: true }
  const time = /^(\d{1,2})(?:[:.](\d\d))?(am|pm|uhr|h)?$/.exec(word(n))
  if (!time) return undefined
  const next = /^(am|pm|uhr|h|o'clock)$/.test(word(n + 1)) && !time[3] ? word(n + 1) : undefined
  // "9 am Montag" is German: the clock is followed by its day, and not by the forenoon.
  const isDay = next === 'am' && weekdays.some((names) => names.includes(word(n + 2)))
  const half = time[3] ?? (isDay ? undefined : next)
  const hour = Number(time[1])
  const minute = Number(time[2] ?? 0)
  if (hour > 24 || minute > 59 || (/^[ap]m$/.test(half ?? '') && (hour < 1 || hour > 12))) return undefined
  const hour24 = half === 'pm' ? (hour % 12) + 12 : half === 'am' ? hour % 12 : hour % 24
  const isSure = isSaid || time[2] !== undefined || half !== undefined
  return { hour: hour24, minute, count: n - from + 1 + (next && !isDay ? 1 : 0), isSure }
}

const timeIn = (clock: ClockRead | undefined): Clock | undefined => clock && { hour: clock.hour, minute: clock.minute }

/** 1 to 7 days on: today's weekday means the next week's. */
function untilWeekday(today: Local, weekday: number): number {
  const is = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay()
  return ((weekday - is + 6) % 7) + 1
}

function daysOn({ year, month, day }: Local, days: number) {
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The last day of a shorter month. */
function monthsOn({ year, month, day }: Local, months: number) {
  const last = new Date(Date.UTC(year, month + months, 0))
  return { year: last.getUTCFullYear(), month: last.getUTCMonth() + 1, day: Math.min(day, last.getUTCDate()) }
}

/** What a clock on the wall there shows. */
export function localOf(at: Date, timeZone: string): Local {
  const shown = new Intl.DateTimeFormat('en-CA-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const of = new Map(shown.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const [year, month, day] = [of.get('year')!, of.get('month')!, of.get('day')!]
  return { year, month, day, hour: of.get('hour')!, minute: of.get('minute')! }
}

/** The instant at which the wall shows this; an hour that is left out in spring is the one after it, a doubled one its first. */
export function instantOf({ year, month, day, hour, minute }: Local, timeZone: string): Date {
  const wall = Date.UTC(year, month - 1, day, hour, minute)
  const offset = (at: number) => {
    const shown = localOf(new Date(at), timeZone)
    return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) - Math.floor(at / MINUTE) * MINUTE
  }
  const candidates = [wall - 86_400_000, wall + 86_400_000].map((near) => wall - offset(near))
  const exact = candidates.filter((at) => at + offset(at) === wall).toSorted((a, b) => a - b)
  return new Date(exact[0] ?? Math.max(...candidates))
}

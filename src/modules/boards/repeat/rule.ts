/** The rule by which a task repeats: RFC 5545 3.3.10, as far as it makes sense for days. Pure. */

const freqs = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
/** As weeks are counted there. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]
/** `nth`: of the month, from its end where negative; null: each of them. */
export type NthDay = { nth: number | null; day: Weekday }

export type RepeatRule = {
  freq: (typeof freqs)[number]
  interval: number
  byMonth: number[]
  byMonthDay: number[]
  byDay: NthDay[]
  bySetPos: number[]
  /** So many times, this one included. */
  count: number | null
  /** RFC 3339 full-date, itself included. */
  until: string | null
}

export type RuleFault = 'rule_unreadable' | 'rule_not_for_tasks'
export const MOST_RULE = 200
const MOST_INTERVAL = 99
const MOST_COUNT = 999

/** What a rule in writing says, or why it is none. Each part at most once, in any order. */
export function readRule(text: string): RepeatRule | RuleFault {
  const parts = new Map<string, string>()
  for (const part of text.trim().toUpperCase().split(';')) {
    const [, name, value] = /^([A-Z]+)=([\w,+-]+)$/.exec(part) ?? []
    if (!name || !value || parts.has(name)) return 'rule_unreadable'
    parts.set(name, value)
  }
  const known = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'COUNT', 'UNTIL']
  if ([...parts.keys()].some((name) => !known.includes(name))) return 'rule_not_for_tasks'
  const freq = freqs.find((one) => one === parts.get('FREQ'))
  if (!freq) return parts.has('FREQ') ? 'rule_not_for_tasks' : 'rule_unreadable'
  const rule = {
    freq,
    interval: numberIn(parts.get('INTERVAL') ?? '1', 1, MOST_INTERVAL),
    byMonth: numbersIn(parts.get('BYMONTH'), 1, 12),
    byMonthDay: numbersIn(parts.get('BYMONTHDAY'), -31, 31),
    byDay: daysIn(parts.get('BYDAY')),
    bySetPos: numbersIn(parts.get('BYSETPOS'), -31, 31),
    count: parts.has('COUNT') ? numberIn(parts.get('COUNT')!, 1, MOST_COUNT) : null,
    until: parts.has('UNTIL') ? dayOf(parts.get('UNTIL')!) : null,
  }
  const isRead = Object.values(rule).every((value) => value !== undefined)
  return isRead ? (faultOf(rule as RepeatRule) ?? (rule as RepeatRule)) : 'rule_unreadable'
}

/** What RFC 5545 rules out, and what no day follows from. */
function faultOf({ freq, byMonth, byMonthDay, byDay, bySetPos, count, until }: RepeatRule): RuleFault | undefined {
  if (count !== null && until !== null) return 'rule_unreadable'
  const hasNth = byDay.some(({ nth }) => nth !== null)
  if (hasNth && !(freq === 'MONTHLY' || (freq === 'YEARLY' && byMonth.length > 0))) return 'rule_not_for_tasks'
  // RFC 5545 means the days of each month, others those of one: whoever says it names the months.
  if (freq === 'YEARLY' && byMonthDay.length > 0 && byMonth.length === 0) return 'rule_not_for_tasks'
  if (freq === 'WEEKLY' && byMonthDay.length > 0) return 'rule_not_for_tasks'
  const isChosen = byDay.length + byMonthDay.length > 0
  if (bySetPos.length > 0 && (freq === 'DAILY' || !isChosen)) return 'rule_not_for_tasks'
  return undefined
}

/** As it is kept: parts in one order, each value once, and what a day would say is said. */
export function writeRule(rule: RepeatRule): string {
  const { freq, interval, byMonth, byMonthDay, byDay, bySetPos, count, until } = rule
  const parts = [
    ['FREQ', freq],
    ['INTERVAL', interval > 1 ? interval : ''],
    ['BYMONTH', byMonth.join()],
    ['BYMONTHDAY', byMonthDay.join()],
    ['BYDAY', byDay.map(({ nth, day }) => `${nth ?? ''}${day}`).join()],
    ['BYSETPOS', bySetPos.join()],
    ['COUNT', count ?? ''],
    ['UNTIL', until?.replaceAll('-', '') ?? ''],
  ]
  return parts.flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`])).join(';')
}

/** With what it leaves to the first day: "every week" from a Tuesday on is "every Tuesday", wherever that one is put. */
export function saidBy(rule: RepeatRule, from: string): RepeatRule {
  const [, month, date] = from.split('-').map(Number) as [number, number, number]
  const { freq, byMonth, byMonthDay, byDay } = rule
  if (byDay.length + byMonthDay.length > 0 || freq === 'DAILY') return rule
  if (freq === 'WEEKLY') return { ...rule, byDay: [{ nth: null, day: weekdayOf(from) }] }
  const months = freq === 'YEARLY' && byMonth.length === 0 ? [month] : byMonth
  return { ...rule, byMonth: months, byMonthDay: [date] }
}

export const weekdayOf = (day: string): Weekday => weekdays[(new Date(day).getUTCDay() + 6) % 7]!

/** A rule that was kept. */
export function keptRule(text: string): RepeatRule {
  const rule = readRule(text)
  if (typeof rule === 'string') throw new Error(`${text}: ${rule}`)
  return rule
}

function numberIn(text: string, least: number, most: number): number | undefined {
  const number = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most && number !== 0 ? number : undefined
}

function numbersIn(text: string | undefined, least: number, most: number): number[] | undefined {
  const numbers = (text?.split(',') ?? []).map((one) => numberIn(one, least, most))
  if (numbers.includes(undefined)) return undefined
  return [...new Set(numbers as number[])].sort((a, b) => a - b)
}

function daysIn(text: string | undefined): NthDay[] | undefined {
  const days = (text?.split(',') ?? []).map((one) => {
    const [, nth, name] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(one) ?? []
    const day = weekdays.find((known) => known === name)
    return day && { nth: nth ? Number(nth) : null, day }
  })
  if (days.includes(undefined)) return undefined
  const place = ({ nth, day }: NthDay) => (nth ?? 0) * 7 + weekdays.indexOf(day)
  const sorted = (days as NthDay[]).sort((a, b) => place(a) - place(b))
  return sorted.filter((one, n) => n === 0 || place(one) !== place(sorted[n - 1]!))
}

/** `YYYYMMDD`: a day, never a moment. */
function dayOf(text: string): string | undefined {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const day = `${year}-${month}-${date}`
  const at = new Date(`${day}T00:00:00Z`)
  return year && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}

/** Rhythms that fit a day, and one of one's own put together from a few choices. Pure. */
import { keptRule, type Weekday, weekdayOf, writeRule } from '../repeat/rule.ts'

const WORKDAYS = 'MO,TU,WE,TH,FR'

type Dated = { date: number; month: number; nth: number; isLast: boolean; isLastOfKind: boolean; weekday: Weekday }

function dated(day: string): Dated {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return {
    date,
    month,
    nth: Math.ceil(date / 7),
    isLast: date === length,
    isLastOfKind: date + 7 > length,
    weekday: weekdayOf(day),
  }
}

/** Ways to say which day of a month one means, the likeliest first; as parts of a rule. */
export function daysOfMonth(day: string): string[] {
  const { date, nth, isLast, isLastOfKind, weekday } = dated(day)
  return [
    ...(isLast ? ['BYMONTHDAY=-1'] : []),
    `BYMONTHDAY=${date}`,
    ...(nth < 5 ? [`BYDAY=${nth}${weekday}`] : []),
    ...(isLastOfKind ? [`BYDAY=-1${weekday}`] : []),
    ...(isLast ? [] : ['BYMONTHDAY=-1']),
    `BYDAY=${WORKDAYS};BYSETPOS=-1`,
  ]
}

/** Rules without an end; `kept` among them, whatever it says. */
export function presetsFor(day: string, kept?: string): string[] {
  const { date, month, nth, isLast, isLastOfKind, weekday } = dated(day)
  const rules = [
    'FREQ=DAILY',
    `FREQ=WEEKLY;BYDAY=${WORKDAYS}`,
    `FREQ=WEEKLY;BYDAY=${weekday}`,
    `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`,
    `FREQ=MONTHLY;BYMONTHDAY=${isLast ? -1 : date}`,
    ...(nth < 5 ? [`FREQ=MONTHLY;BYDAY=${nth}${weekday}`] : []),
    ...(isLastOfKind ? [`FREQ=MONTHLY;BYDAY=-1${weekday}`] : []),
    `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${date}`,
  ]
  return kept && !rules.includes(kept) ? [kept, ...rules] : rules
}

export type Own = { freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'; interval: number; days: Weekday[]; on: string }

export function ruleOfOwn({ freq, interval, days, on }: Own, day: string): string {
  const { date, month, weekday } = dated(day)
  const parts = {
    DAILY: '',
    WEEKLY: `;BYDAY=${(days.length > 0 ? days : [weekday]).join()}`,
    MONTHLY: `;${on}`,
    YEARLY: `;BYMONTH=${month};BYMONTHDAY=${date}`,
  }
  const times = Math.min(99, Math.max(1, Math.round(interval)))
  return writeRule(keptRule(`FREQ=${freq};INTERVAL=${times}${parts[freq]}`))
}

/** `until`: RFC 3339 full-date. */
export type End = { is: 'never' | 'on' | 'after'; until: string; times: number }

export function withEnd(rule: string, { is, until, times }: End): string {
  // A date field lets one type years of five digits, too.
  if (is === 'on' && until.length === 10) return `${rule};UNTIL=${until.replaceAll('-', '')}`
  return is === 'after' ? `${rule};COUNT=${Math.min(999, Math.max(1, Math.round(times)))}` : rule
}

/** What was kept, in its two halves. */
export function parted(text: string): { base: string; end: End } {
  const rule = keptRule(text)
  const is = rule.count !== null ? 'after' : rule.until !== null ? 'on' : 'never'
  const end: End = { is, until: rule.until ?? '', times: rule.count ?? 5 }
  return { base: writeRule({ ...rule, count: null, until: null }), end }
}

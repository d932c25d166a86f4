/** Values of metrics as people of one language write them. Pure. */
import type { Metric } from '../contract-metrics.ts'

export type MetricShown = Metric
type Kind = Pick<MetricShown, 'kind' | 'unit' | 'currency'>
/** `yes`, `no`: how they are said; a grade says itself. */
export type Said = { yes: string; no: string }

const NBSP = '\u00a0'
const MOST_GRADE = 5

/** The bare value: "8.420", "42 %", "8.420 €", "ja", "3". Money comes in cents. */
export function bareAmount(metric: Kind, value: number, locale: string, said: Said): string {
  if (metric.kind === 'yes_no') return value >= 1 ? said.yes : said.no
  if (metric.kind === 'percent') return percent(value, locale)
  if (metric.kind === 'money') return money(metric, value, locale)
  return number(value, locale, metric.kind === 'qualitative' ? 1 : 6)
}

/** At an axis, where long numbers have no room: "80 Mio.". */
export function shortAmount(metric: Kind, value: number, locale: string, said: Said): string {
  const whole = metric.kind === 'money' ? value / 100 : value
  if (Math.abs(whole) < 1_000_000) return bareAmount(metric, value, locale, said)
  const money = metric.kind === 'money' && ({ style: 'currency', currency: metric.currency ?? 'EUR' } as const)
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3, ...money }).format(whole)
}

/** With its unit: "8.420 kg". */
export function amount(metric: Kind, value: number, locale: string, said: Said): string {
  const bare = bareAmount(metric, value, locale, said)
  if (metric.kind === 'qualitative') return `${bare}${NBSP}/${NBSP}${MOST_GRADE}`
  return metric.kind === 'number' && metric.unit ? bare + NBSP + metric.unit : bare
}

/** A step or a difference: "+ 810 kg", "− 3 %". */
export function signed(metric: Kind, value: number, locale: string, said: Said): string {
  const sign = value < 0 ? '−' : '+'
  return sign + NBSP + amount(metric, Math.abs(value), locale, said)
}

function money({ currency }: Kind, cents: number, locale: string): string {
  const style = { style: 'currency', currency: currency ?? 'EUR' } as const
  const whole = cents % 100 === 0 ? { maximumFractionDigits: 0 } : {}
  return new Intl.NumberFormat(locale, { ...style, ...whole }).format(cents / 100)
}

/** "42 %" in German, "42%" in English. */
function percent(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100)
}

function number(value: number, locale: string, digits: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
}

/** A day without a zone: "31. Dezember", with its year when that is not `thisYear`. */
export function dayWords(day: string, locale: string, thisYear: number, month: 'long' | 'short' = 'long'): string {
  const year = Number(day.slice(0, 4)) === thisYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month, ...year, timeZone: 'UTC' }).format(new Date(day))
}

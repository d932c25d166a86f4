/** The rule by which a task repeats, as one says it: "alle 2 Wochen am Dienstag, bis 31. Dezember 2026". Pure. */
import type { TFunction } from 'i18next'
import { keptRule, type NthDay, type RepeatRule, weekdays } from '../repeat/rule.ts'

/** `t`: the words of boards. */
export type RuleSpeech = { t: TFunction<'boards'>; language: string }

const workdays = 'MO,TU,WE,TH,FR'

export function wordsOfRule(text: string, speech: RuleSpeech): string {
  const rule = keptRule(text)
  const { t, language } = speech
  const isOnWorkdays =
    daysOnly(rule) === workdays && rule.interval === 1 && rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY'
  const words =
    isOnWorkdays && rule.bySetPos.length === 0 ? [t('repeats.workdays')] : [rhythm(rule, speech), ...days(rule, speech)]
  const months = rule.byMonth.map((month) => nameOf(Date.UTC(2024, month - 1, 1), { month: 'long' }, language))
  if (months.length > 0 && !dateOfYear(rule)) words.push(t('repeats.in', { months: listed(months, language) }))
  const end = endOf(rule, speech)
  return words.join(' ') + (end ? `, ${end}` : '')
}

/** Standing alone. */
export const sentenceOfRule = (text: string, speech: RuleSpeech): string => capital(wordsOfRule(text, speech))

export const capital = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1)

/** Only which day it is: "am zweiten Dienstag". `part`: of a rule by the month. */
export const onDay = (part: string, speech: RuleSpeech): string =>
  days(keptRule(`FREQ=MONTHLY;${part}`), speech).join(' ')

const rhythm = ({ freq, interval }: RepeatRule, { t }: RuleSpeech) =>
  t(`repeats.${freq.toLowerCase()}`, { count: interval })

function days(rule: RepeatRule, speech: RuleSpeech): string[] {
  const { t, language } = speech
  const { freq, byMonthDay, byDay, bySetPos } = rule
  const date = dateOfYear(rule)
  if (date) {
    const what = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(date)
    return [t('repeats.on_date', { what })]
  }
  const dates = byMonthDay.map((day) => dateWords(day, speech))
  if (dates.length > 0) {
    const names = byDay.map(({ day }) => weekdayName(day, language))
    const either = new Intl.ListFormat(language, { type: 'disjunction' }).format(names)
    const on = t('repeats.on_the', { what: listed(dates, language) })
    return [names.length > 0 ? `${on}, ${t('repeats.if', { days: either })}` : on, ...chosen(rule, speech)]
  }
  if (byDay.length === 0) return []
  if (freq === 'WEEKLY' || freq === 'DAILY') {
    const on = t('repeats.on', {
      what: listed(
        byDay.map(({ day }) => weekdayName(day, language)),
        language,
      ),
    })
    return [on, ...chosen(rule, speech)]
  }
  // "am letzten Werktag"
  if (daysOnly(rule) === workdays && bySetPos.length > 0) {
    const nths = listed(
      bySetPos.map((nth) => nthWord(nth, speech)),
      language,
    )
    return [t('repeats.on_the', { what: `${nths} ${t('repeats.workday')}` })]
  }
  const nth = byDay
    .filter((one) => one.nth !== null)
    .map((one) => `${nthWord(one.nth!, speech)} ${weekdayName(one.day, language)}`)
  const each = byDay.filter((one) => one.nth === null).map(({ day }) => weekdayName(day, language))
  return [
    ...(nth.length > 0 ? [t('repeats.on_the', { what: listed(nth, language) })] : []),
    ...(each.length > 0 ? [t('repeats.on_each', { what: listed(each, language) })] : []),
    ...chosen(rule, speech),
  ]
}

/** One date in the year, said as such. */
function dateOfYear({ freq, byMonth, byMonthDay, byDay, bySetPos }: RepeatRule): Date | undefined {
  const [month, day] = [byMonth[0], byMonthDay[0]]
  const isOne = byMonth.length === 1 && byMonthDay.length === 1 && byDay.length + bySetPos.length === 0
  return freq === 'YEARLY' && isOne && day! > 0 ? new Date(Date.UTC(2024, month! - 1, day)) : undefined
}

function chosen({ bySetPos }: RepeatRule, speech: RuleSpeech): string[] {
  if (bySetPos.length === 0) return []
  const nth = listed(
    bySetPos.map((one) => nthWord(one, speech)),
    speech.language,
  )
  return [speech.t('repeats.of_these', { nth })]
}

function endOf({ count, until }: RepeatRule, { t, language }: RuleSpeech): string | undefined {
  if (count !== null) return t('repeats.count', { count })
  if (until === null) return undefined
  const day = new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' }).format(new Date(until))
  return t('repeats.until', { day })
}

const dateWords = (day: number, speech: RuleSpeech): string =>
  day > 0
    ? speech.t('repeats.date', { count: day, ordinal: true })
    : speech.t('repeats.day_from_end', { nth: nthWord(day, speech) })

function nthWord(nth: number, { t }: RuleSpeech): string {
  if (nth === -1) return t('repeats.nth_last')
  if (nth === -2) return t('repeats.nth_before_last')
  if (nth < 0) return t('repeats.nth_from_end', { nth: t('repeats.date', { count: -nth, ordinal: true }) })
  return nth <= 5 ? t(`repeats.nth_${nth}`) : t('repeats.date', { count: nth, ordinal: true })
}

const daysOnly = ({ byDay }: RepeatRule) => byDay.map(({ nth, day }) => `${nth ?? ''}${day}`).join()

/** A Monday it was, on the first of January 2024. */
export const weekdayName = (day: NthDay['day'], language: string, weekday: 'long' | 'short' = 'long'): string =>
  nameOf(Date.UTC(2024, 0, 1 + weekdays.indexOf(day)), { weekday }, language)

const nameOf = (at: number, options: Intl.DateTimeFormatOptions, language: string) =>
  new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(at)
const listed = (words: string[], language: string) =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words)

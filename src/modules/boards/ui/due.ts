/** When a task is due, as one says it: "Heute", "Morgen, 16:00", "Fr 18. Sept."; for what is late so many days. Pure. */
import type { TFunction } from 'i18next'
import { dayIn } from '#modules/text/days.ts'
import type { Card } from '../contract.ts'
import { daysFrom } from './days.ts'

export type Due = { is: 'today' | 'soon' | 'far'; words: string } | { is: 'late'; days: number }
type Speech = { language: string; timeZone: string }

/** So many days ahead it stands out. */
const SOON = 7

/** The day it is now, where this person lives. */
export const todayIn = (timeZone: string, now = new Date()): string => dayIn(timeZone, now)

export function dueOf(
  { dueOn, dueAt, closedAt }: Pick<Card, 'dueOn' | 'dueAt' | 'closedAt'>,
  today: string,
  { language, timeZone }: Speech,
): Due | undefined {
  if (!dueOn) return undefined
  const days = daysFrom(today, dueOn)
  const time = dueAt && formatOf(language, { timeStyle: 'short', timeZone }).format(new Date(dueAt))
  const withTime = (words: string) => (time ? `${words}, ${time}` : words)
  if (closedAt) return { is: 'far', words: dateOf(dueOn, today, language, false) }
  if (days < 0) return { is: 'late', days: -days }
  const near = () => capital(new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day'))
  if (days < 2) return { is: days === 0 ? 'today' : 'soon', words: withTime(near()) }
  const isSoon = days <= SOON
  return { is: isSoon ? 'soon' : 'far', words: withTime(dateOf(dueOn, today, language, isSoon)) }
}

/** As it is said: "Morgen", "Seit 3 Wochen". */
export function dueWords(due: Due, t: TFunction<'boards'>): string {
  if (due.is !== 'late') return due.words
  const { words, count } = lateBy(due.days)
  return t(words, { count })
}

/** Since when it is late, the longer the rounder: the key of its words, and how many. */
export function lateBy(days: number) {
  if (days < 14) return { words: 'ui.card.late', count: days } as const
  if (days < 61) return { words: 'ui.card.late_weeks', count: Math.floor(days / 7) } as const
  if (days < 730) return { words: 'ui.card.late_months', count: Math.floor(days / 30.4) } as const
  return { words: 'ui.card.late_years', count: Math.floor(days / 365) } as const
}

function dateOf(day: string, today: string, language: string, withWeekday: boolean): string {
  const isOtherYear = day.slice(0, 4) !== today.slice(0, 4)
  return formatOf(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(withWeekday && { weekday: 'short' }),
    ...(isOtherYear && { year: 'numeric' }),
  }).format(new Date(day))
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1)

/** Made once each: it costs more than a card. */
const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(language: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, how])
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, how)
  formats.set(key, format)
  return format
}

/** Days as texts ("2026-11-28"), reckoned without zones. Pure. */
import { daysLater } from '#modules/text/days.ts'
import type { Card } from '../contract.ts'

const DAY_MS = 86_400_000
export const daysFrom = (day: string, to: string): number => Math.round((Date.parse(to) - Date.parse(day)) / DAY_MS)

/** From its first day to its last; undefined without any. */
export function spanOf({
  startsOn,
  dueOn,
}: Pick<Card, 'startsOn' | 'dueOn'>): { from: string; to: string } | undefined {
  const from = startsOn ?? dueOn
  const to = dueOn ?? startsOn
  return from && to ? { from, to } : undefined
}

/** 1 for Monday to 7: where weeks begin for this reader, whose browser knows the region. */
export function firstDayOf(language: string, spoken: readonly string[] = navigator.languages): number {
  const locale = new Intl.Locale(spoken.find((one) => one.startsWith(language)) ?? language)
  const told = locale as unknown as { getWeekInfo?(): { firstDay: number }; weekInfo?: { firstDay: number } }
  return (told.getWeekInfo?.() ?? told.weekInfo)?.firstDay ?? 1
}
export const weekOf = (day: string, firstDay: number): string =>
  daysLater(day, -((new Date(day).getUTCDay() - firstDay + 7) % 7))

/** The days that a month's page shows, by weeks. */
export function weeksOf(day: string, firstDay: number): string[][] {
  const first = `${day.slice(0, 8)}01`
  const next = daysLater(first, 32).slice(0, 8)
  const weeks: string[][] = []
  for (let week = weekOf(first, firstDay); week < `${next}01`; week = daysLater(week, 7))
    weeks.push(Array.from({ length: 7 }, (_, n) => daysLater(week, n)))
  return weeks
}

export type Lane<Of> = { of: Of; at: number; length: number; lane: number; begins: boolean; ends: boolean }

/** What lies on these days, each in the first lane that is free: 'at' and 'length' in days. */
export function lanesOf<Of extends Pick<Card, 'startsOn' | 'dueOn' | 'id'>>(
  all: readonly Of[],
  days: readonly string[],
): Lane<Of>[] {
  const [first, last] = [days[0]!, days.at(-1)!]
  const free: string[] = []
  return all
    .flatMap((of) => {
      const span = spanOf(of)
      return span && span.from <= last && span.to >= first ? [{ of, ...span }] : []
    })
    .sort(
      (one, other) =>
        one.from.localeCompare(other.from) || other.to.localeCompare(one.to) || one.of.id.localeCompare(other.of.id),
    )
    .map(({ of, from, to }) => {
      const begin = from < first ? first : from
      const end = to > last ? last : to
      const found = free.findIndex((until) => until < begin)
      const lane = found < 0 ? free.length : found
      free[lane] = end
      return {
        of,
        lane,
        at: daysFrom(first, begin),
        length: daysFrom(begin, end) + 1,
        begins: from >= first,
        ends: to <= last,
      }
    })
}

/** How a series goes on: the day of the next one, and what is left of the rule then. */
import { type RawBuilder, sql } from 'kysely'
import type { Repeats } from '../task/contract.ts'
import { isTooLong } from '../task/days.ts'
import { dayAfter, dayUntil, settled } from './repeat-days.ts'
import { keptRule, readRule, writeRule } from './rule.ts'

/** The newest of a series. `day`: its own, where it has one. */
export type Newest = {
  id: string
  boardId: string
  rule: string
  mode: Repeats['mode']
  from: string
  next: string | null
  day: string | null
}
/** Over `task t`. */
export const newest: RawBuilder<Newest> = sql`t.id, t.board_id, t.repeat_rule as rule, t.repeat_mode as mode,
  t.repeat_from as "from", t.repeat_next as next, coalesce(t.due_on, t.starts_on) as day`

/** Later than this one and than today, and in the rhythm: done a day early, it is not done again tomorrow. */
export function upcoming({ rule, from, next, day }: Omit<Newest, 'id' | 'boardId' | 'mode'>, today: string) {
  const latest = day !== null && day > today ? day : today
  return next === null || next > latest ? next : dayAfter(keptRule(rule), { from, after: latest })
}

/** What is to be written where the newest one is that of this day: with COUNT one less is left. */
export function onward({ rule, from }: { rule: string; from: string }, day: string) {
  const kept = keptRule(rule)
  const count = kept.count === null ? null : kept.count - 1
  const next = count === 1 ? null : dayAfter(kept, { from, after: day })
  return { rule: writeRule({ ...kept, count }), next }
}

type Said = Record<'rule' | 'from' | 'next', unknown>

/** What an archive says of a series, as it could have been set here; undefined where it could not. */
export function arrivingSeries({ rule, from, next }: Said, days: Record<'startsOn' | 'dueOn', unknown>) {
  const read = typeof rule === 'string' ? readRule(rule) : 'rule_unreadable'
  if (typeof read === 'string' || !isDay(from)) return undefined
  const startsOn = days.startsOn ?? null
  const dueOn = days.dueOn ?? null
  if (!(startsOn === null || isDay(startsOn)) || !(dueOn === null || isDay(dueOn))) return undefined
  const kept = settled(read, from)
  if (!kept || isTooLong({ startsOn, dueOn })) return undefined
  const isNext = isDay(next) && next > from && dayUntil(kept, { from, until: next }) === next
  const reckoned = dayAfter(kept, { from, after: dueOn ?? startsOn ?? from })
  return { rule: writeRule(kept), from, next: next === null || kept.count === 1 ? null : isNext ? next : reckoned }
}

function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A copy that has days has the series of what was copied, too: in the same rhythm, each with one task that carries its rule. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { daysLater } from '#modules/text/days.ts'
import { dayAfter, dayUntil } from '../repeat/repeat-days.ts'
import { keptRule, type RepeatRule, saidBy, writeRule } from '../repeat/rule.ts'
import type { Making } from '../task/add-task.ts'
import type { Ids } from './copy-tasks.ts'

type Series = { rule: string; from: string; next: string | null }
type Repeating = Series & { id: string; mode: string; list: string | null }
type Of = { tasks: Ids; lists: ReadonlyMap<string, string>; days: number }

/** After the tasks themselves came. */
export async function copyRepeats({ db, community }: Pick<Making, 'db' | 'community'>, of: Of): Promise<void> {
  const { tasks, lists, days } = of
  const to = new Map(tasks.was.map((was, n) => [was, tasks.ids[n]!]))
  const found = await db.rows(repeatingOf({ community: community.id, ids: tasks.was }))
  if (found.length === 0) return
  const rows = found.flatMap(({ id, mode, list, ...series }) => {
    const moved = later(series, days)
    return moved ? [{ ...moved, id: to.get(id), mode, list: (list && lists.get(list)) ?? null }] : []
  })
  db.send(giveAll({ community: community.id, rows: JSON.stringify(rows) }))
}

/**
 * So many days later. What a rule says by its first day alone moves with that; a day that was chosen stays. Undefined where
 * the calendar does not reach so far. Pure.
 */
export function later(series: Series, days: number): Series | undefined {
  if (days === 0) return series
  const kept = keptRule(series.rule)
  const from = daysLater(series.from, days)
  const until = kept.until && daysLater(kept.until, days)
  // The one that carries the rule is that of the day before the next one.
  const own = series.next && (dayUntil(kept, { from: series.from, until: daysLater(series.next, -1) }) ?? series.from)
  const after = own && daysLater(own, days)
  if ([from, until, after].some((day) => day !== null && !isOnCalendar.test(day))) return undefined
  const moved = { ...(isBy(kept, series.from) ? saidBy(open(kept), from) : kept), until }
  return { rule: writeRule(moved), from, next: after && dayAfter(moved, { from, after }) }
}

/** Days have four digits for their year. */
const isOnCalendar = /^(?!0000)\d{4}-\d\d-\d\d$/

/** Without what a first day says. */
const open = (rule: RepeatRule): RepeatRule => ({
  ...rule,
  byDay: [],
  byMonthDay: [],
  byMonth: rule.freq === 'YEARLY' ? [] : rule.byMonth,
})
const isBy = (rule: RepeatRule, from: string): boolean => writeRule(saidBy(open(rule), from)) === writeRule(rule)

const repeatingOf = prepared(
  (a: { community: string; ids: string[] }) => sql<Repeating>`
    select t.id, t.repeat_rule as rule, t.repeat_mode as mode, t.repeat_from as "from", t.repeat_next as next,
      t.repeat_list_id as list
    from task t where t.community_id = ${a.community} and t.id = any(${a.ids}::uuid[]) and t.repeat_rule is not null`,
)
const giveAll = prepared(
  (a: { community: string; rows: string }) => sql`
    update task t set repeat_rule = r.rule, repeat_mode = r.mode, repeat_from = r."from", repeat_next = r.next,
      repeat_list_id = r.list
    from jsonb_to_recordset(${a.rows}::jsonb) as r(id uuid, rule text, mode text, "from" date, next date, list uuid)
    where t.community_id = ${a.community} and t.id = r.id`,
)

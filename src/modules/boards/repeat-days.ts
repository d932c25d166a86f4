/** The days that follow from a rule. Days only: what a clock shows has no part in it. Pure. */
import { RRuleTemporal } from 'rrule-temporal'
import { keptRule, type RepeatRule, saidBy, writeRule } from './repeat-rule.ts'

/** So far ahead a day is looked for; the 29th of February is eight years away at most. It also bounds the work. */
const YEARS_AHEAD = 20
const LAST_YEAR = 9999

/**
 * The first day after another one, by a rule whose intervals count from `from`. Null where none comes before its last
 * day, or within 20 years. COUNT is not looked at: whoever makes the next one counts down.
 */
export function dayAfter(rule: RepeatRule, { from, after }: { from: string; after: string }): string | null {
  const found = within(rule, from, { after }).next(new Date(after), false)?.toString().slice(0, 10)
  return found && (rule.until === null || found <= rule.until) ? found : null
}

/** The last day until another one, or null. */
export function dayUntil(rule: RepeatRule, { from, until }: { from: string; until: string }): string | null {
  const last = rule.until !== null && rule.until < until ? rule.until : until
  return within(rule, from, { after: last }).previous(new Date(last), true)?.toString().slice(0, 10) ?? null
}

/** The rule as it is kept, or undefined where no day ever follows from it after its first one. */
export function settled(rule: RepeatRule, from: string): RepeatRule | undefined {
  const said = saidBy(rule, from)
  return dayAfter({ ...said, until: null }, { from, after: from }) === null ? undefined : said
}

type Series = { rule: string; from: string; after: string }

/** So many of the next ones, for those who choose a rule: they see what it means. */
export function nextDays({ rule, from, after }: Series, most: number): string[] {
  const kept = keptRule(rule)
  const days: string[] = []
  const left = kept.count === null ? most : Math.min(most, kept.count - 1)
  for (let day: string | null = after; days.length < left; ) {
    day = dayAfter(kept, { from, after: day })
    if (day === null) break
    days.push(day)
  }
  return days
}

function within(rule: RepeatRule, from: string, { after }: { after: string }): RRuleTemporal {
  const last = Math.min(LAST_YEAR, Math.max(Number(after.slice(0, 4)), Number(from.slice(0, 4))) + YEARS_AHEAD)
  const until = `${String(last).padStart(4, '0')}-12-31`
  return new RRuleTemporal({
    rruleString: `RRULE:${writeRule({ ...rule, count: null, until })}T000000Z`,
    dtstart: { timeZoneId: 'UTC', toString: () => `${from}T00:00:00+00:00[UTC]` },
    tzid: 'UTC',
  })
}

/** Follows the log: what sets rules off becomes intents, in the transaction that moves the cursor. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { nudgeDeliveries } from '#kernel/delivery.ts'
import { follow } from '#kernel/followers.ts'
import type { LogEntry } from '#kernel/log.ts'
import type { Given } from './contract.ts'
import { type Cause, intend } from './intents.ts'
import { type HeardTrigger, heardTriggers } from './means.ts'

follow({
  name: 'automation',
  cares: () => [...byKind().keys()].map((kind) => ({ kind })),
  async page(db, community, entries, { now }) {
    const heard = entries.flatMap((entry) =>
      byKind()
        .get(entry.kind)!
        .map((trigger) => ({ entry, trigger, places: trigger.placesOf(entry.data) })),
    )
    const rules = await rulesAt(db, community, heard)
    if (rules.length === 0) return undefined
    const depths = await depthsOf(db, community, entries)
    const causes: Cause[] = heard.flatMap(({ entry, trigger, places }) =>
      rules
        .filter((rule) => rule.trigger === trigger.name && places.includes(rule.placeId))
        .filter(({ given }) => trigger.matches?.({ data: entry.data, given }) ?? true)
        .map(({ id }) => ({
          rule: id,
          key: `${entry.seq}`,
          subject: entry.subjectId,
          depth: depths.get(entry.seq) ?? 0,
        })),
    )
    if (causes.length === 0) return undefined
    await intend(db, { community, now, causes })
    return nudgeDeliveries
  },
})

let kinds: Map<string, HeardTrigger[]> | undefined
/** Triggers by the kind of activity. Asked when all modules are there. */
function byKind(): Map<string, HeardTrigger[]> {
  if (kinds) return kinds
  kinds = new Map()
  for (const trigger of heardTriggers())
    for (const { kind } of trigger.after) kinds.set(kind, [...(kinds.get(kind) ?? []), trigger])
  return kinds
}

type Heard = { entry: LogEntry; trigger: HeardTrigger; places: string[] }
type RuleHere = { id: string; placeId: string; trigger: string; given: Given }

async function rulesAt(db: Db, community: string, heard: Heard[]): Promise<RuleHere[]> {
  const places = [...new Set(heard.flatMap((one) => one.places))]
  const triggers = [...new Set(heard.map(({ trigger }) => trigger.name))]
  return db.rows(listening({ community, places, triggers }))
}

/** index rule_place */
const listening = prepared(
  (a: { community: string; places: string[]; triggers: string[] }) => sql<RuleHere>`
    select id, place_id, trigger, given from rule where community_id = ${a.community}
      and place_id = any(${a.places}::uuid[]) and trigger = any(${a.triggers}::text[]) and paused_at is null`,
)

/** One deeper than what it came from; nothing where people did it. */
async function depthsOf(db: Db, community: string, entries: LogEntry[]): Promise<Map<number, number>> {
  const rows = await db.rows(causesOf({ community, seqs: entries.map(({ seq }) => seq) }))
  return new Map(rows.map(({ seq, depth }) => [seq, depth + 1]))
}
const causesOf = prepared(
  (a: { community: string; seqs: number[] }) => sql<{ seq: number; depth: number }>`
    select a.seq, i.depth from activity a join rule_run i on i.community_id = a.community_id and i.id = a.cause
    where a.community_id = ${a.community} and a.seq = any(${a.seqs}::bigint[])`,
)

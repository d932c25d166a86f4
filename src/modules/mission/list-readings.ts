/** Readings with their evidence, newest first. */
import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import { prepared } from '#kernel/database.ts'
import { cursorFrom, LAST, pageOf, readCursor } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { filesIn } from '#modules/files/shapes.ts'
import { listReadings, type Reading } from './contract-readings.ts'
import { type About, findGoal, type GoalSeen } from './find.ts'
import { mayCorrect } from './rules.ts'
import { person, seesNames } from './shown.ts'

type ReadingShown = z.output<typeof Reading>
type ReadingRecord = Omit<ReadingShown, 'can'>

handle(listReadings, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: () => true,
  async run({ db, actor, community, input, found: goal }) {
    const { at, id } = readDay(input.after)
    const metric = input.metricId ?? null
    const seesAll = goal.audience !== 'public' || actor.kind === 'member'
    const rows = await db.rows(
      page({ community: community.id, goal: goal.id, metric, at, id, most: input.most, seesAll }),
    )
    const { items, next } = pageOf(rows, input.most, (last) => cursorFrom(last.at, last.id))
    return { items: items.map((row) => shownReading(row, actor, goal)), next }
  },
})

/** By day and id. */
export function readDay(cursor: string | undefined): { at: string; id: string } {
  const [at = '', id = ''] = readCursor(cursor, 2) ?? []
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(at) && !Number.isNaN(Date.parse(at)) && new Date(at).toISOString().startsWith(at)
  return isDay ? { at, id } : LAST
}

const select = (condition: RawBuilder<unknown>) => sql<ReadingRecord>`
  select r.id, r.goal_id, r.metric_id, r.value, r.numerator, r.denominator, r.words, r.at, r.note, r.links as evidence_links,
    ${person(sql`r.community_id`, sql`r.recorded_by`)} as recorded_by, r.recorded_at,
    ${person(sql`r.community_id`, sql`r.confirmed_by`)} as confirmed_by, r.confirmed_at, r.corrected_at,
    (select json_build_object('id', c.id, 'value', c.value, 'at', c.at) from reading c
      where c.community_id = r.community_id and c.id = r.corrects_id) as corrects,
    ${filesIn(sql`f.subject_id = r.id and f.message_id is null`, sql`r.community_id`)} as files
  from reading r where ${condition}`

type Ask = Record<'community' | 'goal' | 'at' | 'id', string> & {
  metric: string | null
  most: number
  seesAll: boolean
}

/** index reading_goal */
const page = prepared((a: Ask) =>
  select(sql`r.community_id = ${a.community} and r.goal_id = ${a.goal} and r.corrected_at is null
    and (${a.metric}::uuid is null or r.metric_id = ${a.metric}::uuid) and (r.at, r.id) < (${a.at}::date, ${a.id}::uuid)
    and exists (select from metric m where m.community_id = r.community_id and m.id = r.metric_id and m.removed_at is null
      and (m.is_public or ${a.seesAll}::boolean))
    order by r.at desc, r.id desc limit ${a.most}::int + 1`),
)

const byId = prepared((a: { community: string; id: string }) =>
  select(sql`r.community_id = ${a.community} and r.id = ${a.id}`),
)

export async function readReading({ db, actor, community }: About, goal: GoalSeen, id: string): Promise<ReadingShown> {
  const row = await db.one(byId({ community: community.id, id }))
  return shownReading(row!, actor, goal)
}

function shownReading(reading: ReadingRecord, actor: Actor, goal: GoalSeen): ReadingShown {
  const counts = reading.correctedAt === null
  const recordedBy = reading.recordedBy?.id ?? null
  const isOther = actor.kind === 'member' && recordedBy !== actor.memberId
  const names = seesNames(actor)
  return {
    ...reading,
    recordedBy: names ? reading.recordedBy : null,
    confirmedBy: names ? reading.confirmedBy : null,
    can: {
      confirm: counts && isOther && reading.confirmedAt === null,
      correct: counts && mayCorrect({ actor, found: { recordedBy, goal } }),
    },
  }
}

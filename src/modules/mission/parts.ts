/** Metrics that count towards one of a goal above, in any depth: what it is made of. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { visible } from '#modules/subjects/visible.ts'
import { listParts } from './contract-metrics.ts'
import { type About, findMetric } from './find.ts'
import type { Part } from './rollup.ts'
import type { Sum } from './series.ts'
import {
  type GoalRecord,
  isMeant,
  type MetricRow,
  type MetricSeer,
  measuredOf,
  metricSeerOf,
  type Packed,
  packedReadings,
  seriesOf,
} from './shown.ts'

/** Of each part; what is older is in its sum, and no day before is shown. */
const POINTS = 1_000
/** Goals do not hang deeper; a ring, which cannot be made, would end here. */
const DEEPEST = 12

handle(listParts, {
  find: (about) => findMetric(about, about.input.metricId),
  allow: () => true,
  async run({ db, actor, community, found: metric }) {
    const ask = { ...metricSeerOf(actor), community: community.id, wholes: [metric.id], most: POINTS }
    const rows = (await db.rows(partsOf(ask))).filter(({ part }) => part !== metric.id)
    const items = rows.flatMap(({ part, name, goal, readings, before }) => {
      if (!goal) return []
      const last = readings.at(-1)
      const isPercent = metric.kind === 'percent'
      const latest = seriesOf(
        { ...metric, baseline: rows.find((row) => row.part === part)!.baseline },
        { readings, before },
      )
      const parts = {
        numerator: isPercent ? (last?.[2] ?? null) : null,
        denominator: isPercent ? (last?.[3] ?? null) : null,
      }
      return [{ metricId: part, name, goal, latest: latest.at(-1) ?? null, ...parts }]
    })
    return { items, hidden: rows.length - items.length }
  },
})

/** What each metric is made of, where it is made of others; itself among its parts. */
export async function readParts(
  { db, actor, community }: About,
  goals: readonly Pick<GoalRecord, 'metrics'>[],
): Promise<Map<string, Part[]>> {
  return partsOfMetrics(
    { db, community: community.id },
    goals.flatMap(({ metrics }) => metrics),
    metricSeerOf(actor),
  )
}

/** Names are for readers; a follower needs none. */
const nobody: MetricSeer = { member: null, seesPrivate: false, seesAll: false }

export async function partsOfMetrics(
  { db, community }: { db: Db; community: string },
  metrics: readonly Pick<MetricRow, 'id' | 'parts'>[],
  seer = nobody,
): Promise<Map<string, Part[]>> {
  const wholes = metrics.filter(({ parts }) => parts > 0).map(({ id }) => id)
  if (wholes.length === 0) return new Map()
  const rows = await db.rows(partsOf({ ...seer, community, wholes, most: POINTS }))
  const parts = Map.groupBy(rows, ({ whole }) => whole)
  return new Map([...parts].map(([whole, of]) => [whole, of.map(partOf)]))
}

const partOf = ({ baseline, isMade, goal, readings, before, count }: Row): Part => ({
  baseline,
  isMade,
  before,
  readings: readings.map(measuredOf),
  isCut: count > readings.length,
  isUnseen: goal === null,
})

type Row = {
  whole: string
  part: string
  name: string
  goal: { id: string; title: string; icon: string } | null
  baseline: number
  isMade: boolean
  readings: Packed[]
  before: Sum
  count: number
}

/** Only removed metrics and deleted goals do not count. `goal` is null where the reader may not see it, or not this of it. index metric_feeds_it */
const partsOf = prepared(
  (a: MetricSeer & { community: string; wholes: string[]; most: number }) => sql<Row>`
    with recursive made as (
      select m.id as whole, m.id as part, 0 as depth from metric m
        where m.community_id = ${a.community} and m.id = any(${a.wholes}::uuid[])
      union all
      select made.whole, f.id, made.depth + 1 from made join metric f on f.community_id = ${a.community}
        and f.feeds_id = made.part and f.removed_at is null
        where made.depth < ${sql.lit(DEEPEST)}
    )
    select made.whole, made.part, m.name, m.baseline,
      exists (select from metric f where f.community_id = m.community_id and f.feeds_id = m.id and f.removed_at is null) as is_made,
      case when ${visible(a)} and ${isMeant(a)} then json_build_object('id', s.id, 'title', s.title, 'icon', g.icon) end as goal,
      packed.readings->'readings' as readings, packed.readings->'before' as before,
      (select count(*) from reading r where r.community_id = m.community_id and r.metric_id = m.id and r.corrected_at is null) as count
    from made join metric m on m.community_id = ${a.community} and m.id = made.part
    join subject s on s.community_id = m.community_id and s.id = m.goal_id and s.deleted_at is null
    join goal g on g.community_id = s.community_id and g.id = s.id
    cross join lateral (select ${packedReadings(sql`${a.most}::int`)} as readings) packed
    order by made.whole, made.depth, g.position, s.id`,
)

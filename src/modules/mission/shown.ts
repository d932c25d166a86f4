/** Goals and metrics as they are shown: one query for any number of goals, each with its newest readings. */
import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import type { Actor } from '#kernel/tenancy.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import type { Person } from './contract.ts'
import type { Goal } from './contract-goals.ts'
import type { Metric } from './contract-metrics.ts'
import { progressOf } from './progress.ts'
import { type Part, rolledUp } from './rollup.ts'
import { runningValues, type Sum } from './series.ts'

type PersonShown = z.output<typeof Person>
export type MetricShown = z.output<typeof Metric>
export type GoalShown = z.output<typeof Goal>

/** A reading as the query packs it: day, value, numerator, denominator. */
export type Packed = [string, number, number | null, number | null]
export type MetricRow = Omit<MetricShown, 'latest' | 'progress' | 'series'> & { readings: Packed[]; before: Sum }
export type GoalRecord = GoalShown & { createdAt: string; metrics: MetricRow[] }

/** Visitors see no names: what is public is the goal, not who carries it. */
export const seesNames = (actor: Actor): boolean => actor.kind === 'member' || actor.kind === 'guest'

/** The member under `id` as a `Person`; null where `id` is. */
export const person = (community: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<PersonShown | null> => sql`
  (select json_build_object('id', p.id, 'name', p.name, 'face', p.face_file_id) from member p
    where p.community_id = ${community} and p.id = ${id})`

/** Newest readings of metric `m` in the order of the curve, and where it adds up the sum of all before them. index reading_series */
export const packedReadings = (most: RawBuilder<number>) => sql`
  (select json_build_object('readings', newest.packed, 'before', json_build_object(
    'value', coalesce(whole.value - newest.value, 0),
    'numerator', coalesce(whole.numerator - newest.numerator, 0),
    'denominator', coalesce(whole.denominator - newest.denominator, 0)))
  from (select coalesce(json_agg(json_build_array(r.at, r.value, r.numerator, r.denominator)
      order by r.at, r.recorded_at, r.id), '[]'::json) as packed,
      sum(r.value) as value, sum(r.numerator) as numerator, sum(r.denominator) as denominator
    from (select * from reading where community_id = m.community_id and metric_id = m.id and corrected_at is null
      order by at desc, recorded_at desc, id desc limit ${most}) r) newest,
  (select sum(value) as value, sum(numerator) as numerator, sum(denominator) as denominator from reading
    where community_id = m.community_id and metric_id = m.id and corrected_at is null and m.accumulation = 'cumulative') whole)`

/** `seesAll`: a member, to whom also what is not public of a public goal is shown. */
export type MetricSeer = Seer & { seesAll: boolean }
export type Ask = MetricSeer & { community: string; metrics: number; points: number }

export const metricSeerOf = (actor: Actor): MetricSeer => ({ ...seerOf(actor), seesAll: actor.kind === 'member' })

/** `isMeantFor` (rules.ts) over a metric and its goal's subject under these aliases. */
export const isMeant = ({ seesAll }: Pick<MetricSeer, 'seesAll'>, metric = 'm', subject = 's') =>
  sql<boolean>`(${sql.ref(metric)}.is_public or ${sql.ref(subject)}.audience <> 'public' or ${seesAll}::boolean)`

/** Goals of a community that a seer sees, each with its first metrics and their newest readings. */
export const selectGoals = (a: Ask, condition: RawBuilder<unknown>) => sql<GoalRecord>`
  select s.id, case when exists (select from goal up where up.community_id = s.community_id and up.id = s.parent_id)
      then s.parent_id end as parent_id,
    s.title, g.kind, g.icon, g.sentence, s.audience, s.circle_id, s.created_at,
    ${person(sql`s.community_id`, sql`g.owner_id`)} as owner, g.deadline, g.intended_share, g.state, g.state_reason, g.state_at,
    coalesce((select json_agg(m.shown::jsonb || m.packed::jsonb order by m.position, m.id) from (
      select m.position, m.id, json_build_object('id', m.id, 'goalId', m.goal_id, 'name', m.name, 'kind', m.kind,
        'unit', m.unit, 'currency', m.currency, 'direction', m.direction, 'accumulation', m.accumulation,
        'baseline', m.baseline, 'baselineOn', m.baseline_on, 'target', m.target,
        'deadline', coalesce(m.deadline, g.deadline), 'feedsId', m.feeds_id, 'isPublic', m.is_public, 'parts', (select count(*) from metric part
          where part.community_id = m.community_id and part.feeds_id = m.id and part.removed_at is null)) as shown, ${packedReadings(sql`${a.points}::int`)} as packed
      from metric m where m.community_id = g.community_id and m.goal_id = g.id and m.removed_at is null and ${isMeant(a)}
      order by m.position, m.id limit ${a.metrics}::int) m), '[]'::json) as metrics
  from subject s join goal g on g.community_id = s.community_id and g.id = s.id
  where s.community_id = ${a.community} and s.kind = 'goal' and ${condition} and ${visible(a)}
  order by g.position, s.id`

export function shownGoal({ metrics: _, createdAt: __, ...goal }: GoalRecord, actor: Actor): GoalShown {
  return { ...goal, owner: seesNames(actor) ? goal.owner : null }
}

/** `parts`: where it is made of several, all of them, itself among them. */
export function shownMetric({ readings, before, ...metric }: MetricRow, today: string, parts?: Part[]): MetricShown {
  const series = parts ? rolledUp(metric, parts) : seriesOf(metric, { readings, before })
  const latest = series.at(-1) ?? null
  return { ...metric, latest, progress: progressOf(metric, latest, today), series }
}

export const measuredOf = ([at, value, numerator, denominator]: Packed) => ({ at, value, numerator, denominator })

type Way = Pick<MetricShown, 'kind' | 'accumulation' | 'baseline'>

export function seriesOf(metric: Way, { readings, before }: Pick<MetricRow, 'readings' | 'before'>) {
  const values = runningValues(metric, readings.map(measuredOf), before)
  return readings.map(([at], index) => ({ at, value: values[index]! }))
}

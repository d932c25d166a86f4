/** Writes a new metric: for addMetric, createGoal and founding. */
import { sql } from 'kysely'
import type * as z from 'zod'
import type { Activity, DataOf } from '#kernel/contract.ts'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Maker } from '#modules/subjects/offers.ts'
import { dayIn } from '#modules/text/days.ts'
import { metricAdded, type NewMetric } from './contract-metrics.ts'

/** Whoever makes things that are told to the log. */
export type Recording = Maker & {
  community: { id: string; timeZone: string }
  record<A extends Activity>(activity: A, subjectId: string | null, data: DataOf<A>): void
}
type MetricToMake = z.output<typeof NewMetric>

/** The id. Refuses a metric that contradicts itself: `does_not_add_up`, `target_against_direction`. */
export function insertMetric(maker: Recording, goalId: string, metric: MetricToMake): string {
  const { db, community, now, record } = maker
  mustMakeSense(metric)
  const id = newId()
  db.send(
    insert({
      ...metric,
      community: community.id,
      id,
      goalId,
      currency: metric.kind === 'money' ? metric.currency : null,
      baselineOn: metric.baselineOn ?? dayIn(community.timeZone, now),
      now,
    }),
  )
  record(metricAdded, goalId, { metricId: id })
  return id
}

type Sense = Pick<MetricToMake, 'kind' | 'accumulation' | 'direction' | 'baseline' | 'target'>

/** As the constraints metric_adds_up and metric_direction ask. */
export function mustMakeSense({ kind, accumulation, direction, baseline, target }: Sense): void {
  if (accumulation === 'cumulative' && (kind === 'yes_no' || kind === 'qualitative')) {
    throw new Refusal('refused', 'does_not_add_up')
  }
  if (target !== null && target !== baseline && target > baseline !== (direction === 'up')) {
    throw new Refusal('refused', 'target_against_direction')
  }
}

type Row = Pick<MetricToMake, 'name' | 'kind' | 'unit' | 'direction' | 'accumulation' | 'baseline' | 'target'> & {
  community: string
  id: string
  goalId: string
  currency: string | null
  baselineOn: string
  deadline: string | null
  now: Date
}

const insert = prepared(
  (a: Row) => sql`
    insert into metric (community_id, id, goal_id, name, kind, unit, currency, direction, accumulation, baseline, baseline_on,
      target, deadline, position, created_at)
    select ${a.community}::uuid, ${a.id}::uuid, ${a.goalId}::uuid, ${a.name}, ${a.kind}, ${a.unit}, ${a.currency}::text,
      ${a.direction}, ${a.accumulation}, ${a.baseline}::numeric, ${a.baselineOn}::date, ${a.target}::numeric,
      ${a.deadline}::date, coalesce(max(position), 0) + 1, ${a.now}
    from metric where community_id = ${a.community} and goal_id = ${a.goalId}`,
)

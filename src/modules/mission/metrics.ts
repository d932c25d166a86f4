/** What a goal is measured by. */
import { sql } from 'kysely'
import { k, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { when } from '#kernel/when.ts'
import { addMetric, metricAdded, metricChanged, metricRemoved, removeMetric, updateMetric } from './contract-metrics.ts'
import { type About, findGoal, findMetric, type GoalSeen, type MetricSeen } from './find.ts'
import { MOST_METRICS, readGoal } from './goal-page.ts'
import { insertMetric, mustMakeSense } from './insert-metric.ts'
import { metricNames } from './metric-names.ts'
import { addsUpTo } from './rollup.ts'
import { mayTendGoal } from './rules.ts'

handle(addMetric, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: mayTendGoal,
  async run(about) {
    const { db, community, input, found: goal, refuse } = about
    const count = await db.one(countMetrics({ community: community.id, goal: goal.id }))
    if (count!.metrics >= MOST_METRICS) throw refuse('too_many_metrics')
    return readMetric(about, goal, insertMetric(about, goal.id, input))
  },
  again: (about) => readMetric(about, about.found, about.ref),
})

handle(updateMetric, {
  find: (about) => findMetric(about, about.input.metricId),
  allow: ({ actor, found }) => mayTendGoal({ actor, found: found.goal }),
  async run(about) {
    const { db, community, input, found: metric, record } = about
    const { metricId: id, isFirst, ...changes } = input
    const { direction, baseline, target } = changes
    if (input.feedsId) await mustFeed(about, metric, input.feedsId)
    mustMakeSense({
      ...metric,
      direction: direction ?? metric.direction,
      baseline: baseline ?? metric.baseline,
      target: target === undefined ? metric.target : target,
    })
    if (Object.values(changes).some((value) => value !== undefined)) {
      db.send(k.updateTable('metric').set(changes).where('communityId', '=', community.id).where('id', '=', id))
    }
    if (isFirst) db.send(putFirst({ community: community.id, goal: metric.goalId, id }))
    record(metricChanged, metric.goalId, { metricId: id })
    return readMetric(about, metric.goal, id)
  },
})

handle(removeMetric, {
  find: (about) => findMetric(about, about.input.metricId),
  allow: ({ actor, found }) => mayTendGoal({ actor, found: found.goal }),
  async run({ db, community, actor, now, found: metric, record }) {
    db.send(remove({ community: community.id, id: metric.id, by: actor.memberId, now }))
    record(metricRemoved, metric.goalId, { metricId: metric.id })
    return {}
  },
})

when(metricAdded, { topics: ['audience'], level: 'quiet', history: metricNames })
when(metricChanged, { topics: ['audience'], level: 'quiet', history: metricNames })
when(metricRemoved, { topics: ['audience'], level: 'quiet', history: metricNames })

async function readMetric(about: About & { now: Date }, goal: GoalSeen, id: string) {
  const { metrics } = await readGoal(about, goal)
  return metrics.find((metric) => metric.id === id)!
}

/** Only upwards in the tree, so that nothing counts twice and nothing towards itself. */
async function mustFeed(about: About, metric: MetricSeen, wholeId: string): Promise<void> {
  const { db, community } = about
  const whole = await findMetric(about, wholeId)
  if (!whole) throw new Refusal('refused', 'no_such_metric')
  const above = await db.one(isAbove({ community: community.id, goal: metric.goalId, above: whole.goalId }))
  if (!above) throw new Refusal('refused', 'not_above')
  if (!addsUpTo(metric, whole)) throw new Refusal('refused', 'does_not_add_to')
}

const isAbove = prepared(
  (a: { community: string; goal: string; above: string }) => sql<{ id: string }>`
    with recursive up as (
      select parent_id as id from subject where community_id = ${a.community} and id = ${a.goal}
      union
      select s.parent_id from up join subject s on s.community_id = ${a.community} and s.id = up.id
    )
    select id from up where id = ${a.above}`,
)

const countMetrics = prepared(
  (a: { community: string; goal: string }) => sql<{ metrics: number }>`
    select count(*) as metrics from metric
    where community_id = ${a.community} and goal_id = ${a.goal} and removed_at is null`,
)

const putFirst = prepared(
  (a: { community: string; goal: string; id: string }) => sql`
    update metric set position = (select min(position) - 1 from metric where community_id = ${a.community} and goal_id = ${a.goal})
    where community_id = ${a.community} and id = ${a.id}`,
)

const remove = prepared(
  (a: { community: string; id: string; by: string | null; now: Date }) => sql`
    update metric set removed_at = ${a.now}, removed_by = ${a.by}::uuid
    where community_id = ${a.community} and id = ${a.id} and removed_at is null`,
)

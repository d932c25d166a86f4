/** One goal with all its metrics. */
import { sql } from 'kysely'
import type * as z from 'zod'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { dayIn } from '#modules/text/days.ts'
import { type GoalPage, getGoal } from './contract-goals.ts'
import { type About, findGoal, type GoalSeen } from './find.ts'
import { readParts } from './parts.ts'
import { isMember, mayTendGoal } from './rules.ts'
import { type Ask, metricSeerOf, selectGoals, shownGoal, shownMetric } from './shown.ts'

export const MOST_METRICS = 20
/** Older readings are in the first value of a cumulative curve; the list of readings has them all. */
const POINTS = 400

handle(getGoal, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: () => true,
  run: (about) => readGoal(about, about.found),
})

const goalBy = prepared((a: Ask & { id: string }) => selectGoals(a, sql`s.id = ${a.id}::uuid`))

export async function readGoal(
  { db, actor, community, now }: About & { now: Date },
  seen: GoalSeen,
): Promise<z.output<typeof GoalPage>> {
  const ask = { ...metricSeerOf(actor), community: community.id, metrics: MOST_METRICS, points: POINTS, id: seen.id }
  const goal = (await db.one(goalBy(ask)))!
  const parts = await readParts({ db, actor, community }, [goal])
  const today = dayIn(community.timeZone, now)
  return {
    ...shownGoal(goal, actor),
    createdAt: goal.createdAt,
    metrics: goal.metrics.map((metric) => shownMetric(metric, today, parts.get(metric.id))),
    can: { edit: mayTendGoal({ actor, found: seen }), record: isMember({ actor }) && goal.state !== 'stopped' },
  }
}

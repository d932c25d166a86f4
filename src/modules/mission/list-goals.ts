/** The goals as a tree, each with its first metric: for the list and the first screen. One query. */
import { sql } from 'kysely'
import type * as z from 'zod'
import { prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { dayIn } from '#modules/text/days.ts'
import { type GoalRow, listGoals } from './contract-goals.ts'
import type { About } from './find.ts'
import { readParts } from './parts.ts'
import { maySteerAnywhere } from './rules.ts'
import { type Ask, metricSeerOf, selectGoals, shownGoal, shownMetric } from './shown.ts'
import { readSteering } from './steering.ts'

export type GoalRowShown = z.output<typeof GoalRow>

/** Enough for a curve of 96 pixels. */
const POINTS = 40

handle(listGoals, {
  find: theCommunity,
  // Whoever comes sees what is visible to them: for visitors the public goals.
  allow: () => true,
  async run(about) {
    const [items, found] = await Promise.all([listGoalRows(about, about.input.state ?? null), readSteering(about)])
    return { items, can: { create: maySteerAnywhere({ actor: about.actor, found }) } }
  },
})

const goalsBy = prepared((a: Ask & { state: string | null }) =>
  selectGoals(a, sql`(${a.state}::text is null or g.state = ${a.state}::text)`),
)

export async function listGoalRows(
  { db, actor, community, now }: About & { now: Date },
  state: string | null,
): Promise<GoalRowShown[]> {
  const today = dayIn(community.timeZone, now)
  const ask = { ...metricSeerOf(actor), community: community.id, metrics: 1, points: POINTS, state }
  const goals = await db.rows(goalsBy(ask))
  const parts = await readParts({ db, actor, community }, goals)
  return treeOrder(goals).map(({ depth, ...goal }) => ({
    ...shownGoal(goal, actor),
    depth,
    metric: goal.metrics[0] ? shownMetric(goal.metrics[0], today, parts.get(goal.metrics[0].id)) : null,
  }))
}

/** Parents before their children, siblings in the given order; what hangs on nothing listed stands at the top. */
export function treeOrder<G extends { id: string; parentId: string | null }>(goals: G[]): (G & { depth: number })[] {
  const listed = new Set(goals.map((goal) => goal.id))
  const below = Map.groupBy(goals, (goal) => (goal.parentId && listed.has(goal.parentId) ? goal.parentId : null))
  const from = (parent: string | null, depth: number): (G & { depth: number })[] =>
    (below.get(parent) ?? []).flatMap((goal) => [{ ...goal, depth }, ...from(goal.id, depth + 1)])
  return from(null, 0)
}

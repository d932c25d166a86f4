/** Finds goals, metrics and readings as an actor sees them: always by the goal's audience. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { isMeantFor } from './rules.ts'

export type GoalSeen = SubjectSeen & { ownerId: string | null; state: 'open' | 'paused' | 'reached' | 'stopped' }
export type MetricSeen = {
  id: string
  goalId: string
  kind: 'number' | 'percent' | 'money' | 'yes_no' | 'qualitative'
  accumulation: 'cumulative' | 'level'
  direction: 'up' | 'down'
  baseline: number
  target: number | null
  unit: string
  currency: string | null
  feedsId: string | null
  isPublic: boolean
  goal: GoalSeen
}
export type ReadingSeen = {
  id: string
  metricId: string
  recordedBy: string | null
  confirmedBy: string | null
  correctedAt: string | null
  metric: MetricSeen
  goal: GoalSeen
}
export type About = { db: Db; actor: Actor; community: CommunityRef }
type ById = { community: string; id: string }

const goalById = prepared(
  (a: ById) => sql<Pick<GoalSeen, 'ownerId' | 'state'>>`
    select owner_id, state from goal where community_id = ${a.community} and id = ${a.id}`,
)
const metricById = prepared(
  (a: ById) => sql<Omit<MetricSeen, 'goal'>>`
    select id, goal_id, kind, accumulation, direction, baseline, target, unit, currency, feeds_id, is_public from metric
    where community_id = ${a.community} and id = ${a.id} and removed_at is null`,
)
const readingById = prepared(
  (a: ById) => sql<Omit<ReadingSeen, 'metric' | 'goal'>>`
    select id, metric_id, recorded_by, confirmed_by, corrected_at from reading
    where community_id = ${a.community} and id = ${a.id}`,
)

export async function findGoal(about: About, id: string): Promise<GoalSeen | undefined> {
  const goal = about.db.one(goalById({ community: about.community.id, id }))
  const [subject, more] = await Promise.all([findSubject(about, id), goal])
  return subject && more && { ...subject, ...more }
}

export async function findMetric(about: About, id: string): Promise<MetricSeen | undefined> {
  const metric = await about.db.one(metricById({ community: about.community.id, id }))
  const goal = metric && (await findGoal(about, metric.goalId))
  return metric && goal && isMeantFor(about.actor, { ...metric, goal }) ? { ...metric, goal } : undefined
}

/** Readings are seen by those who see the metric: of a public goal perhaps by members only. */
export const narrowedBy = ({ isPublic, goal }: MetricSeen): { audience?: 'community' } =>
  isPublic || goal.audience !== 'public' ? {} : { audience: 'community' }

export async function findReading(about: About, id: string): Promise<ReadingSeen | undefined> {
  const reading = await about.db.one(readingById({ community: about.community.id, id }))
  const metric = reading && (await findMetric(about, reading.metricId))
  return reading && metric && { ...reading, metric, goal: metric.goal }
}

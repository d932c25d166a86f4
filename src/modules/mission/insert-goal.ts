/** Writes a new goal with its first metric: for createGoal and for founding. */
import { sql } from 'kysely'
import type * as z from 'zod'
import { type Db, prepared } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Audience, createSubject } from '#modules/subjects/offers.ts'
import { goalCreated, type NewGoal } from './contract-goals.ts'
import { insertMetric, type Recording } from './insert-metric.ts'

export type GoalToMake = z.output<typeof NewGoal> & {
  parentId?: string | null
  audience?: Audience | undefined
  circleId?: string
}

export async function insertGoal(
  maker: Recording,
  goal: GoalToMake,
): Promise<{ goalId: string; metricId: string | null }> {
  const { db, community, now, actor, record } = maker
  const parentId = goal.parentId ?? null
  const { title, audience, circleId } = goal
  const subject = await createSubject(maker, { kind: 'goal', title, audience, circleId, parentId, purpose: 'itself' })
  if (goal.ownerId) await mustCarry(db, { community: community.id, goal: subject, owner: goal.ownerId })
  const { kind, icon, sentence, ownerId, deadline, intendedShare } = goal
  db.send(
    insert({
      community: community.id,
      id: subject.id,
      kind,
      icon,
      sentence,
      ownerId,
      deadline,
      intendedShare,
      parentId,
      by: actor.memberId,
      now,
    }),
  )
  record(goalCreated, subject.id, { ownerId, parentId })
  return { goalId: subject.id, metricId: goal.metric ? insertMetric(maker, subject.id, goal.metric) : null }
}

type Row = Pick<GoalToMake, 'kind' | 'icon' | 'sentence' | 'ownerId' | 'deadline' | 'intendedShare'> & {
  community: string
  id: string
  parentId: string | null
  by: string | null
  now: Date
}

const insert = prepared(
  (a: Row) => sql`
    insert into goal (community_id, id, kind, icon, sentence, owner_id, deadline, intended_share, state_at, state_by, position)
    select ${a.community}::uuid, ${a.id}::uuid, ${a.kind}, ${a.icon}, ${a.sentence}, ${a.ownerId}::uuid, ${a.deadline}::date,
      ${a.intendedShare}::integer, ${a.now}, ${a.by}::uuid, coalesce(max(g.position), 0) + 1
    from goal g join subject s on s.community_id = g.community_id and s.id = g.id
    where g.community_id = ${a.community} and s.parent_id is not distinct from ${a.parentId}::uuid`,
)

const findCarrier = prepared(
  (a: { community: string; owner: string; circle: string | null }) => sql<{ id: string }>`
    select m.id from member m where m.community_id = ${a.community} and m.id = ${a.owner}
      and m.standing = 'active' and m.kind = 'member'
      and (${a.circle}::uuid is null or exists (select from circle_member c where c.community_id = m.community_id
        and c.circle_id = ${a.circle}::uuid and c.member_id = m.id and c.standing = 'in'))`,
)

type Carrying = { community: string; goal: { circleId: string | null }; owner: string }

/** Who carries a goal is an active member who sees it. */
export async function mustCarry(db: Db, { community, goal, owner }: Carrying): Promise<void> {
  if (!(await db.one(findCarrier({ community, owner, circle: goal.circleId })))) {
    throw new Refusal('refused', 'no_such_owner')
  }
}

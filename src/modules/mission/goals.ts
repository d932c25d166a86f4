/** Goals: set, changed, handed on, paused, reached, stopped. */
import { sql } from 'kysely'
import type { InputOf } from '#kernel/contract.ts'
import { k, prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { when } from '#kernel/when.ts'
import { moveSubject, rename } from '#modules/subjects/offers.ts'
import { createGoal, goalChanged, goalCreated, goalStateSet, setGoalState, updateGoal } from './contract-goals.ts'
import { type About, findGoal, type GoalSeen } from './find.ts'
import { readGoal } from './goal-page.ts'
import { insertGoal, mustCarry } from './insert-goal.ts'
import { mayCreateGoal, mayTendGoal } from './rules.ts'
import { itsOwner } from './tells.ts'

type Place = { parent: GoalSeen | null; audience: string; isHost: boolean }

handle(createGoal, {
  find: findPlace,
  allow: mayCreateGoal,
  async run(about) {
    const { db, community, input, found } = about
    const count = await db.one(countGoals({ community: community.id }))
    if (count!.goals >= MOST_GOALS) throw about.refuse('too_many_goals')
    const { goalId } = await insertGoal(about, {
      ...input,
      audience: input.audience ?? (found.parent ? undefined : 'community'),
    })
    return readGoal(about, (await findGoal(about, goalId))!)
  },
  again: async (about) => readGoal(about, (await findGoal(about, about.ref))!),
})

handle(updateGoal, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: mayTendGoal,
  async run(about) {
    const { db, community, input, found: goal, record } = about
    if (input.parentId !== undefined && input.parentId !== goal.parentId) await moveGoal(about, input.parentId)
    if (input.ownerId) await mustCarry(db, { community: community.id, goal, owner: input.ownerId })
    if (input.title !== undefined) db.send(rename({ community: community.id, id: goal.id, title: input.title }))
    const { goalId: id, title: _, parentId: __, ...changes } = input
    const isChanged = Object.values(changes).some((value) => value !== undefined)
    if (isChanged) {
      db.send(k.updateTable('goal').set(changes).where('communityId', '=', community.id).where('id', '=', id))
    }
    const newOwnerId = input.ownerId && input.ownerId !== goal.ownerId ? input.ownerId : null
    record(goalChanged, goal.id, { newOwnerId })
    return readGoal(about, { ...goal, ownerId: input.ownerId === undefined ? goal.ownerId : input.ownerId })
  },
})

handle(setGoalState, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: mayTendGoal,
  async run(about) {
    const { db, community, actor, input, now, found: goal, record, refuse } = about
    const { state, reason } = input
    if (reason === '' && (state === 'paused' || state === 'stopped')) throw refuse('reason_missing')
    db.send(setState({ community: community.id, id: goal.id, state, reason, by: actor.memberId, now }))
    record(goalStateSet, goal.id, { state, before: goal.state })
    return readGoal(about, goal)
  },
})

when(goalCreated, {
  heardOutside: true,
  history: true,
  topics: ['audience'],
  level: 'today',
  tells: sql`select page.seq, (page.data->>'ownerId')::uuid as member_id, 'my_goal' as why from page
    where page.data->>'ownerId' is not null and (page.data->>'ownerId')::uuid is distinct from page.actor_id`,
  counts: 'contribution',
})
when(goalChanged, {
  history: sql`select page.seq, json_build_object('context', 'owner', 'owner', m.name) as names from page
    join member m on m.community_id = page.community_id and m.id = (page.data->>'newOwnerId')::uuid`,
  topics: ['audience'],
  level: 'today',
  tells: sql`select page.seq, (page.data->>'newOwnerId')::uuid as member_id, 'my_goal' as why from page
    where page.data->>'newOwnerId' is not null and (page.data->>'newOwnerId')::uuid is distinct from page.actor_id`,
})
when(goalStateSet, {
  heardOutside: true,
  history: true,
  topics: ['audience'],
  level: 'today',
  tells: sql`${itsOwner}
    union
    select page.seq, w.member_id, 'watched' as why from page
    join goal g on g.community_id = page.community_id and g.id = page.subject_id
    join watch w on w.community_id = page.community_id and w.subject_id = page.subject_id and w.level <> 'nothing'
    where w.member_id is distinct from page.actor_id and w.member_id is distinct from g.owner_id`,
})

/** The list of goals is one page: this keeps it one. */
const MOST_GOALS = 500
const countGoals = prepared(
  (a: { community: string }) => sql<{ goals: number }>`
    select count(*) as goals from subject where community_id = ${a.community} and kind = 'goal' and deleted_at is null`,
)

const findCircle = prepared(
  (a: { community: string; circle: string; member: string | null }) => sql<{ isHost: boolean }>`
    select cm.is_host from circle_member cm join circle c on c.community_id = cm.community_id and c.id = cm.circle_id
    where cm.community_id = ${a.community} and cm.circle_id = ${a.circle} and cm.member_id = ${a.member}::uuid
      and cm.standing = 'in' and c.archived_at is null`,
)

async function findPlace(about: About & { input: InputOf<typeof createGoal> }): Promise<Place | undefined> {
  const { db, actor, community, input } = about
  if ((input.audience === 'circle') !== (input.circleId !== undefined)) {
    throw new Refusal('invalid', 'invalid', { circleId: 'names the circle of the audience circle, and only then' })
  }
  const parent = input.parentId ? await findGoal(about, input.parentId) : null
  if (parent === undefined) return undefined
  const audience = input.audience ?? parent?.audience ?? 'community'
  if (!input.circleId) return { parent, audience, isHost: parent?.isCircleHost ?? false }
  const circle = await db.one(findCircle({ community: community.id, circle: input.circleId, member: actor.memberId }))
  return circle && { parent, audience, isHost: circle.isHost }
}

async function moveGoal(about: RunContext<typeof updateGoal, GoalSeen>, parentId: string | null) {
  if (parentId && !(await findGoal(about, parentId))) throw about.refuse('no_such_goal')
  await moveSubject(about, { id: about.found.id, parentId })
  about.db.send(stopFeeding({ community: about.community.id, id: about.found.id }))
}

/** What counted towards a goal that no longer stands above, counts there no more. */
const stopFeeding = prepared(
  (a: { community: string; id: string }) => sql`
    with recursive below as (
      select id from subject where community_id = ${a.community} and id = ${a.id}
      union
      select s.id from below join subject s on s.community_id = ${a.community} and s.parent_id = below.id and s.kind = 'goal'
    ), near as (
      select id, parent_id from subject where community_id = ${a.community} and id = ${a.id}
      union
      select s.id, s.parent_id from near join subject s on s.community_id = ${a.community} and s.id = near.parent_id
    )
    update metric m set feeds_id = null from metric whole
    where m.community_id = ${a.community} and m.goal_id in (select id from below)
      and whole.community_id = m.community_id and whole.id = m.feeds_id
      and whole.goal_id not in (select id from below union select id from near)`,
)

const setState = prepared(
  (a: { community: string; id: string; state: string; reason: string; by: string | null; now: Date }) => sql`
    update goal set state = ${a.state}, state_reason = ${a.reason}, state_at = ${a.now}, state_by = ${a.by}::uuid
    where community_id = ${a.community} and id = ${a.id}`,
)

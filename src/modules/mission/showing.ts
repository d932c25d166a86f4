/** Which goals and metrics everyone may see, and what was learned with them. */
import { sql } from 'kysely'
import { k, prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { openChildren, setOpenness } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import {
  type GoalToShow,
  getLearned,
  goalShown,
  learnedSaid,
  listShown,
  metricShown,
  sayLearned,
  showGoal,
  showMetric,
} from './contract-impact.ts'
import { findGoal, findMetric } from './find.ts'
import { readGoal } from './goal-page.ts'
import { treeOrder } from './list-goals.ts'
import { mayTendGoal, mayWriteCharter } from './rules.ts'

handle(showGoal, {
  find: (about) => findGoal(about, about.input.goalId),
  // What the public sees is for stewards to say, as when a goal is set.
  allow: mayWriteCharter,
  async run(about) {
    const { db, community, house, input, found: goal, record, refuse, afterCommit } = about
    const { audience } = input
    if (goal.audience !== 'public' && goal.audience !== 'community') throw refuse('not_for_everyone')
    if (goal.audience === audience) return readGoal(about, goal)
    await setOpenness(about, { id: goal.id, audience, along: ['reading'] })
    if (audience === 'public') {
      const inner = await db.rows(readingsKept({ community: community.id, goal: goal.id, metric: null }))
      openChildren(about, { parentId: goal.id, ids: inner.map(({ id }) => id), audience: 'community' })
    }
    record(goalShown, goal.id, { audience })
    // Guests see what is public: whoever watches is looked at again.
    afterCommit(() => house.bus.forget({ community: community.id }))
    return readGoal(about, { ...goal, audience })
  },
})

handle(showMetric, {
  find: (about) => findMetric(about, about.input.metricId),
  allow: mayWriteCharter,
  async run(about) {
    const { db, community, house, input, found: metric, record, afterCommit } = about
    const { isPublic } = input
    if (isPublic !== metric.isPublic) {
      const at = { community: community.id, goal: metric.goalId, metric: metric.id }
      const readings = await db.rows(readingsKept(at))
      db.send(
        k.updateTable('metric').set({ isPublic }).where('communityId', '=', community.id).where('id', '=', metric.id),
      )
      const ids = readings.map(({ id }) => id)
      openChildren(about, { parentId: metric.goalId, ids, audience: isPublic ? 'public' : 'community' })
      record(metricShown, metric.goalId, { metricId: metric.id, isPublic })
      afterCommit(() => house.bus.forget({ community: community.id }))
    }
    const { metrics } = await readGoal(about, metric.goal)
    return metrics.find(({ id }) => id === metric.id)!
  },
})

handle(listShown, {
  find: theCommunity,
  allow: mayWriteCharter,
  async run({ db, actor, community }) {
    const goals = await db.rows(goalsToShow({ ...seerOf(actor), community: community.id }))
    return { items: treeOrder(goals).map(({ depth: _, parentId: __, ...goal }) => goal) }
  },
})

handle(getLearned, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: () => true,
  async run({ db, community, found }) {
    return (await db.one(learnedOf({ community: community.id, id: found.id })))!
  },
})

handle(sayLearned, {
  find: (about) => findGoal(about, about.input.goalId),
  allow: mayTendGoal,
  async run({ db, community, input, found, record }) {
    const { learned } = input
    db.send(sql`update goal set learned = ${learned} where community_id = ${community.id} and id = ${found.id}`)
    record(learnedSaid, found.id, {})
    return { learned }
  },
})

// Whoever looks at lists and pages sees the change; what is said about a goal stays among members, also of a public one.
when(goalShown, { topics: ['community'], level: 'quiet', history: true })
when(learnedSaid, { topics: ['audience'], level: 'quiet', history: true })
when(metricShown, { topics: ['community'], level: 'quiet', history: true })

type At = { community: string; id: string }

const learnedOf = prepared(
  (a: At) => sql<{ learned: string }>`select learned from goal where community_id = ${a.community} and id = ${a.id}`,
)

/** Of one metric, or of all that are not public. index reading_goal */
const readingsKept = prepared(
  (a: { community: string; goal: string; metric: string | null }) => sql<{ id: string }>`
    select r.id from reading r join metric m on m.community_id = r.community_id and m.id = r.metric_id
    where r.community_id = ${a.community} and r.goal_id = ${a.goal}
      and case when ${a.metric}::uuid is null then not m.is_public else m.id = ${a.metric}::uuid end`,
)

/** The public sums that hold metric `m`, however many steps above. */
const countsIn = sql`
  (with recursive up as (
    select m.feeds_id as id, 0 as depth
    union all
    select o.feeds_id, up.depth + 1 from up join metric o on o.community_id = m.community_id and o.id = up.id
      and o.removed_at is null where up.depth < 12
  )
  select coalesce(json_agg(json_build_object('name', o.name, 'goal', top.title) order by up.depth), '[]'::json)
  from up join metric o on o.community_id = m.community_id and o.id = up.id and o.is_public and o.removed_at is null
  join subject top on top.community_id = o.community_id and top.id = o.goal_id and top.audience = 'public'
    and top.deleted_at is null)`

const goalsToShow = prepared(
  (a: Seer & { community: string }) => sql<GoalToShow & { parentId: string | null }>`
    select s.id, s.parent_id, s.title, s.audience, coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name,
        'isPublic', m.is_public, 'countsIn', ${countsIn}) order by m.position, m.id)
      from metric m where m.community_id = s.community_id and m.goal_id = s.id and m.removed_at is null), '[]'::json) as metrics
    from subject s join goal g on g.community_id = s.community_id and g.id = s.id
    where s.community_id = ${a.community} and s.kind = 'goal' and s.audience in ('public', 'community') and ${visible(a)}
    order by g.position, s.id`,
)

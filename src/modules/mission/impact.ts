/** What everyone may know of the mission, in few queries; whoever asks sees what a visitor sees. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { visible } from '#modules/subjects/visible.ts'
import { dayIn } from '#modules/text/days.ts'
import { findCharter } from './charter.ts'
import { type PublicGoal, type PublicMetric, type PublicReading, readImpact } from './contract-impact.ts'
import { MOST_METRICS } from './goal-page.ts'
import { treeOrder } from './list-goals.ts'
import { readParts } from './parts.ts'
import type { Part } from './rollup.ts'
import { isInside } from './rules.ts'
import {
  type Ask,
  type GoalRecord,
  type MetricRow,
  type MetricSeer,
  metricSeerOf,
  selectGoals,
  shownMetric,
} from './shown.ts'

/** Enough for a curve across a screen. */
const POINTS = 60

const visitor: Actor = {
  kind: 'visitor',
  via: 'nothing',
  personId: null,
  memberId: null,
  role: null,
  sessionId: null,
  scopes: null,
}

handle(readImpact, {
  /** For those outside only where there are public pages. */
  async find({ db, actor, community }) {
    const found = isInside({ actor }) || (await db.one(published({ community: community.id })))
    return found ? community : undefined
  },
  allow: () => true,
  async run({ db, community, input, now }) {
    const goal = input.goalId ?? null
    const seer = { ...metricSeerOf(visitor), community: community.id }
    const [charter, goals, learned, readings] = await Promise.all([
      findCharter({ db, actor: visitor, community, input: {}, now }),
      db.rows(publicGoals({ ...seer, metrics: MOST_METRICS, points: POINTS, goal })),
      db.rows(allLearned({ community: community.id })),
      db.rows(publicReadings({ ...seer, goal, most: input.most })),
    ])
    const parts = await readParts({ db, actor: visitor, community }, goals)
    const said = new Map(learned.map(({ id, learned }) => [id, learned]))
    const today = dayIn(community.timeZone, now)
    return {
      charter: charter ?? null,
      goals: treeOrder(goals).map((goal) => shownGoal(goal, said.get(goal.id) ?? '', { today, parts })),
      readings,
    }
  },
})

type As = { today: string; parts: Awaited<ReturnType<typeof readParts>> }

/** The numbers are those that members see: what counts towards them from below is counted, never named, and it is said. */
function shownGoal(goal: GoalRecord & { depth: number }, learned: string, { today, parts }: As): PublicGoal {
  const { metrics, owner: _, audience: __, circleId: ___, createdAt: ____, ...shown } = goal
  return { ...shown, learned, metrics: metrics.map((metric) => shownPublic(metric, today, parts.get(metric.id))) }
}

function shownPublic({ feedsId: _, ...metric }: MetricRow, today: string, parts: Part[] = []): PublicMetric {
  const unseenParts = parts.filter(({ isUnseen }) => isUnseen).length
  return { ...shownMetric({ ...metric, feedsId: null }, today, parts.length > 0 ? parts : undefined), unseenParts }
}

const published = prepared(
  (a: { community: string }) => sql<{ id: string }>`
    select id from community where id = ${a.community} and public_page and site_published_at is not null and deleted_at is null`,
)

const publicGoals = prepared((a: Ask & { goal: string | null }) =>
  selectGoals(a, sql`(${a.goal}::uuid is null or s.id = ${a.goal}::uuid)`),
)

const allLearned = prepared(
  (a: { community: string }) => sql<{ id: string; learned: string }>`
    select id, learned from goal where community_id = ${a.community} and learned <> ''`,
)

/** index reading_newest */
const publicReadings = prepared(
  (a: MetricSeer & { community: string; goal: string | null; most: number }) => sql<PublicReading>`
    select r.id, r.goal_id, r.metric_id, r.value, r.words, r.at, r.note, r.links as evidence_links, r.recorded_at,
      r.confirmed_at is not null as is_confirmed, r.corrects_id is not null as is_correction,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name) order by f.position, f.id) from file f
        where f.community_id = r.community_id and f.subject_id = r.id and f.message_id is null and f.deleted_at is null),
        '[]'::json) as files
    from reading r join subject s on s.community_id = r.community_id and s.id = r.id
    join metric m on m.community_id = r.community_id and m.id = r.metric_id and m.removed_at is null
    where r.community_id = ${a.community} and r.corrected_at is null and (${a.goal}::uuid is null or r.goal_id = ${a.goal}::uuid)
      and m.is_public and ${visible(a)}
    order by r.at desc, r.id desc limit ${a.most}::int`,
)

/** Notices wins in the log: a step of the way crossed, a goal reached, somebody's first contribution. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { follow } from '#kernel/followers.ts'
import { newId } from '#kernel/ids.ts'
import type { LogEntry } from '#kernel/log.ts'
import { goalStateSet } from './contract-goals.ts'
import { readingCorrected, readingRecorded } from './contract-readings.ts'
import { seriesRecorded } from './contract-series.ts'
import { contributionKinds } from './contributions.ts'
import { partsOfMetrics } from './parts.ts'
import { type MetricRow, packedReadings, shownMetric } from './shown.ts'
import { stepOf } from './win-step.ts'

const measured: string[] = [readingRecorded.kind, readingCorrected.kind, seriesRecorded.kind]

follow({
  name: 'mission.wins',
  within: 1_000,
  cares: () => [...new Set([...contributionKinds(), goalStateSet.kind])].map((kind) => ({ kind })),
  async page(db, community, entries) {
    // A community is not somebody's contribution; the first after it is.
    const deeds = entries.filter(
      ({ kind, operation }) => kind !== goalStateSet.kind && !operation.startsWith('founding.'),
    )
    const firsts = [...Map.groupBy(deeds, ({ actorId }) => actorId).values()].map(([first]) => first!)
    if (firsts.length > 0) db.send(insertFirsts(won(community, firsts)))
    const reached = entries.filter(
      ({ kind, data }) => kind === goalStateSet.kind && data.state === 'reached' && data.before !== 'reached',
    )
    if (reached.length > 0) db.send(insertReached(won(community, reached)))
    await noticeSteps(
      db,
      community,
      entries.filter(({ kind }) => measured.includes(kind)),
    )
    return undefined
  },
})

type Won = { community: string; ids: string[]; seqs: number[] }
const won = (community: string, entries: LogEntry[]): Won => ({
  community,
  ids: entries.map(() => newId()),
  seqs: entries.map(({ seq }) => seq),
})
const activities = (a: Won) =>
  sql`unnest(${a.ids}::uuid[], ${a.seqs}::bigint[]) as t(id, seq)
    join activity a on a.community_id = ${a.community} and a.seq = t.seq`

const insertFirsts = prepared(
  (a: Won) => sql`
    insert into win (community_id, id, kind, seq, goal_id, member_id, at)
    select a.community_id, t.id, 'first_contribution', a.seq,
      (select g.id from goal g where g.community_id = a.community_id and g.id = a.purpose_id), a.actor_id, a.at
    from ${activities(a)}
    join member m on m.community_id = a.community_id and m.id = a.actor_id and m.kind in ('member', 'guest')
    where not exists (select from win w where w.community_id = a.community_id and w.kind = 'first_contribution'
      and w.member_id = a.actor_id)
    order by a.seq on conflict do nothing`,
)

const insertReached = prepared(
  (a: Won) => sql`
    insert into win (community_id, id, kind, seq, goal_id, at)
    select a.community_id, t.id, 'goal_reached', a.seq, g.id, a.at
    from ${activities(a)} join goal g on g.community_id = a.community_id and g.id = a.subject_id on conflict do nothing`,
)

/** Of each metric that was measured, and of those it counts towards: how far it is now. */
async function noticeSteps(db: Db, community: string, entries: LogEntry[]): Promise<void> {
  if (entries.length === 0) return
  const newest = new Map(entries.map((entry) => [`${entry.data.metricId}`, entry]))
  const corrected = new Set(
    entries.filter(({ kind }) => kind === readingCorrected.kind).map(({ data }) => data.metricId),
  )
  const rows = await db.rows(metricsMoved({ community, ids: [...newest.keys()] }))
  const made = await partsOfMetrics({ db, community }, rows)
  for (const { moved, ...metric } of rows) {
    const { at, seq } = newest.get(moved)!
    const { progress } = shownMetric(metric, at.slice(0, 10), made.get(metric.id))
    const step = stepOf(progress.share, metric)
    if (corrected.has(moved)) db.send(takeBack({ community, metric: metric.id, step: step ?? 0 }))
    if (step !== null)
      db.send(insertStep({ community, id: newId(), metric: metric.id, goal: metric.goalId, step, seq, at }))
  }
}

type Moved = MetricRow & { moved: string }

/** `moved`: the metric that was measured, itself or one that counts towards it. */
const metricsMoved = prepared(
  (a: { community: string; ids: string[] }) => sql<Moved>`
    with recursive up as (
      select id, id as moved, feeds_id, 0 as depth from metric where community_id = ${a.community} and id = any(${a.ids}::uuid[])
      union
      select m.id, up.moved, m.feeds_id, up.depth + 1 from up join metric m on m.community_id = ${a.community} and m.id = up.feeds_id
        where up.depth < 12
    )
    select distinct on (m.id) m.id, up.moved, m.goal_id, m.kind, m.direction, m.accumulation, m.baseline, m.baseline_on, m.target,
      coalesce(m.deadline, g.deadline) as deadline, m.feeds_id,
      (select count(*) from metric part where part.community_id = m.community_id and part.feeds_id = m.id
        and part.removed_at is null) as parts, packed.readings->'readings' as readings, packed.readings->'before' as before
    from up join metric m on m.community_id = ${a.community} and m.id = up.id and m.removed_at is null
    join goal g on g.community_id = m.community_id and g.id = m.goal_id
    cross join lateral (select ${packedReadings(sql`1::int`)} as readings) packed
    order by m.id, up.depth`,
)

type Step = { community: string; id: string; metric: string; goal: string; step: number; seq: number; at: string }

/** Several steps at once make one card, the farthest. */
const insertStep = prepared(
  (a: Step) => sql`
    insert into win (community_id, id, kind, seq, goal_id, metric_id, step, at)
    select ${a.community}::uuid, ${a.id}::uuid, 'metric_step', ${a.seq}::bigint, ${a.goal}::uuid, ${a.metric}::uuid,
      ${a.step}::integer, ${a.at}::timestamptz
    where not exists (select from win where community_id = ${a.community}::uuid and metric_id = ${a.metric}::uuid
      and step >= ${a.step}::integer) on conflict do nothing`,
)

/** A number that was wrong won nothing. */
const takeBack = prepared(
  (a: { community: string; metric: string; step: number }) => sql`
    delete from win where community_id = ${a.community} and metric_id = ${a.metric} and step > ${a.step}`,
)

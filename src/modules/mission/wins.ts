/** Reading what was won, and being named on it or not. */
import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import { prepared } from '#kernel/database.ts'
import { cursorFrom, LAST, pageOf, readInstant } from '#kernel/paging.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { visible } from '#modules/subjects/visible.ts'
import { listWins, setNamedOnWins, type Win } from './contract-wins.ts'
import { contributionKinds } from './contributions.ts'
import { isInside, isMember } from './rules.ts'
import { isMeant, type MetricSeer, metricSeerOf } from './shown.ts'

export type WinShown = z.output<typeof Win>

const MOST_NAMED = 12

handle(listWins, {
  find: theCommunity,
  allow: isInside,
  async run({ db, actor, community, input }) {
    const before = readInstant(input.after) ?? LAST
    const ask = { ...metricSeerOf(actor), community: community.id, deeds: contributionKinds() }
    const [rows, unnamed] = await Promise.all([
      db.rows(winsBefore({ ...ask, ...before, most: input.most + 1 })),
      db.one(amUnnamed({ community: community.id, member: actor.memberId! })),
    ])
    return { ...pageOf(rows, input.most, (last) => cursorFrom(last.at, last.id)), amNamed: !unnamed }
  },
})

handle(setNamedOnWins, {
  find: theCommunity,
  allow: isMember,
  async run({ db, community, actor, input, now }) {
    const me = { community: community.id, member: actor.memberId! }
    db.send(input.named ? nameAgain(me) : nameNoMore({ ...me, now }))
    return {}
  },
})

type Ask = MetricSeer & { community: string; deeds: string[]; most: number }

const isUnnamed = (member: RawBuilder<unknown>) => sql`exists (select from win_unnamed u
  where u.community_id = w.community_id and u.member_id = ${member})`

/**
 * Whoever did something for the goal in the year before, as far as the reader may see where; looked for among its newest
 * deeds. index activity_purpose
 */
const takingPart = (a: Ask) => sql`
  select deed.actor_id, max(deed.at) as at from (
    select newest.actor_id, newest.subject_id, max(newest.at) as at from (
      select actor_id, subject_id, at from activity a where a.community_id = w.community_id and a.purpose_id = w.goal_id
        and a.at <= w.at and a.at > w.at - interval '1 year' and a.kind = any(${a.deeds}::text[]) and a.actor_id is not null
      order by a.at desc limit 500) newest group by newest.actor_id, newest.subject_id) deed
  where ${isSeen(a, 'deed')} group by deed.actor_id`

/** Of a deed under this alias: it is about no subject, or about one that the reader may see. */
const isSeen = (
  a: Ask,
  deed: string,
) => sql`(${sql.ref(`${deed}.subject_id`)} is null or exists (select from subject at_it
  where at_it.community_id = w.community_id and at_it.id = ${sql.ref(`${deed}.subject_id`)} and ${visible(a, 'at_it')}))`

const select = (a: Ask, condition: RawBuilder<unknown>) => sql<WinShown>`
  select w.id, w.kind, w.at, w.step, m.name as metric,
    case when s.id is not null then json_build_object('id', s.id, 'title', s.title, 'icon', g.icon) end as goal,
    coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'face', p.face_file_id) order by took.at desc)
      from (select took.actor_id, took.at from (
          ${takingPart(a)} union all select w.member_id, w.at where w.member_id is not null) took
        where (w.member_id is null or took.actor_id = w.member_id) and not ${isUnnamed(sql`took.actor_id`)}
        group by 1, 2 order by 2 desc limit ${sql.lit(MOST_NAMED)}) took
      join member p on p.community_id = w.community_id and p.id = took.actor_id and p.standing in ('active', 'paused')
        and p.kind in ('member', 'guest')), '[]'::json) as people
  from win w
  left join subject s on s.community_id = w.community_id and s.id = w.goal_id and ${visible(a)}
  left join goal g on g.community_id = s.community_id and g.id = s.id
  left join metric m on m.community_id = w.community_id and m.id = w.metric_id
  where w.community_id = ${a.community} and (w.goal_id is null or s.id is not null)
    and (m.id is null or ${isMeant(a)})
    and (w.member_id is null or (not ${isUnnamed(sql`w.member_id`)} and exists (select from member came
      where came.community_id = w.community_id and came.id = w.member_id and came.standing in ('active', 'paused'))
      and exists (select from activity deed where deed.community_id = w.community_id and deed.seq = w.seq
        and ${isSeen(a, 'deed')})))
    and ${condition}
  order by w.at desc, w.id desc limit ${a.most}::int`

/** index win_newest */
const winsBefore = prepared((a: Ask & { at: string; id: string }) =>
  select(a, sql`(w.at, w.id) < (${a.at}::timestamptz, ${a.id}::uuid)`),
)

/** For the first screen. */
export const winsSince = prepared((a: Ask & { since: Date }) => select(a, sql`w.at > ${a.since}::timestamptz`))

const amUnnamed = prepared(
  (a: { community: string; member: string }) => sql<{ since: string }>`
    select since from win_unnamed where community_id = ${a.community} and member_id = ${a.member}`,
)
const nameNoMore = prepared(
  (a: { community: string; member: string; now: Date }) => sql`
    insert into win_unnamed (community_id, member_id, since) values (${a.community}, ${a.member}, ${a.now}) on conflict do nothing`,
)
const nameAgain = prepared(
  (a: { community: string; member: string }) => sql`
    delete from win_unnamed where community_id = ${a.community} and member_id = ${a.member}`,
)

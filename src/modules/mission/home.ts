/** The first screen, in one packet whatever there is: the goals, and everything an offer could be made of. */
import { type RawBuilder, sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { dayIn } from '#modules/text/days.ts'
import { home } from './contract-home.ts'
import { contributionKinds } from './contributions.ts'
import { listGoalRows } from './list-goals.ts'
import { waitingFor } from './next.ts'
import { type Around, offersFor } from './offer.ts'
import { addDays } from './progress.ts'
import { isInside, maySteerAnywhere } from './rules.ts'
import { metricSeerOf, person } from './shown.ts'
import { readSteering } from './steering.ts'
import { winsSince } from './wins.ts'

handle(home, {
  find: theCommunity,
  allow: isInside,
  async run(about) {
    const { db, actor, community, now } = about
    const ask = { ...metricSeerOf(actor), community: community.id, me: actor.memberId!, now }
    const since = new Date(now.getTime() - WIN_DAYS * 86_400_000)
    const [rows, goals, steering, wins, elsewhere] = await Promise.all([
      db.one(aroundMe(ask)),
      listGoalRows(about, 'open'),
      readSteering(about),
      db.rows(winsSince({ ...ask, deeds: contributionKinds(), since, most: MOST_WINS })),
      waitingFor(db, { ...seerOf(actor), community: community.id, now }),
    ])
    const { mission, ...around } = rows!
    const maySteer = maySteerAnywhere({ actor, found: steering })
    const staleBefore = addDays(dayIn(community.timeZone, now), -STALE_DAYS)
    const offers = offersFor({ ...around, me: actor.memberId!, goals, staleBefore, maySteer, elsewhere })
    return { mission, goals, offers, wins, can: { createGoal: maySteer } }
  },
})

/** A goal without a reading for this long wants one. */
const STALE_DAYS = 30
const WIN_DAYS = 30
const MOST_WINS = 3

type Ask = Seer & { community: string; me: string; now: Date }
type Row = Omit<Around, 'me' | 'goals' | 'staleBefore' | 'maySteer' | 'elsewhere'> & { mission: string }

/** I have said something in a direct conversation with the member under `id`. index let_in_mine */
const isKnown = (id: RawBuilder<unknown>) => sql`exists (
  select from let_in mine join subject d on d.community_id = mine.community_id and d.id = mine.subject_id and d.audience = 'direct'
  join let_in theirs on theirs.community_id = mine.community_id and theirs.subject_id = mine.subject_id and theirs.member_id = ${id}
  where mine.community_id = me.community_id and mine.member_id = me.id and exists (select from message said
    where said.community_id = d.community_id and said.subject_id = d.id and said.author_id = me.id))`

/** Whether someone has introduced themselves is looked for in what was said first after they joined. */
const aroundMe = prepared(
  (a: Ask) => sql<Row>`
    select c.mission,
      coalesce((select max(version) from charter where community_id = c.id) > coalesce(me.charter_version, 0), false)
        as charter_waits,
      me.about = '' and me.skills = '{}' as profile_is_empty,
      (select json_build_object('id', s.id, 'title', s.title, 'purposeKind', s.purpose_kind, 'purposeId', s.purpose_id)
        from subject s join channel ch on ch.community_id = s.community_id and ch.id = s.id and ch.is_first
        where s.community_id = c.id and s.kind = 'channel' and s.archived_at is null and ${visible(a)}
          and me.joined_at > ${a.now}::timestamptz - interval '30 days'
          and not exists (select from channel any_first cross join lateral (select author_id from message said
              where said.community_id = c.id and said.subject_id = any_first.id and said.in_channel and said.at >= me.joined_at
              order by said.at, said.id limit 2000) first
            where any_first.community_id = c.id and any_first.is_first and first.author_id = me.id)
        order by s.created_at, s.id limit 1) as first_channel,
      (select json_build_object('readingId', r.id, 'metricId', r.metric_id, 'goal', json_build_object('id', s.id, 'title', s.title))
        from reading r join metric m on m.community_id = r.community_id and m.id = r.metric_id and m.removed_at is null
        join subject s on s.community_id = r.community_id and s.id = r.goal_id
        where r.community_id = c.id and r.confirmed_by is null and r.corrected_at is null
          and r.recorded_at > ${a.now}::timestamptz - interval '60 days' and r.recorded_by is distinct from me.id
          and me.kind = 'member' and ${visible(a)}
        order by r.recorded_at limit 1) as unconfirmed,
      (select case when count(*) > 0 then json_build_object('count', count(*),
          'days', floor(extract(epoch from ${a.now}::timestamptz - min(waits.at)) / 86400)) end
        from (select r.at from join_request r where r.community_id = c.id and r.decided_at is null
          and me.role in ('owner', 'steward') order by r.at limit 50) waits) as requests,
      (select (array['none', 'few', 'few', 'few', 'many'])[1 + count(*)] from (select from member others
        where others.community_id = c.id and others.standing = 'active' and others.kind = 'member' and others.id <> me.id
        order by others.joined_at desc limit 4) others) as company,
      me.kind = 'member' and (c.invitations_by = 'member' or me.role in ('owner', 'steward')) as may_invite,
      (select ${person(sql`new.community_id`, sql`new.id`)} from member new
        where new.community_id = c.id and new.standing = 'active' and new.kind = 'member' and new.id <> me.id
          and new.joined_at > ${a.now}::timestamptz - interval '14 days' and new.joined_at >= me.joined_at
          and me.kind = 'member' and (c.directory = 'members' or me.role in ('owner', 'steward'))
          and not ${isKnown(sql`new.id`)}
        order by new.joined_at desc limit 1) as newest,
      (select ${person(sql`at_home.community_id`, sql`at_home.id`)} from member at_home
        where at_home.community_id = c.id and at_home.standing = 'active' and at_home.role in ('owner', 'steward')
          and at_home.id <> me.id and at_home.joined_at < me.joined_at and me.kind = 'member'
          and me.joined_at > ${a.now}::timestamptz - interval '14 days' and not ${isKnown(sql`at_home.id`)}
        order by at_home.role desc, at_home.joined_at limit 1) as guide
    from community c join member me on me.community_id = c.id and me.id = ${a.me}
    where c.id = ${a.community}`,
)

/** The first screen, in two queries whatever there is: the goals, and everything an offer could be made of. */
import { sql } from 'kysely'
import type * as z from 'zod'
import { prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { home } from './contract-home.ts'
import { listGoalRows } from './list-goals.ts'
import { type Around, offersFor } from './offer.ts'
import { addDays, dayIn } from './progress.ts'
import { isInside } from './rules.ts'
import { person } from './shown.ts'

handle(home, {
  find: theCommunity,
  allow: isInside,
  async run(about) {
    const { db, actor, community, now } = about
    const ask = { ...seerOf(actor), community: community.id, me: actor.memberId!, now }
    const [rows, goals] = await Promise.all([db.one(aroundMe(ask)), listGoalRows(about, 'open')])
    const { mission, ...around } = rows!
    const staleBefore = addDays(dayIn(community.timeZone, now), -STALE_DAYS)
    return { mission, goals, offers: offersFor({ ...around, me: actor.memberId!, goals, staleBefore }) }
  },
})

/** A goal without a reading for this long wants one. */
const STALE_DAYS = 30

type Ask = Seer & { community: string; me: string; now: Date }
type Row = Omit<Around, 'me' | 'goals' | 'staleBefore'> & { mission: z.output<typeof home.output>['mission'] }

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
          and not exists (select from (select author_id from message said where said.community_id = s.community_id
            and said.subject_id = s.id and said.in_channel and said.at >= me.joined_at
            order by said.at, said.id limit 2000) first where first.author_id = me.id)
        order by s.created_at, s.id limit 1) as first_channel,
      (select json_build_object('metricId', r.metric_id, 'goal', json_build_object('id', s.id, 'title', s.title))
        from reading r join metric m on m.community_id = r.community_id and m.id = r.metric_id and m.removed_at is null
        join subject s on s.community_id = r.community_id and s.id = r.goal_id
        where r.community_id = c.id and r.confirmed_by is null and r.corrected_at is null
          and r.recorded_at > ${a.now}::timestamptz - interval '60 days' and r.recorded_by is distinct from me.id
          and me.kind = 'member' and ${visible(a)}
        order by r.recorded_at limit 1) as unconfirmed,
      (select ${person(sql`new.community_id`, sql`new.id`)} from member new
        where new.community_id = c.id and new.standing = 'active' and new.kind = 'member' and new.id <> me.id
          and new.joined_at > ${a.now}::timestamptz - interval '14 days' and me.kind = 'member'
          and (c.directory = 'members' or me.role in ('owner', 'steward'))
        order by new.joined_at desc limit 1) as newest
    from community c join member me on me.community_id = c.id and me.id = ${a.me}
    where c.id = ${a.community}`,
)

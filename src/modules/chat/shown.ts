/** Channels as they are shown: parts of SQL that write JSON, and one channel in full. */
import { type RawBuilder, sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { author, authorOf } from '#modules/communities/shapes.ts'
import { namedPurpose } from '#modules/mission/offers.ts'
import type { SubjectSeen } from '#modules/subjects/find.ts'
import { maySee, type Seer, seerOf } from '#modules/subjects/visible.ts'
import type { ChannelDetail } from './contract.ts'
import { mayBeIn, mayJoin, mayManage } from './rules.ts'

/** Behind a name: as people sort, Ä beside A. */
export const byName = sql.raw('collate "de-x-icu"')

/** Pairs for json_build_object over `subject s` and `channel c`. */
export const channelFields = (a: Seer): RawBuilder<unknown> => sql`
  'id', s.id, 'title', s.title, 'topic', c.topic, 'audience', s.audience, 'archivedAt', iso(s.archived_at),
  'circle', (select json_build_object('id', o.id, 'name', o.name) from circle o
    where o.community_id = s.community_id and o.id = s.circle_id),
  'purpose', ${namedPurpose(a)}`

/** index message_shown, backwards */
export const lastMessageAt = sql`(select iso(l.at) from message l where l.community_id = s.community_id
  and l.subject_id = s.id and l.in_channel order by l.at desc, l.id desc limit 1)`

/** Who is in it: joined or let in, and still active and able to see it. A set over `subject s`: `member b`, `since`. */
export const peopleIn = sql`
  (select w.member_id, w.since from watch w where w.community_id = s.community_id and w.subject_id = s.id
   union select l.member_id, l.at from let_in l where l.community_id = s.community_id and l.subject_id = s.id
     and not exists (select from watch w where w.community_id = l.community_id and w.subject_id = l.subject_id
       and w.member_id = l.member_id)) i
  join member b on b.community_id = s.community_id and b.id = i.member_id and ${maySee('b', 's')}`

type Row = Omit<ChannelDetail, 'can'>

const readOne = prepared(
  (a: Seer & { community: string; id: string }) => sql<{ channel: Row }>`
    select json_build_object(${channelFields(a)}, 'isFirst', c.is_first, 'callUrl', c.call_url, 'createdAt', iso(s.created_at),
      'createdBy', ${authorOf(sql`s.community_id`, sql`s.created_by`)},
      'memberCount', (select count(*) from (select from ${peopleIn} limit 10000) few),
      'faces', coalesce((select json_agg(${author('f')} order by f.since, f.id) from (
        select b.*, i.since from ${peopleIn} order by i.since, b.id limit 6) f), '[]'::json),
      'isJoined', mine.member_id is not null or s.audience = 'direct', 'level', coalesce(mine.level, case when s.audience = 'direct' then 'mine' end)
      ) as channel
    from subject s join channel c on c.community_id = s.community_id and c.id = s.id
    left join watch mine on mine.community_id = s.community_id and mine.subject_id = s.id and mine.member_id = ${a.member}::uuid
    where s.community_id = ${a.community} and s.id = ${a.id}`,
)

type About = { db: Db; actor: Actor; community: CommunityRef }

/** A channel in full, with what the actor may do: only after it was found for the actor. */
export async function readChannel({ db, actor, community }: About, found: SubjectSeen): Promise<ChannelDetail> {
  const row = await db.one(readOne({ ...seerOf(actor), community: community.id, id: found.id }))
  const channel = row!.channel
  const isOpen = channel.archivedAt === null
  const mayTakePart = mayJoin({ actor, found })
  const can = {
    talk: isOpen && mayBeIn({ actor, found }),
    manage: mayManage({ actor, found }),
    join: isOpen && mayTakePart && !channel.isJoined,
    leave: mayTakePart && channel.isJoined,
    add: isOpen && actor.kind === 'member' && found.audience !== 'direct',
  }
  return {
    ...channel,
    faces: showsPeople(actor, found) ? channel.faces : [],
    createdBy: showsPeople(actor, found) ? channel.createdBy : null,
    callUrl: showsPeople(actor, found) ? channel.callUrl : null,
    can,
  }
}

/** A public channel's people stay among members: visitors and guests see the channel, not who is in it. */
const showsPeople = (actor: Actor, found: SubjectSeen): boolean => mayBeIn({ actor, found })

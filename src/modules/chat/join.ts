/** Joining and leaving a channel, and how much of it one hears. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { type Tells, when } from '#kernel/when.ts'
import { setLevel as writeLevel } from '#modules/subjects/offers.ts'
import { channelJoined, channelLeft, joinChannel, leaveChannel, setLevel } from './contract.ts'
import { findChannel } from './find.ts'
import { joinAll } from './make.ts'
import { mayBeIn, mayJoin } from './rules.ts'
import { readChannel } from './shown.ts'

handle(joinChannel, {
  find: findChannel,
  allow: mayJoin,
  async run(about) {
    const { db, found: channel, actor, community, now, record, refuse } = about
    if (channel.archivedAt) throw refuse('archived')
    const joining = { community: community.id, subject: channel.id, members: [actor.memberId!], at: now }
    for (const memberId of await joinAll(db, joining)) record(channelJoined, channel.id, { memberId })
    return readChannel(about, channel)
  },
})

handle(leaveChannel, {
  find: findChannel,
  allow: mayJoin,
  async run({ db, found: channel, actor, community, record, afterCommit, house }) {
    const gone = await takeOut(db, { community: community.id, subject: channel.id, member: actor.memberId! })
    if (gone.isGone) record(channelLeft, channel.id, { memberId: actor.memberId! })
    afterCommit(() => house.bus.forget({ community: community.id, person: actor.personId ?? undefined }))
    return {}
  },
})

type Place = { community: string; subject: string; member: string }

const deletePlace = prepared(
  (a: Place) => sql<{ isGone: boolean; personId: string | null }>`
    with unwatched as (
      delete from watch where community_id = ${a.community} and subject_id = ${a.subject} and member_id = ${a.member}
      returning member_id
    ), shut as (
      delete from let_in where community_id = ${a.community} and subject_id = ${a.subject} and member_id = ${a.member}
      returning member_id
    )
    select exists (select from unwatched) or exists (select from shut) as is_gone,
      (select person_id from member where community_id = ${a.community} and id = ${a.member}) as person_id`,
)

/** Removes a member from a channel, and the permission of a guest to see it. */
export async function takeOut(db: Db, place: Place): Promise<{ isGone: boolean; personId: string | null }> {
  return (await db.one(deletePlace(place)))!
}

/** Whoever was added by someone else; who joins by themselves knows. */
const added: Tells = sql`select p.seq, (p.data->>'memberId')::uuid as member_id, 'added' as why from page p`

when(channelJoined, { tells: added, level: 'today', topics: ['member:memberId'] })
when(channelLeft, { topics: ['member:memberId'] })

/** A direct conversation, and a guest's channel, is followed without having been joined. */
handle(setLevel, {
  find: findChannel,
  allow: mayBeIn,
  async run({ db, found: channel, actor, community, input, now, refuse }) {
    const place = { community: community.id, subject: channel.id, member: actor.memberId! }
    const level = await db.one(writeLevel({ ...place, level: input.level, at: now, onlyIfIn: true }))
    if (!level) throw refuse('not_joined')
    return {}
  },
})

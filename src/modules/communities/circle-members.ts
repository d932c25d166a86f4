/** Joining circles, asking, and what hosts decide about who is in. */
import { sql } from 'kysely'
import { handle, type RunContext } from '#kernel/perform.ts'
import {
  admitToCircle,
  askToJoinCircle,
  circleAsked,
  circleDeclined,
  circleJoined,
  circleLeft,
  declineForCircle,
  enterAsOwner,
  joinCircle,
  leaveCircle,
  ownerEntered,
  removeFromCircle,
} from './contract-circles.ts'
import { type CircleFound, circleNow, findCircle, findCircleAsOwner } from './find-circle.ts'
import { hostsForAll, lockCircle } from './hosts.ts'
import { isHostOf, isInCircle, isMember, isOwner } from './rules.ts'

type Changing = RunContext<typeof joinCircle, CircleFound>
type Place = { standing: 'in' | 'asked'; asOwner: boolean }

handle(joinCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isMember,
  async run(context) {
    const { found, actor, record, refuse } = context
    if (found.archivedAt) throw refuse('archived')
    if (found.openness !== 'open') throw refuse('not_open')
    if (!found.isIn) {
      await place(context, actor.memberId!, { standing: 'in', asOwner: false })
      record(circleJoined, null, { circleId: found.id, memberId: actor.memberId! })
    }
    return circleNow(context, found)
  },
})

handle(askToJoinCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isMember,
  async run(context) {
    const { found, actor, record, refuse } = context
    if (found.archivedAt) throw refuse('archived')
    if (found.isIn) throw refuse('already_in')
    if (!found.hasAsked) {
      await place(context, actor.memberId!, { standing: 'asked', asOwner: false })
      record(circleAsked, null, { circleId: found.id, memberId: actor.memberId! })
    }
    return circleNow(context, found)
  },
})

handle(enterAsOwner, {
  find: (about) => findCircleAsOwner(about, about.input.circleId),
  allow: isOwner,
  async run(context) {
    const { found, actor, record, refuse } = context
    if (found.isIn) throw refuse('already_in')
    await place(context, actor.memberId!, { standing: 'in', asOwner: true })
    record(ownerEntered, null, { circleId: found.id, memberId: actor.memberId! })
    return circleNow(context, found)
  },
})

handle(leaveCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isInCircle,
  async run(context) {
    const { found, actor, record } = context
    await unplace(context, actor.memberId!)
    if (found.isIn) record(circleLeft, null, { circleId: found.id, memberId: actor.memberId! })
    return circleNow(context, found)
  },
})

handle(admitToCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isHostOf,
  async run(context) {
    const { db, input, community, found, record, refuse } = context
    if (found.archivedAt) throw refuse('archived')
    const known = await db.one(sql`
      select true as known from member where community_id = ${community.id} and id = ${input.memberId}
        and standing = 'active' and kind in ('member', 'guest') for key share`)
    if (!known) throw refuse('not_active')
    if (await place(context, input.memberId, { standing: 'in', asOwner: false }))
      record(circleJoined, null, { circleId: found.id, memberId: input.memberId })
    return {}
  },
})

handle(declineForCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isHostOf,
  async run({ db, input, community, found, record }) {
    const declined = await db.one(sql`
      delete from circle_member where community_id = ${community.id} and circle_id = ${found.id}
        and member_id = ${input.memberId} and standing = 'asked' returning true as declined`)
    if (declined) record(circleDeclined, null, { circleId: found.id, memberId: input.memberId })
    return {}
  },
})

handle(removeFromCircle, {
  find: (about) => findCircle(about, about.input.circleId),
  allow: isHostOf,
  async run(context) {
    const { input, found, record } = context
    if (await unplace(context, input.memberId))
      record(circleLeft, null, { circleId: found.id, memberId: input.memberId })
    return {}
  },
})

type Placing = Pick<Changing, 'db' | 'community' | 'found' | 'now' | 'house' | 'afterCommit'>

/** Puts someone in (or notes that they ask); false when they already were. */
async function place(context: Placing, member: string, { standing, asOwner }: Place): Promise<boolean> {
  const { db, community, found, now } = context
  await lockCircle(context, found.id)
  const placed = await db.one(sql`
    insert into circle_member (community_id, circle_id, member_id, standing, entered_as_owner_at, joined_at)
    values (${community.id}, ${found.id}, ${member}, ${standing}, ${asOwner ? now : null}, ${now})
    on conflict (community_id, circle_id, member_id) do update
      set standing = excluded.standing, joined_at = excluded.joined_at, entered_as_owner_at = excluded.entered_as_owner_at
      where circle_member.standing = 'asked'
    returning true as placed`)
  if (standing === 'in') hostsForAll(context, [found.id])
  await forgetMember(context, member)
  return placed !== undefined
}

/** False when they were not in. */
async function unplace(context: Placing, member: string): Promise<boolean> {
  const { db, community, found } = context
  await lockCircle(context, found.id)
  const gone = await db.one(sql`
    delete from circle_member where community_id = ${community.id} and circle_id = ${found.id} and member_id = ${member}
    returning true as gone`)
  hostsForAll(context, [found.id])
  await forgetMember(context, member)
  return gone !== undefined
}

async function forgetMember({ db, community, house, afterCommit }: Placing, member: string) {
  const row = await db.one(sql<{ personId: string | null }>`
    select person_id from member where community_id = ${community.id} and id = ${member}`)
  if (row?.personId) afterCommit(() => house.bus.forget({ community: community.id, person: row.personId! }))
}

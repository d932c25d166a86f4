/** Leaving, and being kept out. Rights end with the commit: circles, guest's doors and tokens go at once. */
import { sql } from 'kysely'
import type { Operation } from '#kernel/contract.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import {
  banMember,
  leave,
  memberLeft,
  removeMember,
  resumeMember,
  standingSet,
  suspendMember,
  unbanMember,
} from './contract.ts'
import { hostsForAll, lockCirclesOf } from './hosts.ts'
import { findMember, type MemberFound } from './members.ts'
import { isInside, mayDecideAbout } from './rules.ts'

export type Deciding = Pick<
  RunContext<Operation, unknown>,
  'db' | 'community' | 'now' | 'refuse' | 'record' | 'house' | 'afterCommit'
>
type Who = { id: string; personId: string | null }

handle(leave, {
  find: async (about) => (about.actor.memberId ? findMember(about, about.actor.memberId) : about.community),
  allow: isInside,
  async run(deciding) {
    const me = deciding.found as MemberFound
    await depart(deciding, me, { standing: 'left', how: 'left' })
    return {}
  },
})

handle(removeMember, {
  find: (about) => findMember(about, about.input.memberId),
  allow: mayDecideAbout,
  async run(deciding) {
    mustStand(deciding, ['active', 'suspended'])
    await depart(deciding, deciding.found, { standing: 'left', how: 'removed' })
    return {}
  },
})

handle(banMember, {
  find: (about) => findMember(about, about.input.memberId),
  allow: mayDecideAbout,
  async run(deciding) {
    mustStand(deciding, ['active', 'suspended', 'paused', 'left', 'requested'])
    await depart(deciding, deciding.found, { standing: 'banned', how: 'banned' })
    return {}
  },
})

handle(unbanMember, {
  find: (about) => findMember(about, about.input.memberId),
  allow: mayDecideAbout,
  run: async (deciding) => (await liftBar(deciding)) ?? setStanding(deciding, 'banned', 'left'),
})

handle(suspendMember, {
  find: (about) => findMember(about, about.input.memberId),
  allow: mayDecideAbout,
  async run(deciding) {
    await mustLeaveAnOwner(deciding, deciding.found.id)
    const circles = await lockCirclesOf(deciding, deciding.found.id)
    const done = await setStanding(deciding, 'active', 'suspended')
    hostsForAll(deciding, circles)
    return done
  },
})

handle(resumeMember, {
  find: (about) => findMember(about, about.input.memberId),
  allow: mayDecideAbout,
  run: async (deciding) => setStanding(deciding, 'suspended', 'active'),
})

function mustStand({ found, refuse }: { found: MemberFound; refuse: Deciding['refuse'] }, standings: string[]) {
  if (!standings.includes(found.standing)) throw refuse('wrong_standing')
}

/**
 * Whoever changes who owns comes one after the other. One lock for all of a community's owners: locking their rows
 * deadlocked, as the rows are changed while others wait for them.
 */
export function lockOwners({ db, community }: Pick<Deciding, 'db' | 'community'>): void {
  db.send(sql`select pg_advisory_xact_lock(hashtextextended(${`owners of ${community.id}`}, 0))`)
}

/** Refuses when this member is the last owner; until the commit nobody else stops being one. */
export async function mustLeaveAnOwner(deciding: Deciding, member: string): Promise<void> {
  const { db, community, refuse } = deciding
  lockOwners(deciding)
  const owners = await db.rows(sql<{ id: string }>`
    select id from member where community_id = ${community.id} and role = 'owner' and standing = 'active' limit 2`)
  if (owners.length === 1 && owners[0]!.id === member) throw refuse('last_owner')
}

type From = 'active' | 'suspended' | 'banned'
type To = 'active' | 'suspended' | 'left'

/** Of somebody who was banned and then erased (see erase.ts). */
async function liftBar({ db, community, found, record }: Deciding & { found: MemberFound }) {
  const lifted = await db.one(sql`
    update member set email_hash = null
    where community_id = ${community.id} and id = ${found.id} and standing = 'erased' and email_hash is not null returning true as lifted`)
  if (!lifted) return undefined
  record(standingSet, null, { memberId: found.id, standing: 'left' })
  return {}
}

async function setStanding(deciding: Deciding & { found: MemberFound }, from: From, to: To) {
  const { db, community, found, now, record, refuse } = deciding
  const changed = await db.one(sql`
    update member set standing = ${to}, left_at = ${to === 'active' ? null : now}
    where community_id = ${community.id} and id = ${found.id} and standing = ${from} returning true as changed`)
  if (!changed) throw refuse('wrong_standing')
  record(standingSet, null, { memberId: found.id, standing: to })
  forget(deciding, found)
  return {}
}

type Departure = { standing: 'left' | 'banned'; how: 'left' | 'removed' | 'banned' }

/** Direct conversations are kept for a return; all that others opened is closed. */
async function depart(deciding: Deciding, who: Who, { standing, how }: Departure): Promise<void> {
  const { db, community, now, record } = deciding
  await mustLeaveAnOwner(deciding, who.id)
  db.send(sql`
    update member set standing = ${standing}, role = 'member', left_at = ${now}
    where community_id = ${community.id} and id = ${who.id}`)
  db.send(sql`
    delete from let_in l using subject s where l.community_id = ${community.id} and l.member_id = ${who.id}
      and s.community_id = l.community_id and s.id = l.subject_id and s.audience <> 'direct'`)
  db.send(sql`
    update token set revoked_at = ${now}
    where community_id = ${community.id} and member_id = ${who.id} and revoked_at is null`)
  db.send(sql`
    update join_request set decided_at = ${now}, verdict = 'withdrawn'
    where community_id = ${community.id} and member_id = ${who.id} and decided_at is null`)
  const circles = await lockCirclesOf(deciding, who.id)
  db.send(sql`delete from circle_member where community_id = ${community.id} and member_id = ${who.id}`)
  hostsForAll(deciding, circles)
  record(memberLeft, null, { memberId: who.id, how })
  forget(deciding, who)
}

/** Caches of rights and sockets are dropped as soon as the change is committed. */
export function forget({ house, community, afterCommit }: Deciding, { personId }: { personId: string | null }): void {
  if (personId) afterCommit(() => house.bus.forget({ community: community.id, person: personId }))
}

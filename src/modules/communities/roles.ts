/** Owners, stewards, members. There is always an owner. */
import { sql } from 'kysely'
import { handle } from '#kernel/perform.ts'
import { handOver, roleSet, setRole } from './contract.ts'
import { findMember, type MemberFound } from './members.ts'
import { isOwner } from './rules.ts'
import { type Deciding, forget, lockOwners, mustLeaveAnOwner } from './standing.ts'

type Role = 'owner' | 'steward' | 'member'

handle(setRole, {
  find: (about) => findMember(about, about.input.memberId),
  allow: isOwner,
  async run(deciding) {
    const { found, input } = deciding
    mustBeMember(deciding)
    if (input.role === found.role) return {}
    if (input.role === 'owner') lockOwners(deciding)
    else await mustLeaveAnOwner(deciding, found.id)
    await give(deciding, found, input.role)
    return {}
  },
})

handle(handOver, {
  find: (about) => findMember(about, about.input.memberId),
  allow: ({ actor, found }) => isOwner({ actor }) && !found.isMe,
  async run(deciding) {
    const { actor, found } = deciding
    mustBeMember(deciding)
    lockOwners(deciding)
    // Even as the last owner: the other one is owner before I am not.
    if (found.role !== 'owner') await give(deciding, found, 'owner')
    else await mustLeaveAnOwner(deciding, actor.memberId!)
    await give(deciding, { id: actor.memberId!, personId: actor.personId, role: 'owner' }, 'steward')
    return {}
  },
})

function mustBeMember({ found, refuse }: { found: MemberFound; refuse: Deciding['refuse'] }) {
  if (found.kind !== 'member' || found.standing !== 'active') throw refuse('not_a_member')
}

type Holder = { id: string; personId: string | null; role: string }

/** Conditional: who left or was changed meanwhile stays as they are now. */
async function give(deciding: Deciding, { id, personId, role: was }: Holder, role: Role) {
  const { db, community, record, refuse } = deciding
  const given = await db.one(sql`
    update member set role = ${role}
    where community_id = ${community.id} and id = ${id} and standing = 'active' and kind = 'member' and role = ${was}
    returning true as given`)
  if (!given) throw refuse('not_a_member')
  record(roleSet, null, { memberId: id, role, was: was as Role })
  forget(deciding, { personId })
}

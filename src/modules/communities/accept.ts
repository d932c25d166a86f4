/** Using an invitation: looking at it before signing in, and coming in. */
import { sql } from 'kysely'
import { hashSecret } from '#kernel/ids.ts'
import { type House, handle, type RunContext } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { acceptedCharter, type Before, forgetRights, type Person, whoComes, writeMember } from './arriving.ts'
import { memberJoined } from './contract.ts'
import { circleJoined } from './contract-circles.ts'
import { acceptInvitation, type Invitation, lookAtInvitation } from './contract-joining.ts'
import { stateAt } from './invitations.ts'
import { isSignedIn, mayDoAnything } from './rules.ts'

type Home = { communityId: string; slug: string; hash: string }

/** Which community a link belongs to: asked of the clerk, as a link names none. */
async function homeOf({ house, input }: { house: House; input: { secret: string } }): Promise<Home | undefined> {
  const hash = hashSecret(input.secret)
  const [home] = await house.clerk.rows(
    sql<Omit<Home, 'hash'>>`select community_id, slug from invitation_home(${hash})`,
  )
  return home && { ...home, hash }
}

type Looked = Omit<ReturnType<typeof lookAtInvitation.output.parse>, 'community'>
type LookedCommunity = ReturnType<typeof lookAtInvitation.output.parse>['community']

handle(lookAtInvitation, {
  // Found or not, anybody may ask: a visitor with a wrong link hears "not found" rather than "sign in".
  find: async (about) => (await homeOf(about)) ?? null,
  allow: mayDoAnything,
  async run({ db, enter, found, actor, now }) {
    if (!found) throw new Refusal('not_found')
    enter(found.communityId)
    const [row, community] = await Promise.all([
      db.one(sql<Looked>`
        select ${stateAt(now)} as state, m.name as by, i.note, i.role, i.kind, i.email, c.name as circle,
          (select max(version) from charter h where h.community_id = i.community_id) as charter_version,
          exists (select from member me where me.community_id = i.community_id and me.person_id = ${actor.personId}::uuid
            and me.standing = 'active' and me.kind = 'member') as is_member
        from invitation i join member m on m.community_id = i.community_id and m.id = i.made_by
        left join circle c on c.community_id = i.community_id and c.id = i.circle_id
        where i.community_id = ${found.communityId} and i.token_hash = ${found.hash}`),
      db.one(sql<LookedCommunity>`
        select slug, name, mission, language, color, accent_light, accent_dark, alias from community
        where id = ${found.communityId}`),
    ])
    const shown = { ...row!, community: community!, email: hintOf(row!.email) }
    return row!.state === 'open' ? shown : { ...shown, by: '', note: '', circle: null, email: null }
  },
})

/** Enough to know one's own address by, too little to learn another's. */
const hintOf = (email: string | null) => email && `${email[0]}…${email.slice(email.lastIndexOf('@'))}`

type Used = Pick<Invitation, 'role' | 'kind'> & {
  id: string
  circleId: string | null
  subjectId: string | null
  email: string | null
  madeBy: string
}
type Accepting = RunContext<typeof acceptInvitation, Home>
type Comer = { person: Person; before: Before }

handle(acceptInvitation, {
  find: homeOf,
  allow: isSignedIn,
  async run(accepting) {
    const { actor, enter, found, made, refuse } = accepting
    enter(found.communityId)
    const comer = await whoComes(accepting, found.communityId, actor.personId!)
    const used = await use(accepting, comer)
    if (used.email !== null && used.email !== comer.person.email) throw refuse('other_address')
    const memberId = await comeIn(accepting, comer, used)
    enter(found.communityId, memberId)
    letIn(accepting, memberId, used)
    forgetRights(accepting, found.communityId, actor.personId!)
    made(memberId)
    return { slug: found.slug, memberId }
  },
  conflicts: { invitation_used_up: 'invitation_used_up' },
})

/** One atomic step: of many who try at once only as many pass as there are uses left. Who is in already uses none up. */
async function use({ db, found, now, refuse }: Accepting, { before }: Comer): Promise<Used> {
  const isIn = before?.standing === 'active' && before.kind === 'member'
  const used = await db.one(sql<Used>`
    update invitation i set uses = uses + ${isIn ? 0 : 1}
    where community_id = ${found.communityId} and token_hash = ${found.hash} and ${stateAt(now)} = 'open'
    returning id, email, role, kind, circle_id, subject_id, made_by`)
  if (used) return used
  const row = await db.one(sql<{ state: string }>`
    select ${stateAt(now)} as state from invitation i where community_id = ${found.communityId} and token_hash = ${found.hash}`)
  throw refuse(`invitation_${row?.state === 'expired' || row?.state === 'revoked' ? row.state : 'used_up'}`)
}

async function comeIn(accepting: Accepting, { before }: Comer, used: Used): Promise<string> {
  const { actor, found, input, record } = accepting
  const isIn = before?.standing === 'active'
  if (isIn && (before.kind === 'member' || used.kind === 'guest')) return before.id
  const charterVersion = await acceptedCharter(accepting, found.communityId, input.acceptsCharter)
  const memberId = writeMember(accepting, {
    community: found.communityId,
    personId: actor.personId!,
    before,
    name: input.name,
    kind: used.kind,
    role: used.role,
    standing: 'active',
    charterVersion,
    invitedBy: used.madeBy,
  })
  accepting.db.send(sql`
    update join_request set decided_at = ${accepting.now}, verdict = 'admitted', decided_by = ${used.madeBy}
    where community_id = ${found.communityId} and member_id = ${memberId} and decided_at is null`)
  record(memberJoined, null, { memberId, kind: used.kind, how: 'invited' })
  return memberId
}

function letIn({ db, found, now, record }: Accepting, memberId: string, { id, circleId, subjectId }: Used) {
  if (circleId) {
    db.send(sql`
      insert into circle_member (community_id, circle_id, member_id, joined_at)
      values (${found.communityId}, ${circleId}, ${memberId}, ${now})
      on conflict (community_id, circle_id, member_id) do update set standing = 'in'`)
    record(circleJoined, null, { circleId, memberId })
  }
  if (subjectId) {
    db.send(sql`
      insert into let_in (community_id, subject_id, member_id, at)
      select community_id, id, ${memberId}::uuid, ${now}::timestamptz from subject
      where community_id = ${found.communityId} and deleted_at is null and (id = ${subjectId} or id in (
        select subject_id from invitation_place where community_id = ${found.communityId} and invitation_id = ${id}))
      on conflict do nothing`)
  }
}

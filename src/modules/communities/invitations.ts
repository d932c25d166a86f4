/** Making, listing and revoking invitations. Secrets are shown once or mailed, and stored only hashed. */
import { type RawBuilder, sql } from 'kysely'
import { type Db, k } from '#kernel/database.ts'
import { deliver, nudgeDeliveries } from '#kernel/delivery.ts'
import { hashSecret, newId, newSecret } from '#kernel/ids.ts'
import { cursorFrom, pageOf, readInstant } from '#kernel/paging.ts'
import { handle, type RunContext, theCommunity } from '#kernel/perform.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import {
  type Invitation,
  invitationRevoked,
  inviteByLink,
  inviteByMail,
  invited,
  listInvitations,
  revokeInvitation,
} from './contract-joining.ts'
import { findCircle, type Looking } from './find-circle.ts'
import { knownCircle } from './members.ts'
import { isInside, isSteward, mayInvite, mayRevoke } from './rules.ts'

type Terms = {
  role: 'steward' | 'member'
  kind: 'member' | 'guest'
  circleId?: string | undefined
  subjectId?: string | undefined
  alsoIntoIds: string[]
  note: string
  days: number
}
type Found = { invitationsBy: string; isHost: boolean; knowsPlaces: string | null }
type Inviting = Pick<
  RunContext<typeof inviteByLink, Found>,
  'db' | 'actor' | 'community' | 'now' | 'found' | 'refuse' | 'record'
>

const DAY = 86_400_000
/** One member's letters within a day: enough for a club's list, too few for a mailing. */
const MOST_MAILS_A_DAY = 200

handle(inviteByLink, {
  find: (about) => findTerms(about, about.input),
  allow: mayInvite,
  async run(inviting) {
    const { input, house, record } = inviting
    const secret = newSecret()
    const [id] = await write(inviting, input, [
      { email: null, tokenHash: hashSecret(secret), mostUses: input.mostUses },
    ])
    record(invited, null, { invitationIds: [id!], byMail: false })
    const [invitation] = await listShown(inviting, sql`i.id = ${id!}`, 1)
    return { invitation: invitation!, link: linkTo(house.baseUrl, secret) }
  },
})

/** Where a link leads: the secret is in the fragment, which no server or proxy ever writes down. */
export const linkTo = (baseUrl: string, secret: string): string => `${baseUrl}/invitation#${secret}`

handle(inviteByMail, {
  find: (about) => findTerms(about, about.input),
  allow: mayInvite,
  async run(inviting) {
    const { db, input, community, actor, now, record, refuse, afterCommit } = inviting
    const emails = [...new Set(input.emails)]
    const row = await db.one(sql<{ many: number }>`
      select count(*)::int as many from invitation where community_id = ${community.id} and made_by = ${actor.memberId}::uuid
        and email is not null and created_at > ${new Date(now.getTime() - DAY)}`)
    if (row!.many + emails.length > MOST_MAILS_A_DAY) throw refuse('too_many_invitations')
    const ids = await write(
      inviting,
      input,
      emails.map((email) => ({ email, tokenHash: null, mostUses: 1 })),
    )
    for (const invitationId of ids) {
      deliver(db, {
        community: community.id,
        kind: 'communities.invitation',
        key: invitationId,
        payload: { invitationId },
        at: now,
      })
    }
    record(invited, null, { invitationIds: ids, byMail: true })
    afterCommit(nudgeDeliveries)
    return { items: await listShown(inviting, sql`i.id = any(${ids}::uuid[])`, emails.length) }
  },
})

/** The setting, whether I host the circle, and whether I know of the places named in the terms. */
async function findTerms(looking: Looking, terms: Terms): Promise<Found | undefined> {
  const { db, community } = looking
  const further = [...new Set(terms.alsoIntoIds)]
  const [row, circle, subject, ...others] = await Promise.all([
    db.one(sql<{ invitationsBy: string }>`select invitations_by from community where id = ${community.id}`),
    terms.circleId ? findCircle(looking, terms.circleId) : undefined,
    terms.subjectId ? findPlace(looking, terms.subjectId) : undefined,
    ...further.map((id) => findPlace(looking, id)),
  ])
  if (!row) return undefined
  const isHost = (circle?.isHost && circle.archivedAt === null) || subject?.isHost || false
  const noCircle = terms.circleId && !circle?.isHost ? 'no_such_circle' : null
  const isUnknown = (terms.subjectId && !subject) || others.some((one) => !one)
  const noSubject = isUnknown ? 'no_such_subject' : null
  return { ...row, isHost, knowsPlaces: noCircle ?? noSubject }
}

/** A subject the actor sees and may open to others: their own, as host of its circle, or as steward. Never a direct one. */
function findPlace({ db, actor, community }: Looking, id: string): Promise<{ isHost: boolean } | undefined> {
  return db.one(sql<{ isHost: boolean }>`
    select coalesce(h.is_host, s.created_by = ${actor.memberId}::uuid, false) as is_host from subject s
    left join circle_member h on h.community_id = s.community_id and h.circle_id = s.circle_id
      and h.member_id = ${actor.memberId}::uuid and h.standing = 'in'
    where s.community_id = ${community.id} and s.id = ${id} and s.deleted_at is null and s.audience <> 'direct'
      and (s.audience <> 'circle' or h.member_id is not null)
      and (h.is_host or s.created_by = ${actor.memberId}::uuid or ${isSteward({ actor })}::boolean)`)
}

type One = { email: string | null; tokenHash: string | null; mostUses: number }

async function write(
  { db, actor, community, now, found, refuse }: Inviting,
  terms: Terms,
  each: One[],
): Promise<string[]> {
  const { role, kind, circleId = null, note, days } = terms
  const [subjectId = null, ...further] = [
    ...new Set([...(terms.subjectId ? [terms.subjectId] : []), ...terms.alsoIntoIds]),
  ]
  if (found.knowsPlaces) throw refuse(found.knowsPlaces)
  if (kind === 'guest' && role !== 'member') throw refuse('guests_have_no_role')
  if (kind === 'guest' && !circleId && !subjectId) throw refuse('guest_needs_a_place')
  const expiresAt = new Date(now.getTime() + days * DAY)
  const made = { communityId: community.id, madeBy: actor.memberId!, createdAt: now, expiresAt }
  const rows = each.map((one) => ({ ...made, ...one, id: newId(), role, kind, circleId, subjectId, note }))
  db.send(k.insertInto('invitation').values(rows))
  const places = rows.flatMap(({ id, communityId }) =>
    further.map((one) => ({ communityId, invitationId: id, subjectId: one })),
  )
  if (places.length > 0) db.send(k.insertInto('invitationPlace').values(places))
  return rows.map(({ id }) => id)
}

handle(listInvitations, {
  find: theCommunity,
  allow: isInside,
  async run({ db, actor, community, input, now }) {
    const before = readInstant(input.after)
    const mine = isSteward({ actor }) ? sql`true` : sql`i.made_by = ${actor.memberId}::uuid`
    const from = before ? sql`(i.created_at, i.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`
    const rows = await listShown({ db, actor, community, now }, sql`${mine} and ${from}`, input.most + 1)
    return pageOf(rows, input.most, (last) => cursorFrom(last.createdAt, last.id))
  },
})

handle(revokeInvitation, {
  find: async ({ db, actor, community, now, input }) =>
    (await listShown({ db, actor, community, now }, sql`i.id = ${input.invitationId}`, 1))[0],
  allow: mayRevoke,
  async run({ db, community, input, now, record }) {
    const revoked = await db.one(sql`
      update invitation set revoked_at = ${now}
      where community_id = ${community.id} and id = ${input.invitationId} and revoked_at is null returning true as revoked`)
    if (revoked) record(invitationRevoked, null, { invitationId: input.invitationId })
    return {}
  },
})

/** What has become of an `invitation i`. */
export const stateAt = (now: Date): RawBuilder<Invitation['state']> => sql<Invitation['state']>`
  case when i.revoked_at is not null then 'revoked' when i.uses >= i.most_uses then 'used_up'
    when i.expires_at <= ${now} then 'expired' else 'open' end`

type Reading = { db: Db; actor: Actor; community: Pick<CommunityRef, 'id'>; now: Date }

/** A condition on `subject s`: what an invitation leads to is named only to those who know of it anyway. */
const knownPlace = (actor: Actor) => sql`(s.audience in ('public', 'community')
  or (s.circle_id is not null and exists (select from circle_member mine where mine.community_id = s.community_id
    and mine.circle_id = s.circle_id and mine.member_id = ${actor.memberId}::uuid and mine.standing = 'in'))
  or exists (select from let_in l where l.community_id = s.community_id and l.subject_id = s.id
    and l.member_id = ${actor.memberId}::uuid))`

/** index invitation_newest */
export function listShown(
  { db, actor, community, now }: Reading,
  which: RawBuilder<unknown>,
  most: number,
): Promise<Invitation[]> {
  return db.rows(sql<Invitation>`
    select i.id, i.email, i.role, i.kind, i.note, i.most_uses, i.uses, i.created_at, i.expires_at,
      json_build_object('id', m.id, 'name', m.name) as made_by, ${stateAt(now)} as state,
      (select json_build_object('id', c.id, 'name', c.name) from circle c
        where c.community_id = i.community_id and c.id = i.circle_id and ${knownCircle(actor)}) as circle,
      (select json_build_object('id', s.id, 'title', s.title) from subject s
        where s.community_id = i.community_id and s.id = i.subject_id and s.deleted_at is null and ${knownPlace(actor)}) as subject,
      coalesce((select json_agg(json_build_object('id', s.id, 'title', s.title) order by s.title, s.id)
        from invitation_place p join subject s on s.community_id = p.community_id and s.id = p.subject_id
        where p.community_id = i.community_id and p.invitation_id = i.id and s.deleted_at is null
          and ${knownPlace(actor)}), '[]'::json) as also_into
    from invitation i join member m on m.community_id = i.community_id and m.id = i.made_by
    where i.community_id = ${community.id} and ${which} order by i.created_at desc, i.id desc limit ${most}`)
}

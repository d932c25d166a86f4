/** Becoming an active member, whichever way one came. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { hashSecret, newId } from '#kernel/ids.ts'
import type { House } from '#kernel/perform.ts'
import type { Refusal } from '#kernel/refusal.ts'

export type Arriving = {
  db: Db
  now: Date
  house: House
  refuse(code: string): Refusal
  afterCommit(then: () => void): void
}
export type Person = { id: string; email: string; emailVerified: boolean; language: string }
export type Before = { id: string; standing: string; kind: string; role: string } | undefined

/** The signed-in person and what they are in this community; nobody else changes that until the commit. */
export async function whoComes({ db, refuse }: Arriving, community: string, personId: string) {
  db.send(sql`select pg_advisory_xact_lock(hashtextextended(${`${community} ${personId}`}, 0))`)
  const [person, before] = await Promise.all([
    db.one(sql<Person>`select id, email, email_verified, language from person where id = ${personId}`),
    db.one(sql<NonNullable<Before>>`
      select id, standing, kind, role from member where community_id = ${community} and person_id = ${personId} for update`),
  ])
  if (before?.standing === 'banned' || before?.standing === 'suspended') throw refuse(before.standing)
  if (!before && (await db.one(barred({ community, hash: hashSecret(person!.email) })))) throw refuse('banned')
  if (!person!.emailVerified) throw refuse('address_not_verified')
  return { person: person!, before }
}

/** Whoever was banned and then had themselves erased. Asked only of those who come anew. */
const barred = prepared(
  (a: { community: string; hash: string }) => sql<{ barred: boolean }>`
    select true as barred from member
    where community_id = ${a.community} and standing = 'erased' and email_hash = ${a.hash} limit 1`,
)

/** The charter in force must be accepted; its version is written on the member. */
export async function acceptedCharter({ db, refuse }: Arriving, community: string, accepts: boolean) {
  const row = await db.one(sql<{ version: number | null }>`
    select max(version) as version from charter where community_id = ${community}`)
  const version = row?.version ?? null
  if (version !== null && !accepts) throw refuse('charter_not_accepted')
  return version
}

export type Arrival = {
  community: string
  personId: string
  before: Before
  name: string
  kind: 'member' | 'guest'
  role: 'member' | 'steward'
  standing: 'active' | 'requested'
  charterVersion: number | null
  invitedBy: string | null
}

/** Writes the member; an earlier row of the same person is used again. Their id. */
export function writeMember({ db, now }: Arriving, arrival: Arrival): string {
  const { community, personId, before, name, kind, role, standing, charterVersion, invitedBy } = arrival
  const id = before?.id ?? newId()
  const joinedAt = standing === 'active' ? now : null
  const acceptedAt = charterVersion === null ? null : now
  db.send(sql`
    insert into member (community_id, id, person_id, kind, standing, role, name, charter_version, charter_accepted_at,
      invited_by, created_at, joined_at)
    values (${community}, ${id}, ${personId}, ${kind}, ${standing}, ${role}, ${name}, ${charterVersion}, ${acceptedAt},
      ${invitedBy}::uuid, ${now}, ${joinedAt})
    on conflict (community_id, id) do update set kind = excluded.kind, standing = excluded.standing, role = excluded.role,
      name = excluded.name, charter_version = excluded.charter_version, charter_accepted_at = excluded.charter_accepted_at,
      invited_by = excluded.invited_by, joined_at = excluded.joined_at, left_at = null`)
  return id
}

export function forgetRights({ house, afterCommit }: Arriving, community: string, person: string): void {
  afterCommit(() => house.bus.forget({ community, person }))
}

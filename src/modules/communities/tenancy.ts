/** Lends the kernel its answers to "which community is this" and "who is this person in it". */
import { sql } from 'kysely'
import { type Database, prepared } from '#kernel/database.ts'
import type { CommunityRef, MemberRef, Tenancy } from '#kernel/tenancy.ts'

const bySlug = prepared(
  (a: { slug: string }) => sql<CommunityRef>`
    select id, slug, preset, language, time_zone from community where slug = ${a.slug} and deleted_at is null`,
)
const active = prepared(
  (a: { community: string; person: string }) => sql<MemberRef>`
    select id, kind, role from active_member(${a.community}, ${a.person})`,
)

export function tenancyOf(db: Database, clerk: Database): Tenancy {
  return {
    communityBySlug: async (slug) => (await db.rows(bySlug({ slug })))[0],
    activeMember: async (community, person) => (await clerk.rows(active({ community, person })))[0],
  }
}

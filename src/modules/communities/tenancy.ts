/** Lends the kernel its answers to "which community is this" and "who is this person in it". */
import { sql } from 'kysely'
import type { Database } from '#kernel/database.ts'
import type { CommunityRef, MemberRef, Tenancy } from '#kernel/tenancy.ts'

export function tenancyOf(db: Database, clerk: Database): Tenancy {
  return {
    communityBySlug: async (slug) =>
      (
        await db.rows(sql<CommunityRef>`
          select id, slug, preset, language, time_zone from community where slug = ${slug} and deleted_at is null`)
      )[0],
    activeMember: async (community, person) =>
      (
        await clerk.rows(sql<MemberRef>`
          select member_id as id, kind, role from communities_of(${person}::uuid)
          where community_id = ${community} and standing = 'active' and kind in ('member', 'guest')`)
      )[0],
  }
}

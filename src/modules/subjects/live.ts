/** What the live face must ask before a socket may watch: the same scope as every find. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import type { House } from '#kernel/perform.ts'
import { type Seer, visible } from './visible.ts'

const listVisible = prepared(
  (a: Seer & { community: string; ids: string[] }) => sql<{ id: string }>`
    select s.id from subject s where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[]) and ${visible(a)}
    -- What is heard is talk, and talk on a public subject stays among members unless it was opened.
    and (s.audience <> 'public' or s.talk_is_open
      or exists (select from member m where m.community_id = s.community_id and m.id = ${a.member} and m.kind = 'member')
      or exists (select from let_in l where l.community_id = s.community_id and l.subject_id = s.id and l.member_id = ${a.member}))`,
)
const listCircles = prepared(
  (a: { community: string; member: string }) => sql<{ circleId: string }>`
    select circle_id from circle_member where community_id = ${a.community} and member_id = ${a.member} and standing = 'in'`,
)

/** By token, private things only with `private:read`. */
type Watching = { memberId: string; who: { token?: { scopes: readonly string[] } } }

export function visibleOf(
  house: House,
  community: string,
  { memberId, who }: Watching,
  ids: string[],
): Promise<string[]> {
  const seesPrivate = who.token ? who.token.scopes.includes('private:read') : true
  return house.db.transaction(community, async (tx) => {
    const rows = await tx.rows(listVisible({ community, ids, member: memberId, seesPrivate }))
    return rows.map((row) => row.id)
  })
}

export function circlesOf(house: House, community: string, member: string): Promise<string[]> {
  return house.db.transaction(community, async (tx) => {
    const rows = await tx.rows(listCircles({ community, member }))
    return rows.map((row) => row.circleId)
  })
}

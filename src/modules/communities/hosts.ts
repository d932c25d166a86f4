/** A circle always has a host while somebody is in it. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'

type In = { db: Db; community: Pick<CommunityRef, 'id'> }

/** Of circles without a host the member longest in becomes it. Guests host nothing. */
export function hostsForAll({ db, community }: In, circles: string[]): void {
  if (circles.length === 0) return
  db.send(sql`
    update circle_member h set is_host = true from (
      select distinct on (cm.circle_id) cm.circle_id, cm.member_id
      from circle_member cm join member m on m.community_id = cm.community_id and m.id = cm.member_id
      where cm.community_id = ${community.id} and cm.circle_id = any(${circles}::uuid[]) and cm.standing = 'in'
        and m.kind = 'member' and m.standing = 'active'
        and not exists (select from circle_member o join member om on om.community_id = o.community_id and om.id = o.member_id
          where o.community_id = cm.community_id and o.circle_id = cm.circle_id
          and o.is_host and o.standing = 'in' and om.standing = 'active')
      order by cm.circle_id, cm.joined_at, cm.member_id
    ) oldest
    where h.community_id = ${community.id} and h.circle_id = oldest.circle_id and h.member_id = oldest.member_id`)
}

/** Changes to who is in a circle or hosts it come one after the other. */
export function lockCircle({ db, community }: In, circle: string): Promise<unknown> {
  return db.rows(sql`select from circle where community_id = ${community.id} and id = ${circle} for no key update`)
}

/** The same for all circles somebody is in; their ids. */
export async function lockCirclesOf({ db, community }: In, member: string): Promise<string[]> {
  const rows = await db.rows(sql<{ id: string }>`
    select c.id from circle c where c.community_id = ${community.id} and exists (select from circle_member cm
      where cm.community_id = c.community_id and cm.circle_id = c.id and cm.member_id = ${member})
    order by c.id for no key update of c`)
  return rows.map(({ id }) => id)
}

/** A circle as whoever puts something into it sees it: a hidden one is found only from inside. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { type Seer, seerOf } from './visible.ts'

/** `isLetIn`: is in it; `isClosed`: it was archived. */
export type CircleSeen = { id: string; isLetIn: boolean; isCircleHost: boolean; isClosed: boolean }
type About = { db: Db; actor: Actor; community: CommunityRef }

export const findCircle = ({ db, actor, community }: About, id: string): Promise<CircleSeen | undefined> =>
  db.one(circleById({ ...seerOf(actor), community: community.id, id }))

const circleById = prepared(
  (a: Seer & { community: string; id: string }) => sql<CircleSeen>`
    select c.id, c.archived_at is not null as is_closed, me.member_id is not null as is_let_in,
      coalesce(me.is_host, false) as is_circle_host
    from circle c left join circle_member me on me.community_id = c.community_id and me.circle_id = c.id
      and me.member_id = ${a.member}::uuid and me.standing = 'in'
    where c.community_id = ${a.community} and c.id = ${a.id} and ${a.member}::uuid is not null
      and (c.openness <> 'hidden' or (me.member_id is not null and ${a.seesPrivate}::boolean))`,
)

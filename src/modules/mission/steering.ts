/** Where someone could set a goal: what the rule needs to know when no place was chosen yet. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import type { About } from './find.ts'

export type Steering = { hosts: boolean; carries: boolean }

const steering = prepared(
  (a: Seer & { community: string }) => sql<Steering>`
    select
      exists (select from circle_member cm join circle c on c.community_id = cm.community_id and c.id = cm.circle_id
        where cm.community_id = ${a.community} and cm.member_id = ${a.member}::uuid and cm.is_host and cm.standing = 'in'
          and c.archived_at is null) as hosts,
      exists (select from goal g join subject s on s.community_id = g.community_id and s.id = g.id
        where g.community_id = ${a.community} and g.owner_id = ${a.member}::uuid and g.state = 'open'
          and s.audience <> 'public' and ${visible(a)}) as carries`,
)

export async function readSteering({ db, actor, community }: About): Promise<Steering> {
  return (await db.one(steering({ ...seerOf(actor), community: community.id })))!
}

/** Whom what happens to a goal concerns. */
import { sql } from 'kysely'
import type { Tells } from '#kernel/when.ts'

/** Whoever carries the goal, unless they did it themselves. */
export const itsOwner: Tells = sql`select page.seq, g.owner_id as member_id, 'my_goal' as why from page
  join goal g on g.community_id = page.community_id and g.id = page.subject_id
  where g.owner_id is not null and g.owner_id is distinct from page.actor_id`

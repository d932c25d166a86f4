/** Places among few of a kind: the gap something goes into, and how many there are. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import type { Gap } from './position.ts'

type Ordered = {
  table: 'board_list' | 'checklist' | 'checklist_item' | 'board_field' | 'field_option' | 'task'
  of: string
}
type Ask = { community: string; parent: string; after: string | null; isLast: boolean; moving: string | null }

/** Right after one, first, or last: also where that one is no longer there. `moving` stands nowhere meanwhile. */
export const gapAmong = ({ table, of }: Ordered) =>
  prepared(
    (a: Ask) => sql<Gap & { count: number }>`
      with others as (
        select id, position, lead(position) over (order by position, id) as next from ${sql.table(table)}
        where community_id = ${a.community} and ${sql.ref(of)} = ${a.parent} and id is distinct from ${a.moving}::uuid
      ), chosen as (
        select position as before, next as after from others where id = ${a.after}::uuid and not ${a.isLast}::boolean
        union all select null, min(position) from others having ${a.after}::uuid is null and not ${a.isLast}::boolean
        union all select max(position), null from others
        limit 1
      )
      select before, after, (select count(*) from others) as count from chosen`,
  )

/** `isLast`: nothing was said of where. */
export const asked = (after: string | null | undefined) => ({ after: after ?? null, isLast: after === undefined })

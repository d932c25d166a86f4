/** Where a task stands on a board: the gap it goes into, and its card there. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { cardsOf } from '../card.ts'
import type { Card } from '../contract.ts'
import type { About } from '../find.ts'
import type { Gap } from '../position.ts'

type OfList = { community: string; list: string }

/** Right after a task, first, or last: also where that task is no longer there. `moving` stands nowhere meanwhile. index task_place_list */
export const gapIn = prepared(
  (a: OfList & { after: string | null; isLast: boolean; moving: string | null }) => sql<Gap>`
    with at as (
      select p.position, p.task_id from task_place p where p.community_id = ${a.community} and p.list_id = ${a.list}
        and p.task_id = ${a.after}::uuid and p.task_id is distinct from ${a.moving}::uuid
    ), last as (
      select max(position) as position from task_place where community_id = ${a.community} and list_id = ${a.list}
        and task_id is distinct from ${a.moving}::uuid
    )
    select case when ${a.after}::uuid is null and not ${a.isLast}::boolean then null
        else coalesce((select position from at), (select position from last)) end as before,
      case when ${a.after}::uuid is null and not ${a.isLast}::boolean
        then (select min(p.position) from task_place p where p.community_id = ${a.community} and p.list_id = ${a.list}
          and p.task_id is distinct from ${a.moving}::uuid)
        else (select p.position from task_place p, at where p.community_id = ${a.community} and p.list_id = ${a.list}
          and (p.position, p.task_id) > (at.position, at.task_id) and p.task_id is distinct from ${a.moving}::uuid
          order by p.position, p.task_id limit 1) end as after`,
)

const oneCard = prepared(
  (a: { community: string; board: string; id: string }) =>
    sql<{ card: Card }>`${cardsOf(sql`task_place p
    join task t on t.community_id = p.community_id and t.id = p.task_id
    join subject s on s.community_id = t.community_id and s.id = t.id
    where p.community_id = ${a.community} and p.board_id = ${a.board} and p.task_id = ${a.id}`)}`,
)

/** Only after it was found for the actor. */
export const readCard = async (
  about: Pick<About, 'db' | 'community'>,
  { id, board }: { id: string; board: string },
): Promise<Card> => (await about.db.one(oneCard({ community: about.community.id, board, id })))!.card

/** Renaming a list, and saying whether tasks are done there. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { findList } from '../find.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { setClosed } from '../task/closing.ts'
import { changeList, listChanged } from './contract.ts'
import { readList } from './lists.ts'

handle(changeList, {
  find: findList,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: list, record } = about
    mustBeOpen(about, { archivedAt: list.archivedAt })
    const of = { community: community.id, id: list.id }
    db.send(change({ ...of, title: input.title ?? null, closes: input.closes ?? null }))
    record(listChanged, list.boardId, { listId: list.id })
    // Whoever stands there follows: done where the list says done, and open again where it says so no more.
    if (input.closes !== undefined && input.closes !== list.closes) {
      const others = await db.rows(standing({ ...of, isClosed: !input.closes }))
      // The list says so of all at once: nobody is asked for each.
      await setClosed(about, { ids: others.map(({ id }) => id), isClosed: input.closes, anyway: true })
    }
    return readList(about, list.id)
  },
})

type OfList = { community: string; id: string }

const change = prepared(
  (a: OfList & { title: string | null; closes: boolean | null }) => sql`
    update board_list set title = coalesce(${a.title}::text, title), closes = coalesce(${a.closes}::boolean, closes)
    where community_id = ${a.community} and id = ${a.id}`,
)
/** Only of this home, which holds at most 5,000: what stands here from elsewhere is done where its home says so. */
const standing = prepared(
  (a: OfList & { isClosed: boolean }) => sql<{ id: string }>`
    select t.id from task_place p
    join task t on t.community_id = p.community_id and t.id = p.task_id and t.board_id = p.board_id
    where p.community_id = ${a.community} and p.list_id = ${a.id} and (t.closed_at is not null) = ${a.isClosed}::boolean
    order by t.id`,
)

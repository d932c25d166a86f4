/** Tasks become done, or open again: the one place, whoever asked for it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import type { Making } from './add-task.ts'
import { taskClosed, taskReopened } from './contract-tasks.ts'
import { boardsOf } from './find.ts'
import { repeatDone } from './repeat-next.ts'

/** Tells the log of those that were not so before, and makes the next ones of series. */
export async function setClosed(about: Making, { ids, isClosed }: { ids: string[]; isClosed: boolean }): Promise<void> {
  const { db, community, actor, now, record } = about
  const by = isClosed ? actor.memberId : null
  const closed = await db.rows(markClosed({ community: community.id, ids, isClosed, by, now }))
  for (const { id, boards, isThere } of closed)
    if (isThere) record(isClosed ? taskClosed : taskReopened, id, { boards })
  if (isClosed && closed.length > 0)
    await repeatDone(
      about,
      closed.map(({ id }) => id),
    )
}

/** What was deleted changes in silence. */
const markClosed = prepared(
  (a: { community: string; ids: string[]; isClosed: boolean; by: string | null; now: Date }) => sql<{
    id: string
    boards: string[]
    isThere: boolean
  }>`
    update task t set closed_at = case when ${a.isClosed}::boolean then ${a.now}::timestamptz end,
      closed_by = case when ${a.isClosed}::boolean then ${a.by}::uuid end
    from subject s where t.community_id = ${a.community} and t.id = any(${a.ids}::uuid[])
      and (t.closed_at is null) = ${a.isClosed}::boolean and s.community_id = t.community_id and s.id = t.id
    returning t.id, ${boardsOf} as boards, s.deleted_at is null as is_there`,
)

/** Tasks that are there become done, or open again: the one place, whoever asked for it. Templates are neither. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { openApproval } from '../approvals/approvals.ts'
import { boardsOf } from '../find.ts'
import { repeatDone } from '../repeat/next.ts'
import type { Making } from './add-task.ts'
import { taskClosed, taskReopened } from './contract.ts'

type Becoming = { ids: string[]; isClosed: boolean; anyway?: boolean | undefined }

/**
 * Tells the log of those that were not so before, and makes the next ones of series. Refuses with `waits_for_others` and
 * `waits_for_approval` what is to be done too early, unless it is so `anyway`.
 */
export async function setClosed(about: Making, { ids, isClosed, anyway }: Becoming): Promise<void> {
  const { db, community, actor, now, record } = about
  if (isClosed && !anyway) await askFirst(about, ids)
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

async function askFirst({ db, community, refuse }: Making, ids: string[]): Promise<void> {
  const of = { community: community.id, ids }
  const [first, approval] = await Promise.all([db.one(openBefore(of)), db.one(openApproval(of))])
  if (first) throw refuse('waits_for_others')
  if (approval) throw refuse('waits_for_approval')
}

type Of = { community: string; ids: string[] }

/** A task that comes first and is open; whether whoever asks may see it is not asked: it waits all the same. */
const openBefore = prepared(
  (a: Of) => sql<{ id: string }>`
    select o.id from task_wait w
    join task t on t.community_id = w.community_id and t.id = w.task_id and t.closed_at is null
    join task o on o.community_id = w.community_id and o.id = w.for_id and o.closed_at is null
    join subject s on s.community_id = o.community_id and s.id = o.id and s.deleted_at is null
    where w.community_id = ${a.community} and w.task_id = any(${a.ids}::uuid[]) limit 1`,
)
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

/** Tasks that wait for others, never in a circle. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { mayWorkOnAll, mustBeOpen } from '../rules.ts'
import { taskChanged } from '../task/contract.ts'
import { readTask } from '../task/read-task.ts'
import { MOST_WAITS, makeWait, removeWait } from './contract.ts'

type Found = { task: TaskSeen; first: TaskSeen }

async function findPair(about: About & { input: { taskId: string; forId: string } }): Promise<Found | undefined> {
  const [task, first] = await Promise.all([
    findTask(about),
    findTask({ ...about, input: { taskId: about.input.forId } }),
  ])
  return task && first && { task, first }
}

// Whoever lets one wait for the other works on both.
handle(makeWait, {
  find: findPair,
  allow: mayWorkOnAll,
  async run(about) {
    const { db, community, found, record, refuse } = about
    const { task, first } = found
    mustBeOpen(about, task, first)
    const of = { community: community.id, task: task.id, first: first.id }
    lockWaits(db, community.id)
    const now = (await db.one(asItIs(of)))!
    if (now.isCircle) throw refuse('would_wait_for_itself')
    if (now.waits >= MOST_WAITS) throw refuse('too_many_waits')
    if (await db.one(insert(of))) record(taskChanged, task.id, { boards: task.boards, parts: ['waits'], due: false })
    return readTask(about, task)
  },
})

handle(removeWait, {
  find: findPair,
  allow: mayWorkOnAll,
  async run(about) {
    const { db, community, found, record } = about
    const { task, first } = found
    mustBeOpen(about, task)
    const gone = await db.one(remove({ community: community.id, task: task.id, first: first.id }))
    if (gone) record(taskChanged, task.id, { boards: task.boards, parts: ['waits'], due: false })
    return readTask(about, task)
  },
})

/** Two that together close a circle, each seeing only half of it: one of them comes second here, and sees the other's. */
function lockWaits(db: Db, community: string) {
  db.send(sql`select pg_advisory_xact_lock(hashtextextended('waits ' || ${community}::text, 0))`)
}

type Pair = { community: string; task: string; first: string }

/** index task_wait (its key): from what comes first to all that comes before it. `union` ends where it was before. */
const asItIs = prepared(
  (a: Pair) => sql<{ isCircle: boolean; waits: number }>`
    with recursive before as (
      select ${a.first}::uuid as id
      union
      select w.for_id from before join task_wait w on w.community_id = ${a.community} and w.task_id = before.id
    )
    select exists (select from before where id = ${a.task}) as is_circle,
      (select count(*) from task_wait w where w.community_id = ${a.community} and w.task_id = ${a.task}) as waits`,
)
const insert = prepared(
  (a: Pair) => sql<{ taskId: string }>`
    insert into task_wait (community_id, task_id, for_id) values (${a.community}, ${a.task}, ${a.first})
    on conflict do nothing returning task_id`,
)
const remove = prepared(
  (a: Pair) => sql<{ taskId: string }>`
    delete from task_wait where community_id = ${a.community} and task_id = ${a.task} and for_id = ${a.first}
    returning task_id`,
)

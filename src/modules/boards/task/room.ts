/** A board holds so many tasks. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { MOST_TASKS } from '../contract.ts'

type At = { db: Db; community: { id: string } }

export async function hasRoom({ db, community }: At, { board, more = 1 }: { board: string; more?: number }) {
  return (await db.one(tasksOn({ community: community.id, board })))!.tasks + more <= MOST_TASKS
}

/** Refuses with `too_many_tasks`. */
export async function mustHaveRoom(
  about: At & { refuse(code: string): Refusal },
  of: { board: string; more?: number },
): Promise<void> {
  if (!(await hasRoom(about, of))) throw about.refuse('too_many_tasks')
}

/** index task_board: so many at most that counting them costs little */
const tasksOn = prepared(
  (a: { community: string; board: string }) => sql<{ tasks: number }>`
    select count(*) as tasks from (select from task where community_id = ${a.community} and board_id = ${a.board}
      limit ${sql.lit(MOST_TASKS)}) few`,
)

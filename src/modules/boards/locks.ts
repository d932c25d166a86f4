/** What is held still until the end: of two who change what is counted or ordered below it, one comes second and sees the other's. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'

const lockOne = (table: 'board' | 'board_list' | 'task') => (a: { community: string; id: string }) =>
  sql`select id from ${sql.table(table)} where community_id = ${a.community} and id = ${a.id} for no key update`

const [board, list, task] = [prepared(lockOne('board')), prepared(lockOne('board_list')), prepared(lockOne('task'))]

export const lockBoard = (a: { community: string; board: string }) => board({ community: a.community, id: a.board })
export const lockList = (a: { community: string; list: string }) => list({ community: a.community, id: a.list })
export const lockTask = (a: { community: string; task: string }) => task({ community: a.community, id: a.task })

/** In one order, whoever locks them: two who want the same ones never wait for each other. */
export const lockLists = prepared(
  (a: { community: string; lists: string[] }) => sql`
    select id from board_list where community_id = ${a.community} and id = any(${a.lists}::uuid[]) order by id
    for no key update`,
)

/** Lent to forms: what of a board they may name, whether it has room, and the list and the task that they stand beside. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { lockBoard } from './locks.ts'
import { hasRoom } from './task/room.ts'
import { seers } from './who-sees.ts'

export { lockBoard }

/** Whether this board has so many places left for tasks; nobody else who asks this puts one there meanwhile. */
export async function hasRoomFor(
  about: { db: Db; community: { id: string } },
  of: { board: string; more: number },
): Promise<boolean> {
  about.db.send(lockBoard({ community: about.community.id, board: of.board }))
  return hasRoom(about, of)
}

type Naming = {
  community: string
  board: string
  list: string
  members: string[]
  labelIds: string[]
  fieldIds: string[]
}
export type Named = { list: boolean; labels: number; members: number; fields: { id: string; kind: string }[] }

/** What of this is there on this board; of members how many see it. */
export const namedOn = prepared(
  (a: Naming) => sql<Named>`
    select exists (select from board_list where community_id = ${a.community} and id = ${a.list} and board_id = ${a.board}
        and archived_at is null) as list,
      (select count(*) from label where community_id = ${a.community} and board_id = ${a.board}
        and id = any(${a.labelIds}::uuid[])) as labels,
      (select count(*) from ${seers({ community: a.community, subject: a.board, members: a.members })}) as members,
      (select coalesce(json_agg(json_build_object('id', id, 'kind', kind)), '[]') from board_field
        where community_id = ${a.community} and board_id = ${a.board} and id = any(${a.fieldIds}::uuid[])) as fields`,
)

/** The list of whatever has a `list_id`, and of it: its title, whether tasks are done there, whether it was put away. */
export const joinList = (of: string) => sql`join board_list l on l.community_id = ${sql.ref(`${of}.community_id`)}
  and l.id = ${sql.ref(`${of}.list_id`)}`
export const ofList = sql`l.title as list, l.closes`
export const isListAway = sql`l.archived_at is not null`

/** The task of whatever has a `task_id`, and when it was done. */
export const joinTask = (of: string) => sql`join task t on t.community_id = ${sql.ref(`${of}.community_id`)}
  and t.id = ${sql.ref(`${of}.task_id`)}`
export const taskClosedAt = sql`iso(t.closed_at) as closed_at`

/** A row that arrives from elsewhere names a list of its own board. */
export const listFits = (community: string, row: string) => sql<boolean>`exists (select from board_list l
  where l.community_id = ${community} and l.id = ${sql.ref(`${row}.list_id`)} and l.board_id = ${sql.ref(`${row}.board_id`)})`

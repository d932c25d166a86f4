/** The lists of a board: adding, moving, putting away. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { type BoardList, MOST_LISTS } from '../contract.ts'
import { type About, findBoard, findList, type ListSeen } from '../find.ts'
import { type Gap, keyIn } from '../position.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { list } from '../shown.ts'
import {
  addList,
  archiveList,
  listAdded,
  listArchived,
  listMoved,
  listUnarchived,
  moveList,
  unarchiveList,
} from './contract.ts'

handle(addList, {
  find: findBoard,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: board, record, made, refuse } = about
    mustBeOpen(about, board)
    const id = newId()
    const at = { community: community.id, board: board.id }
    db.send(lockBoard(at))
    const gap = (await db.one(gapOfLists({ ...at, ...asked(input.after), moving: null })))!
    if (gap.count >= MOST_LISTS) throw refuse('too_many_lists')
    const { title, closes } = input
    const row = await db.one(insertList({ ...at, id, title, closes, position: keyIn(gap) }))
    record(listAdded, board.id, { listId: id })
    made(id)
    return row!.list
  },
  again: (about) => readList(about, about.ref),
})

handle(moveList, {
  find: findList,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: list, record } = about
    mustBeOpen(about, { archivedAt: list.archivedAt })
    const at = { community: community.id, board: list.boardId }
    db.send(lockBoard(at))
    const gap = (await db.one(gapOfLists({ ...at, ...asked(input.after), moving: list.id })))!
    db.send(place({ community: community.id, id: list.id, position: keyIn(gap) }))
    record(listMoved, list.boardId, { listId: list.id })
    return readList(about, list.id)
  },
})

handle(archiveList, { find: findList, allow: mayWork, run: (about) => putAway(about, listArchived) })
handle(unarchiveList, { find: findList, allow: mayWork, run: (about) => putAway(about, listUnarchived) })

type Tending = RunContext<typeof archiveList | typeof unarchiveList, ListSeen>

async function putAway(about: Tending, means: typeof listArchived | typeof listUnarchived): Promise<BoardList> {
  const { db, community, now, found: list, record } = about
  mustBeOpen(about, { archivedAt: list.archivedAt })
  const at = means === listArchived ? now : null
  if (await db.one(archiveTo({ community: community.id, id: list.id, at })))
    record(means, list.boardId, { listId: list.id })
  return readList(about, list.id)
}

/** `isLast`: nothing was said of where. */
export const asked = (after: string | null | undefined) => ({ after: after ?? null, isLast: after === undefined })

type OfList = { community: string; id: string }
type OfBoard = { community: string; board: string }

/** Of two who add or move lists of a board at once, one comes second here and sees where the other's stands. */
export const lockBoard = prepared(
  (a: OfBoard) => sql`select id from board where community_id = ${a.community} and id = ${a.board} for no key update`,
)

const gapOfLists = prepared(
  (a: OfBoard & { after: string | null; isLast: boolean; moving: string | null }) => sql<Gap & { count: number }>`
    with others as (
      select id, position, lead(position) over (order by position, id) as next from board_list
      where community_id = ${a.community} and board_id = ${a.board} and id is distinct from ${a.moving}::uuid
    ), chosen as (
      select position as before, next as after from others where id = ${a.after}::uuid and not ${a.isLast}::boolean
      union all select null, min(position) from others having ${a.after}::uuid is null and not ${a.isLast}::boolean
      union all select max(position), null from others
      limit 1
    )
    select before, after, (select count(*) from others) as count from chosen`,
)

const insertList = prepared(
  (a: OfBoard & { id: string; title: string; closes: boolean; position: string }) => sql<{ list: BoardList }>`
    insert into board_list as l (community_id, board_id, id, title, closes, position)
    values (${a.community}, ${a.board}, ${a.id}, ${a.title}, ${a.closes}, ${a.position}) returning ${list} as list`,
)
const place = prepared(
  (a: OfList & { position: string }) => sql`
    update board_list set position = ${a.position} where community_id = ${a.community} and id = ${a.id}`,
)
const archiveTo = prepared(
  (a: OfList & { at: Date | null }) => sql<{ id: string }>`
    update board_list set archived_at = ${a.at}::timestamptz where community_id = ${a.community} and id = ${a.id}
      and (archived_at is null) = (${a.at}::timestamptz is not null) returning id`,
)
const one = prepared(
  (a: OfList) => sql<{ list: BoardList }>`
    select ${list} as list from board_list l where l.community_id = ${a.community} and l.id = ${a.id}`,
)

/** Only after it was found for the actor. */
export async function readList({ db, community }: About, id: string): Promise<BoardList> {
  return (await db.one(one({ community: community.id, id })))!.list
}

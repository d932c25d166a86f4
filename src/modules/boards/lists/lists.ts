/** The lists of a board: adding, moving, putting away. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { type BoardList, MOST_LISTS } from '../contract.ts'
import { type About, findBoard, findList, type ListSeen } from '../find.ts'
import { asked, gapAmong } from '../gaps.ts'
import { lockBoard } from '../locks.ts'
import { keyIn } from '../position.ts'
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

const gapOfLists = gapAmong({ table: 'board_list', of: 'board_id' })

handle(addList, {
  find: findBoard,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: board, record, made, refuse } = about
    mustBeOpen(about, board)
    const id = newId()
    const at = { community: community.id, board: board.id }
    db.send(lockBoard(at))
    const of = { community: community.id, parent: board.id, moving: null }
    const gap = (await db.one(gapOfLists({ ...of, ...asked(input.after) })))!
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
    db.send(lockBoard({ community: community.id, board: list.boardId }))
    const of = { community: community.id, parent: list.boardId, moving: list.id }
    const gap = (await db.one(gapOfLists({ ...of, ...asked(input.after) })))!
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

type OfList = { community: string; id: string }
type OfBoard = { community: string; board: string }

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

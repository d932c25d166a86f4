/** Moving a task: within its list, to another one, to another board; and letting it stand on several. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { moveSubject } from '#modules/subjects/offers.ts'
import { seerOf } from '#modules/subjects/visible.ts'
import { type About, findTask, type ListSeen, listById, type TaskSeen } from '../find.ts'
import { asked } from '../gaps.ts'
import { lockList } from '../locks.ts'
import { keyIn } from '../position.ts'
import { isForSame, mayWork, mayWorkOnAll, mustBeOpen } from '../rules.ts'
import { insertPlace } from './add-task.ts'
import { setClosed } from './closing.ts'
import { moveTask, placeTask, taskMoved, taskPlaced, taskUnplaced, unplaceTask } from './contract.ts'
import { gapIn, readCard } from './places.ts'
import { readTask } from './read-task.ts'
import { mustHaveRoom } from './room.ts'

type Found = { task: TaskSeen; board: ListSeen }

async function findBoth(about: About & { input: { taskId: string; listId: string } }): Promise<Found | undefined> {
  const { db, actor, community, input } = about
  const [task, board] = await Promise.all([
    findTask(about),
    db.one(listById({ ...seerOf(actor), community: community.id, id: input.listId })),
  ])
  return task && board && { task, board }
}

handle(moveTask, {
  find: findBoth,
  allow: mayWorkOnAll,
  async run(about) {
    const { db, community, input, found, record, made } = about
    const { task, board: list } = found
    mustBeOpen(about, task, list)
    const of = { community: community.id, list: list.id }
    db.send(lockList(of))
    const from = input.from ?? list.boardId
    const [was, gap] = await Promise.all([
      db.one(placeOf({ community: community.id, board: from, id: task.id })),
      db.one(gapIn({ ...of, ...asked(input.after), moving: task.id })),
    ])
    const isElsewhere = !was || from !== list.boardId
    if (isElsewhere) await moveHome(about, { task, list, from, stoodThere: was !== undefined })
    const position = keyIn(gap!)
    const to = { ...of, board: list.boardId, id: task.id, position }
    db.send(isElsewhere ? insertPlace(to) : put(to))
    const boards = isElsewhere ? [list.boardId, ...task.boards.filter((id) => id !== list.boardId)] : task.boards
    record(taskMoved, task.id, { boards, boardId: list.boardId, listId: list.id, fromId: was?.listId ?? null })
    // What stands in such a list is done: said by its home only.
    const isHome = isElsewhere || task.boardId === list.boardId
    if (isHome && list.closes !== (task.closedAt !== null) && (list.closes || was?.closes))
      await setClosed(about, { ids: [task.id], isClosed: list.closes, anyway: input.anyway })
    made(task.id)
    const card = await readCard(about, { id: task.id, board: list.boardId })
    return { card, was: { listId: was?.listId ?? list.id, after: was?.after ?? null } }
  },
  // Where it stood before is not kept: moved to where it stands now it stays.
  async again(about) {
    const { db, community, found, ref } = about
    const { task, board: list } = found
    const board = task.boards.includes(list.boardId) ? list.boardId : task.boardId
    const of = { community: community.id, board, id: ref }
    const place = await db.one(placeOf(of))
    if (!place) throw new Refusal('refused', 'not_there')
    return { card: await readCard(about, of), was: { listId: place.listId, after: place.after } }
  },
})

type Moving = Parameters<NonNullable<Parameters<typeof handle<typeof moveTask, Found>>[1]['run']>>[0]

/**
 * To another board, which becomes its home: what it is for follows. Only between boards for the same people: on one for
 * more its card would show what it still hides, and nobody is asked.
 */
async function moveHome(
  about: Moving,
  { task, list, from, stoodThere }: { task: TaskSeen; list: ListSeen; from: string; stoodThere: boolean },
) {
  const { db, community, refuse } = about
  await mustHaveRoom(about, { board: list.boardId })
  if (!stoodThere || from !== task.boardId || task.parentTaskId) throw refuse('not_there')
  if (!isForSame(task, list)) throw refuse('other_people')
  await moveSubject(about, { id: task.id, parentId: list.boardId })
  db.send(moveOut({ community: community.id, id: task.id, from, to: list.boardId }))
}

handle(placeTask, {
  find: findBoth,
  allow: mayWorkOnAll,
  async run(about) {
    const { db, community, input, found, record, refuse } = about
    const { task, board: list } = found
    mustBeOpen(about, task, list)
    if (task.parentTaskId) throw refuse('is_part')
    if (task.boards.includes(list.boardId)) throw refuse('already_there')
    const of = { community: community.id, list: list.id }
    db.send(lockList(of))
    const [gap] = await Promise.all([
      db.one(gapIn({ ...of, ...asked(input.after), moving: null })),
      mustHaveRoom(about, { board: list.boardId }),
    ])
    db.send(insertPlace({ ...of, board: list.boardId, id: task.id, position: keyIn(gap!) }))
    record(taskPlaced, task.id, { boards: [...task.boards, list.boardId], boardId: list.boardId })
    return readTask(about, task)
  },
  again: (about) => readTask(about, about.found.task),
  conflicts: { task_place_pkey: 'already_there' },
})

handle(unplaceTask, {
  async find(about) {
    const task = await findTask(about)
    return task?.boards.includes(about.input.boardId) ? task : undefined
  },
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, record, refuse } = about
    mustBeOpen(about, task)
    if (input.boardId === task.boardId) throw refuse('is_home')
    const gone = await db.one(takeOff({ community: community.id, id: task.id, board: input.boardId }))
    if (gone) record(taskUnplaced, task.id, { boards: task.boards, boardId: input.boardId })
    return readTask(about, task)
  },
})

type OfPlace = { community: string; board: string; id: string }

/** The list it stands in, and right after whom. */
const placeOf = prepared(
  (a: OfPlace) => sql<{ listId: string; closes: boolean; after: string | null }>`
    select p.list_id, l.closes, (select o.task_id from task_place o where o.community_id = p.community_id
        and o.list_id = p.list_id and (o.position, o.task_id) < (p.position, p.task_id)
        order by o.position desc, o.task_id desc limit 1) as after
    from task_place p join board_list l on l.community_id = p.community_id and l.id = p.list_id
    where p.community_id = ${a.community} and p.board_id = ${a.board} and p.task_id = ${a.id}`,
)
const put = prepared(
  (a: OfPlace & { list: string; position: string }) => sql`
    update task_place set list_id = ${a.list}, position = ${a.position}
    where community_id = ${a.community} and board_id = ${a.board} and task_id = ${a.id}`,
)
const takeOff = prepared(
  (a: OfPlace) => sql<{ taskId: string }>`
    delete from task_place where community_id = ${a.community} and board_id = ${a.board} and task_id = ${a.id} returning task_id`,
)
/** With its parts, and without what only its former board knows: labels and own fields. */
const moveOut = prepared(
  (a: { community: string; id: string; from: string; to: string }) => sql`
    with recursive tree as (
      select id from task where community_id = ${a.community} and id = ${a.id}
      union all
      select t.id from tree join task t on t.community_id = ${a.community} and t.parent_id = tree.id
    ), left_off as (
      delete from task_place where community_id = ${a.community} and task_id = ${a.id} and board_id in (${a.from}, ${a.to})
    ), unlabelled as (
      delete from task_label where community_id = ${a.community} and task_id in (select id from tree)
    ), emptied as (
      delete from task_value where community_id = ${a.community} and task_id in (select id from tree)
    )
    update task t set board_id = ${a.to} from tree where t.community_id = ${a.community} and t.id = tree.id`,
)

/** A part becomes a task in a list, and a task a part of another. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { moveSubject } from '#modules/subjects/offers.ts'
import { seerOf } from '#modules/subjects/visible.ts'
import { type About, findTask, type ListSeen, listById, type TaskSeen } from '../find.ts'
import { asked } from '../gaps.ts'
import { lockList } from '../locks.ts'
import { keyIn } from '../position.ts'
import { mayWorkOnAll, mustBeOpen } from '../rules.ts'
import { gapBelow, insertPlace } from '../task/add-task.ts'
import { setClosed } from '../task/closing.ts'
import { taskChanged, taskMoved } from '../task/contract.ts'
import { gapIn, readCard } from '../task/places.ts'
import { readTask } from '../task/read-task.ts'
import { makePartOfTask, makeTaskOfPart, taskBecamePart } from './contract.ts'

async function findWithList(about: About & { input: { taskId: string; listId: string } }) {
  const { db, actor, community, input } = about
  const [task, board] = await Promise.all([
    findTask(about),
    db.one(listById({ ...seerOf(actor), community: community.id, id: input.listId })),
  ])
  return task && board && { task, board: board as ListSeen }
}

handle(makeTaskOfPart, {
  find: findWithList,
  allow: mayWorkOnAll,
  async run(about) {
    const { db, community, input, found, record, refuse } = about
    const { task, board: list } = found
    mustBeOpen(about, task, list)
    if (list.boardId !== task.boardId) throw refuse('not_there')
    // Of two who take it out at once, one comes second here.
    const was = await db.one(takeOut({ community: community.id, id: task.id }))
    if (!was) throw refuse('is_no_part')
    await moveSubject(about, { id: task.id, parentId: task.boardId })
    const of = { community: community.id, list: list.id }
    db.send(lockList(of))
    const gap = (await db.one(gapIn({ ...of, ...asked(input.after), moving: null })))!
    db.send(insertPlace({ ...of, board: list.boardId, id: task.id, position: keyIn(gap) }))
    record(taskMoved, task.id, { boards: task.boards, boardId: list.boardId, listId: list.id, fromId: null })
    if (list.closes) await setClosed(about, { ids: [task.id], isClosed: true, anyway: input.anyway })
    // What it was a part of has one less.
    record(taskChanged, task.parentTaskId!, { boards: task.boards, parts: [], due: false })
    return readCard(about, { id: task.id, board: list.boardId })
  },
})

type Pair = { task: TaskSeen; into: TaskSeen }

async function findPair(about: About & { input: { taskId: string; parentId: string } }): Promise<Pair | undefined> {
  const [task, into] = await Promise.all([
    findTask(about),
    findTask({ ...about, input: { taskId: about.input.parentId } }),
  ])
  return task && into && { task, into }
}

handle(makePartOfTask, {
  find: findPair,
  allow: mayWorkOnAll,
  async run(about) {
    const { db, community, input, found, record, refuse } = about
    const { task, into } = found
    mustBeOpen(about, task, into)
    if (into.boardId !== task.boardId) throw refuse('not_there')
    if (task.repeatRule !== null) throw refuse('repeats')
    const of = { community: community.id, id: task.id }
    // Keeps trees of the community still: nobody hangs the other below it meanwhile.
    await moveSubject(about, { id: task.id, parentId: into.id })
    const { height } = (await db.one(heightOf(of)))!
    const gap = await gapBelow(about, { task: into, after: input.after, height })
    db.send(takeIn({ ...of, parent: into.id, position: keyIn(gap) }))
    record(taskBecamePart, task.id, { boards: task.boards, parentId: into.id })
    record(taskChanged, into.id, { boards: into.boards, parts: [], due: false })
    const now = (await findTask({ ...about, input: { taskId: task.id } }))!
    return readTask(about, now)
  },
})

type Of = { community: string; id: string }

const takeOut = prepared(
  (a: Of) => sql<{ id: string }>`
    update task set parent_id = null, position = null
    where community_id = ${a.community} and id = ${a.id} and parent_id is not null returning id`,
)
/** It leaves all its lists. */
const takeIn = prepared(
  (a: Of & { parent: string; position: string }) => sql`
    with gone as (delete from task_place where community_id = ${a.community} and task_id = ${a.id})
    update task set parent_id = ${a.parent}, position = ${a.position} where community_id = ${a.community} and id = ${a.id}`,
)
/** 1: without parts. index task_parts */
const heightOf = prepared(
  (a: Of) => sql<{ height: number }>`
    with recursive below as (
      select id, 1 as level from task where community_id = ${a.community} and id = ${a.id}
      union all
      select t.id, below.level + 1 from below join task t on t.community_id = ${a.community} and t.parent_id = below.id
    )
    select max(level)::int as height from below`,
)

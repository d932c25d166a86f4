/** A task like another: what it says and asks, without what was said and done about it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { rename, watch } from '#modules/subjects/offers.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { lockList } from '../locks.ts'
import { keyIn } from '../position.ts'
import { homeOf, mayWork, mustBeOpen } from '../rules.ts'
import { gapBelow, type Making } from '../task/add-task.ts'
import { taskAdded } from '../task/contract.ts'
import { gapIn } from '../task/places.ts'
import { readTask } from '../task/read-task.ts'
import { mustHaveRoom } from '../task/room.ts'
import { duplicateTask } from './contract.ts'
import { copyTasks, idsFor, type Place, sameParts } from './copy-tasks.ts'

handle(duplicateTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: task, record, made } = about
    mustBeOpen(about, homeOf(task))
    const { place, part, isDone } = task.parentTaskId
      ? await besideAsPart(about, { task, parent: task.parentTaskId })
      : await besideInList(about, task)
    const tasks = idsFor([task.id])
    const [id] = tasks.ids as [string]
    copyTasks(about, {
      board: task.boardId,
      tasks,
      ...(await sameParts(about, task.boardId)),
      places: place ? [{ task: id, ...place }] : [],
      days: 0,
      keepsTemplates: false,
      part,
      isDone,
    })
    if (input.title) db.send(rename({ community: community.id, id, title: input.title }))
    db.send(watch({ community: community.id, subject: id, members: [actor.memberId!], at: now }))
    record(taskAdded, id, { boards: [task.boardId], listId: place?.list ?? null })
    made(id)
    return readAt(about, id)
  },
  again: (about) => readAt(about, about.ref),
})

const readAt = async (about: About, taskId: string) =>
  readTask(about, (await findTask({ ...about, input: { taskId } }))!)

type Beside = { place?: Omit<Place, 'task'>; part?: { of: string; position: string }; isDone?: boolean }

async function besideAsPart(about: Making, { task, parent }: { task: TaskSeen; parent: string }): Promise<Beside> {
  const gap = await gapBelow(about, { task: { id: parent }, after: task.id, height: 1 })
  return { part: { of: parent, position: keyIn(gap) } }
}

/** Done where its list says so: what stands there is. */
async function besideInList(about: Making, task: TaskSeen): Promise<Beside> {
  const { db, community } = about
  const home = (await db.one(listOf({ community: community.id, id: task.id, board: task.boardId })))!
  const of = { community: community.id, list: home.id }
  db.send(lockList(of))
  const [gap] = await Promise.all([
    db.one(gapIn({ ...of, after: task.id, isLast: false, moving: null })),
    mustHaveRoom(about, { board: task.boardId }),
  ])
  return { place: { list: home.id, position: keyIn(gap!) }, isDone: home.closes }
}

type Of = { community: string; id: string }

const listOf = prepared(
  (a: Of & { board: string }) => sql<{ id: string; closes: boolean }>`
    select l.id, l.closes from task_place p join board_list l on l.community_id = p.community_id and l.id = p.list_id
    where p.community_id = ${a.community} and p.board_id = ${a.board} and p.task_id = ${a.id}`,
)

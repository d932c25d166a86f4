/** Adding tasks: to a list of a board, and as parts of others. */
import { sql } from 'kysely'
import type { InputOf } from '#kernel/contract.ts'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { createSubject, watch } from '#modules/subjects/offers.ts'
import { taskKind } from '../contract.ts'
import { type About, findList, findTask, type TaskSeen } from '../find.ts'
import { asked, gapAmong } from '../gaps.ts'
import { setLabels } from '../lists/labels.ts'
import { lockList, lockTask } from '../locks.ts'
import { type Gap, keyIn } from '../position.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { part } from '../shown.ts'
import { assign } from './assign.ts'
import { addPart, addTask, MOST_DEPTH, MOST_PARTS, type Part, taskAdded } from './contract.ts'
import { mustFit } from './days.ts'
import { placesFrom, tasksFrom } from './insert.ts'
import { gapIn, readCard } from './places.ts'
import { mustHaveRoom } from './room.ts'

handle(addTask, {
  find: findList,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: list, record, made, refuse } = about
    mustBeOpen(about, list)
    mustFit(about, input)
    const of = { community: community.id, list: list.id }
    db.send(lockList(of))
    const [gap] = await Promise.all([
      db.one(gapIn({ ...of, ...asked(input.after), moving: null })),
      mustHaveRoom(about, { board: list.boardId }),
    ])
    const id = await makeTask(about, { boardId: list.boardId, parent: list.boardId, closed: list.closes, says: input })
    db.send(insertPlace({ ...of, board: list.boardId, id, position: keyIn(gap!) }))
    if (input.labelIds?.length) {
      const { known } = (await db.one(
        setLabels({ community: community.id, task: id, board: list.boardId, ids: input.labelIds }),
      ))!
      if (known !== new Set(input.labelIds).size) throw refuse('no_such_label')
    }
    db.send(watch({ community: community.id, subject: id, members: [actor.memberId!], at: now }))
    record(taskAdded, id, { boards: [list.boardId], listId: list.id })
    await assign(about, { task: { id, boards: [list.boardId] }, members: input.assigneeIds ?? [] })
    made(id)
    return readCard(about, { id, board: list.boardId })
  },
  again: (about) => readCard(about, { id: about.ref, board: about.found.boardId }),
})

handle(addPart, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { input, found: task, made } = about
    mustBeOpen(about, task)
    mustFit(about, input)
    const id = await makePart(about, { task, says: input, after: input.after })
    made(id)
    return readPart(about, id)
  },
  again: (about) => readPart(about, about.ref),
})

/** Refuses with `too_many_parts`, `too_deep` and `no_such_member`. */
export async function makePart(
  about: Making,
  { task, says, after }: { task: TaskSeen; says: Says & { assigneeIds?: string[] | undefined }; after?: After },
): Promise<string> {
  const { db, community, actor, now, record, refuse } = about
  const gap = await gapBelow(about, { task, after, height: 1 })
  const id = await makeTask(about, {
    boardId: task.boardId,
    parent: task.id,
    closed: false,
    position: keyIn(gap),
    says,
  })
  db.send(watch({ community: community.id, subject: id, members: [actor.memberId!], at: now }))
  record(taskAdded, id, { boards: task.boards, listId: null })
  if (says.assigneeIds?.length)
    await assign({ ...about, refuse }, { task: { id, boards: task.boards }, members: says.assigneeIds })
  return id
}

/** Among the parts of a task, which holds them all still until the end. `height`: how deep what comes there is itself. */
export async function gapBelow(
  { db, community, refuse }: Pick<Making, 'db' | 'community' | 'refuse'>,
  { task, after, height }: { task: { id: string }; after?: After; height: number },
): Promise<Gap> {
  const of = { community: community.id, task: task.id }
  db.send(lockTask(of))
  const at = { community: community.id, parent: task.id, moving: null }
  const [gap, above] = await Promise.all([db.one(gapOfParts({ ...at, ...asked(after) })), db.one(depthOf(of))])
  if (gap!.count >= MOST_PARTS) throw refuse('too_many_parts')
  if (above!.depth + height > MOST_DEPTH) throw refuse('too_deep')
  return gap!
}

export type Making = Pick<
  RunContext<typeof addTask | typeof addPart, unknown>,
  'db' | 'community' | 'actor' | 'now' | 'record' | 'refuse'
>
type After = string | null | undefined
/** What a new task says of itself. */
export type Says = { title: string; about?: string | undefined } & Partial<
  Pick<
    InputOf<typeof addPart>,
    'startsOn' | 'startsAt' | 'dueOn' | 'dueAt' | 'needed' | 'estimate' | 'isMilestone' | 'remind'
  >
>
/** `parent`: the subject it hangs below; with a `position` it is a part of it. */
type Home = { boardId: string; parent: string; closed: boolean; position?: string; says: Says }

export async function makeTask(
  about: Pick<Making, 'db' | 'community' | 'actor' | 'now'>,
  { boardId, parent, closed, position, says }: Home,
): Promise<string> {
  const { db, community, actor, now } = about
  const { id } = await createSubject(about, {
    kind: taskKind.kind,
    title: says.title,
    parentId: parent,
    guestsOfParent: true,
  })
  db.send(
    insertTask({
      community: community.id,
      id,
      board: boardId,
      parent: position === undefined ? null : parent,
      position: position ?? null,
      about: says.about ?? '',
      startsOn: says.startsOn ?? null,
      startsAt: says.startsAt ?? null,
      dueOn: says.dueOn ?? null,
      dueAt: says.dueAt ?? null,
      needed: says.needed ?? null,
      estimate: says.estimate ?? null,
      isMilestone: says.isMilestone ?? false,
      remind: says.remind ?? null,
      closedAt: closed ? now : null,
      closedBy: closed ? actor.memberId : null,
    }),
  )
  return id
}

type Row = {
  community: string
  id: string
  board: string
  parent: string | null
  position: string | null
  about: string
  startsOn: string | null
  startsAt: string | null
  dueOn: string | null
  dueAt: string | null
  needed: number | null
  estimate: number | null
  isMilestone: boolean
  remind: number | null
  closedAt: Date | null
  closedBy: string | null
}

const insertTask = prepared((a: Row) =>
  tasksFrom(sql`
    values (${a.community}, ${a.id}, ${a.board}, ${a.parent}, ${a.position}, ${a.about}, ${a.startsOn}, ${a.startsAt}, ${a.dueOn},
      ${a.dueAt}, ${a.needed}, ${a.estimate}, ${a.isMilestone}, ${a.remind}, false, ${a.closedAt}, ${a.closedBy})`),
)
export const insertPlace = prepared(
  (a: { community: string; board: string; list: string; id: string; position: string }) =>
    placesFrom(sql`values (${a.community}, ${a.board}, ${a.list}, ${a.id}, ${a.position})`),
)
const gapOfParts = gapAmong({ table: 'task', of: 'parent_id' })
/** 1: it is no part. */
const depthOf = prepared(
  (a: { community: string; task: string }) => sql<{ depth: number }>`
    with recursive above as (
      select parent_id, 1 as depth from task where community_id = ${a.community} and id = ${a.task}
      union all
      select t.parent_id, above.depth + 1 from above join task t on t.community_id = ${a.community} and t.id = above.parent_id
    )
    select max(depth) as depth from above`,
)

const onePart = prepared(
  (a: { community: string; id: string }) => sql<{ part: Part }>`
    select ${part} as part from task t join subject s on s.community_id = t.community_id and s.id = t.id
    where t.community_id = ${a.community} and t.id = ${a.id}`,
)
export const readPart = async ({ db, community }: About, id: string): Promise<Part> =>
  (await db.one(onePart({ community: community.id, id })))!.part

/** A task like another: what it says and asks, without what was said and done about it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { watch } from '#modules/subjects/offers.ts'
import { MOST_TASKS } from '../contract.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { keyIn } from '../position.ts'
import { homeOf, mayWork, mustBeOpen } from '../rules.ts'
import { gapBelow, insertPlace, type Making, makeTask, tasksOn } from '../task/add-task.ts'
import { taskAdded } from '../task/contract.ts'
import { gapIn, lockList } from '../task/places.ts'
import { readTask } from '../task/read-task.ts'
import { duplicateTask } from './contract.ts'

handle(duplicateTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: task, record, made } = about
    mustBeOpen(about, homeOf(task))
    const says = {
      ...(await db.one(saidBy({ community: community.id, id: task.id })))!,
      ...(input.title && { title: input.title }),
    }
    const { id, listId } = task.parentTaskId
      ? await besideAsPart(about, { task, says, parent: task.parentTaskId })
      : await besideInList(about, { task, says })
    copyInto(about, { id: task.id, to: id })
    db.send(watch({ community: community.id, subject: id, members: [actor.memberId!], at: now }))
    record(taskAdded, id, { boards: [task.boardId], listId })
    made(id)
    return readAt(about, id)
  },
  again: (about) => readAt(about, about.ref),
})

const readAt = async (about: About, taskId: string) =>
  readTask(about, (await findTask({ ...about, input: { taskId } }))!)

type Copying = { task: TaskSeen; says: Parameters<typeof makeTask>[1]['says'] }

async function besideAsPart(about: Making, { task, says, parent }: Copying & { parent: string }) {
  const gap = await gapBelow(about, { task: { id: parent }, after: task.id, height: 1 })
  const home = { boardId: task.boardId, parent, closed: false, position: keyIn(gap), says }
  return { id: await makeTask(about, home), listId: null }
}

/** Done where its list says so: what stands there is done. */
async function besideInList(about: Making, { task, says }: Copying) {
  const { db, community, refuse } = about
  const home = (await db.one(listOf({ community: community.id, id: task.id, board: task.boardId })))!
  const of = { community: community.id, list: home.id }
  db.send(lockList(of))
  const [gap, size] = await Promise.all([
    db.one(gapIn({ ...of, after: task.id, isLast: false, moving: null })),
    db.one(tasksOn({ community: community.id, board: task.boardId })),
  ])
  if (size!.tasks >= MOST_TASKS) throw refuse('too_many_tasks')
  const id = await makeTask(about, { boardId: task.boardId, parent: task.boardId, closed: home.closes, says })
  db.send(insertPlace({ ...of, board: task.boardId, id, position: keyIn(gap!) }))
  return { id, listId: home.id }
}

type Of = { community: string; id: string }

/** Labels, own fields and checklists. */
export function copyInto({ db, community }: Pick<Making, 'db' | 'community'>, { id, to }: { id: string; to: string }) {
  for (const copy of [copyLabels, copyValues, copyChecklists]) db.send(copy({ community: community.id, id, to }))
}

const saidBy = prepared(
  (a: Of) => sql<Copying['says']>`
    select s.title, t.about, t.starts_on, t.starts_at, t.due_on, t.due_at, t.needed, t.estimate_minutes as estimate,
      t.is_milestone, t.remind_minutes as remind
    from task t join subject s on s.community_id = t.community_id and s.id = t.id
    where t.community_id = ${a.community} and t.id = ${a.id}`,
)
const listOf = prepared(
  (a: Of & { board: string }) => sql<{ id: string; closes: boolean }>`
    select l.id, l.closes from task_place p join board_list l on l.community_id = p.community_id and l.id = p.list_id
    where p.community_id = ${a.community} and p.board_id = ${a.board} and p.task_id = ${a.id}`,
)

type Copy = Of & { to: string }

const copyLabels = prepared(
  (a: Copy) => sql`
    insert into task_label (community_id, task_id, label_id)
    select community_id, ${a.to}::uuid, label_id from task_label where community_id = ${a.community} and task_id = ${a.id}`,
)
const copyValues = prepared(
  (a: Copy) => sql`
    insert into task_value (community_id, task_id, field_id, text, number, day, is_checked, option_id, member_id)
    select community_id, ${a.to}::uuid, field_id, text, number, day, is_checked, option_id, member_id
    from task_value where community_id = ${a.community} and task_id = ${a.id}`,
)
/** All to be done, by nobody yet. */
const copyChecklists = prepared(
  (a: Copy) => sql`
    with lists as materialized (
      select c.id as old, uuidv7() as id, c.title, c.position from checklist c
      where c.community_id = ${a.community} and c.task_id = ${a.id}
    ), come as (
      insert into checklist (community_id, id, task_id, title, position)
      select ${a.community}::uuid, id, ${a.to}::uuid, title, position from lists
    )
    insert into checklist_item (community_id, id, checklist_id, task_id, text, position)
    select i.community_id, uuidv7(), lists.id, ${a.to}::uuid, i.text, i.position
    from lists join checklist_item i on i.community_id = ${a.community} and i.checklist_id = lists.old`,
)

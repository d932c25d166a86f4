/** Templates: boards from which others are begun, and tasks of a board that are added again and again. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { rename, watch } from '#modules/subjects/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { type About, findBoard, findList, findTask, type ListSeen, type TaskSeen } from '../find.ts'
import { asked } from '../gaps.ts'
import { lockList } from '../locks.ts'
import { keyIn } from '../position.ts'
import { isMember, mayWork, mayWorkOnAll, mustBeOpen } from '../rules.ts'
import { taskAdded } from '../task/contract.ts'
import { gapIn, readCard } from '../task/places.ts'
import { readTask } from '../task/read-task.ts'
import { mustHaveRoom } from '../task/room.ts'
import {
  addFromTemplate,
  listTaskTemplates,
  listTemplates,
  makeTaskTemplate,
  type TaskTemplate,
  type Template,
  taskTemplateMade,
} from './contract.ts'
import { copyTasks, idsFor, sameParts } from './copy-tasks.ts'

/** Beyond this one looks for them on the page of boards. */
const MOST = 200

handle(listTemplates, {
  find: theCommunity,
  allow: isMember,
  async run({ db, actor, community }) {
    const rows = await db.rows(templates({ ...seerOf(actor), community: community.id }))
    return { items: rows.map(({ template }) => template) }
  },
})

/** Put away with its parts as templates: all that leaves out what rests leaves them out, and nothing on them changes. */
handle(makeTaskTemplate, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, now, found: task, record, refuse } = about
    mustBeOpen(about, task)
    if (task.parentTaskId) throw refuse('is_part')
    db.send(keepAsTemplate({ community: community.id, id: task.id, board: task.boardId, at: now }))
    record(taskTemplateMade, task.id, { boards: task.boards })
    return readTask(about, (await findTask({ ...about, input: { taskId: task.id } }))!)
  },
})

handle(listTaskTemplates, {
  find: findBoard,
  allow: mayWork,
  async run({ db, community, found: board }) {
    const rows = await db.rows(taskTemplates({ community: community.id, board: board.id }))
    return { items: rows.map(({ template }) => template) }
  },
})

type Found = { list: ListSeen; task: TaskSeen }

async function findBoth(about: About & { input: { listId: string; taskId: string } }): Promise<Found | undefined> {
  const [list, task] = await Promise.all([findList(about), findTask(about)])
  return list && task && { list, task }
}

handle(addFromTemplate, {
  find: findBoth,
  allow: mayWorkOnAll,
  async run(about) {
    const { db, community, actor, now, input, found, record, made, refuse } = about
    const { list, task } = found
    mustBeOpen(about, list)
    const of = { community: community.id, list: list.id }
    db.send(lockList(of))
    const [gap, tree, known] = await Promise.all([
      db.one(gapIn({ ...of, ...asked(input.after), moving: null })),
      db.rows(treeOf({ community: community.id, id: task.id })),
      sameParts(about, list.boardId),
    ])
    if (tree.length === 0 || task.boardId !== list.boardId) throw refuse('no_template')
    await mustHaveRoom(about, { board: list.boardId, more: tree.length })
    const tasks = idsFor(tree.map(({ id }) => id))
    const [id] = tasks.ids as [string]
    copyTasks(about, {
      board: list.boardId,
      tasks,
      ...known,
      places: [{ task: id, list: list.id, position: keyIn(gap!) }],
      days: null,
      keepsTemplates: false,
    })
    if (input.title) db.send(rename({ community: community.id, id, title: input.title }))
    db.send(watch({ community: community.id, subject: id, members: [actor.memberId!], at: now }))
    for (const one of tasks.ids) record(taskAdded, one, { boards: [list.boardId], listId: one === id ? list.id : null })
    made(id)
    return readCard(about, { id, board: list.boardId })
  },
  again: (about) => readCard(about, { id: about.ref, board: about.found.list.boardId }),
})

type Of = { community: string; id: string }

const templates = prepared(
  (a: Seer & { community: string }) => sql<{ template: Template }>`
    select json_build_object('id', s.id, 'title', s.title, 'audience', s.audience,
      'circle', (select json_build_object('id', c.id, 'name', c.name) from circle c
        where c.community_id = s.community_id and c.id = s.circle_id),
      'lists', coalesce((select json_agg(l.title order by l.position, l.id) from board_list l
        where l.community_id = b.community_id and l.board_id = b.id), '[]'::json),
      'tasks', n.tasks, 'hasDays', n.has_days) as template
    from board b join subject s on s.community_id = b.community_id and s.id = b.id, lateral (
      select count(*) as tasks, coalesce(bool_or(t.starts_on is not null or t.due_on is not null), false) as has_days
      from task t join subject ts on ts.community_id = t.community_id and ts.id = t.id and ts.deleted_at is null
      where t.community_id = b.community_id and t.board_id = b.id and t.parent_id is null and not t.is_template) n
    where b.community_id = ${a.community} and b.is_template and ${visible(a)}
    order by s.title collate "de-x-icu", s.id limit ${sql.lit(MOST)}`,
)
const taskTemplates = prepared(
  (a: { community: string; board: string }) => sql<{ template: TaskTemplate }>`
    select json_build_object('id', t.id, 'title', s.title,
      'items', (select count(*) from checklist_item i where i.community_id = t.community_id and i.task_id = t.id),
      'parts', (select count(*) from task c join subject cs on cs.community_id = c.community_id and cs.id = c.id
        and cs.deleted_at is null where c.community_id = t.community_id and c.parent_id = t.id)) as template
    from task t join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
    where t.community_id = ${a.community} and t.board_id = ${a.board} and t.is_template and t.parent_id is null
    order by s.title collate "de-x-icu", t.id limit ${sql.lit(MOST)}`,
)
/** A template with its parts, parents first; nothing of what is none. */
const treeOf = prepared(
  (a: Of) => sql<{ id: string }>`
    with recursive tree as (
      select t.id, 0 as depth from task t join subject s on s.community_id = t.community_id and s.id = t.id
        and s.deleted_at is null where t.community_id = ${a.community} and t.id = ${a.id} and t.is_template and t.parent_id is null
      union all
      select t.id, tree.depth + 1 from tree join task t on t.community_id = ${a.community} and t.parent_id = tree.id and t.is_template
      join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
    ) select id from tree order by depth, id`,
)

const treeBelow = (a: Of) => sql`
  select id from task where community_id = ${a.community} and id = ${a.id}
  union all
  select t.id from tree join task t on t.community_id = ${a.community} and t.parent_id = tree.id`

/** Open, on its home alone; nothing waits for it, and it waits for nothing. Parts that were put away before are left out of it. */
const keepAsTemplate = prepared(
  (a: Of & { board: string; at: Date }) => sql`
    with recursive tree as (${treeBelow(a)}), away as (
      update subject s set archived_at = ${a.at} from tree
      where s.community_id = ${a.community} and s.id = tree.id and s.archived_at is null returning s.id
    ), free as (
      delete from task_wait w where w.community_id = ${a.community}
        and (w.task_id in (select id from away) or w.for_id in (select id from away))
    ), elsewhere as (
      delete from task_place p where p.community_id = ${a.community} and p.task_id = ${a.id} and p.board_id <> ${a.board}
    )
    update task t set is_template = true, closed_at = null, closed_by = null, repeat_rule = null, repeat_mode = null,
      repeat_from = null, repeat_next = null, repeat_list_id = null from away
    where t.community_id = ${a.community} and t.id = away.id`,
)
/** Before it is taken out again: its parts come with it. */
export const endTemplate = prepared(
  (a: Of) => sql`
    with recursive tree as (${treeBelow(a)}), ended as (
      update task t set is_template = false from tree
      where t.community_id = ${a.community} and t.id = tree.id and t.is_template returning t.id
    )
    update subject s set archived_at = null from ended
    where s.community_id = ${a.community} and s.id = ended.id and s.id <> ${a.id}`,
)

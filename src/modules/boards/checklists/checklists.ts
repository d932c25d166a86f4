/** Checklists of a task: adding, renaming, moving and removing them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { findTask } from '../find.ts'
import { asked, gapAmong } from '../gaps.ts'
import { lockTask } from '../locks.ts'
import { keyIn, keysAfter } from '../position.ts'
import { mayWork, mayWorkOnItsTask, mustBeOpen } from '../rules.ts'
import { whoSees } from '../who-sees.ts'
import { countItems, tellAssigned } from './check-items.ts'
import {
  addChecklist,
  checklistAdded,
  checklistChanged,
  checklistRemoved,
  MOST_CHECKLISTS,
  MOST_ITEMS,
  moveChecklist,
  removeChecklist,
  renameChecklist,
} from './contract.ts'
import { findChecklist, readChecklist } from './find-checklists.ts'

const gapOfLists = gapAmong({ table: 'checklist', of: 'task_id' })

handle(addChecklist, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: task, record, made, refuse } = about
    mustBeOpen(about, task)
    const of = { community: community.id, task: task.id }
    db.send(lockTask(of))
    const at = { community: community.id, parent: task.id }
    const wanted = [...new Set(input.items.flatMap(({ assigneeId }) => assigneeId ?? []))]
    const [gap, items, known] = await Promise.all([
      db.one(gapOfLists({ ...at, ...asked(input.after), moving: null })),
      db.one(countItems(of)),
      db.rows(whoSees({ community: community.id, subject: task.id, members: wanted })),
    ])
    if (gap!.count >= MOST_CHECKLISTS) throw refuse('too_many_checklists')
    if (items!.count + input.items.length > MOST_ITEMS) throw refuse('too_many_items')
    if (known.length !== wanted.length) throw refuse('no_such_member')
    const [id, keys] = [newId(), keysAfter(null, input.items.length)]
    const rows = input.items.map((item, n) => ({ ...item, id: newId(), position: keys[n]! }))
    db.send(insertList({ ...of, id, title: input.title, position: keyIn(gap!) }))
    db.send(
      insertItems({
        ...of,
        checklist: id,
        ids: rows.map((row) => row.id),
        texts: rows.map(({ text }) => text),
        positions: rows.map(({ position }) => position),
        assignees: rows.map(({ assigneeId }) => assigneeId ?? null),
        days: rows.map(({ dueOn }) => dueOn ?? null),
        done: rows.map(({ isDone }) => isDone),
        by: actor.memberId,
        now,
      }),
    )
    record(checklistAdded, task.id, { boards: task.boards, checklistId: id })
    for (const row of rows) if (row.assigneeId) tellAssigned(about, { task, itemId: row.id, memberId: row.assigneeId })
    made(id)
    return readChecklist(about, id)
  },
  again: (about) => readChecklist(about, about.ref),
})

handle(renameChecklist, {
  find: findChecklist,
  allow: mayWorkOnItsTask,
  async run(about) {
    const { db, community, input, found, record } = about
    mustBeOpen(about, found.task)
    const { checklistId } = input
    db.send(rename({ community: community.id, id: checklistId, title: input.title }))
    record(checklistChanged, found.task.id, { boards: found.task.boards, checklistId })
    return readChecklist(about, checklistId)
  },
})

handle(moveChecklist, {
  find: findChecklist,
  allow: mayWorkOnItsTask,
  async run(about) {
    const { db, community, input, found, record } = about
    const { task } = found
    mustBeOpen(about, task)
    const { checklistId } = input
    db.send(lockTask({ community: community.id, task: task.id }))
    const at = { community: community.id, parent: task.id, moving: checklistId }
    const gap = (await db.one(gapOfLists({ ...at, ...asked(input.after) })))!
    db.send(place({ community: community.id, id: checklistId, position: keyIn(gap) }))
    record(checklistChanged, task.id, { boards: task.boards, checklistId })
    return readChecklist(about, checklistId)
  },
})

handle(removeChecklist, {
  find: findChecklist,
  allow: mayWorkOnItsTask,
  async run({ db, community, input, found: { task }, record, refuse }) {
    mustBeOpen({ refuse }, task)
    const { checklistId } = input
    db.send(remove({ community: community.id, id: checklistId }))
    record(checklistRemoved, task.id, { boards: task.boards, checklistId })
    return {}
  },
})

type OfList = { community: string; id: string }

const insertList = prepared(
  (a: OfList & { task: string; title: string; position: string }) => sql`
    insert into checklist (community_id, id, task_id, title, position)
    values (${a.community}, ${a.id}, ${a.task}, ${a.title}, ${a.position})`,
)
type Items = {
  community: string
  task: string
  checklist: string
  ids: string[]
  texts: string[]
  positions: string[]
  assignees: (string | null)[]
  days: (string | null)[]
  done: boolean[]
  by: string | null
  now: Date
}
const insertItems = prepared(
  (a: Items) => sql`
    insert into checklist_item (community_id, id, checklist_id, task_id, text, position, assignee_id, due_on, done_at, done_by)
    select ${a.community}::uuid, id, ${a.checklist}::uuid, ${a.task}::uuid, text, position, assignee, day,
      case when is_done then ${a.now}::timestamptz end, case when is_done then ${a.by}::uuid end
    from unnest(${a.ids}::uuid[], ${a.texts}::text[], ${a.positions}::text[], ${a.assignees}::uuid[], ${a.days}::date[],
      ${a.done}::boolean[]) as t(id, text, position, assignee, day, is_done)`,
)
const rename = prepared(
  (a: OfList & { title: string }) => sql`
    update checklist set title = ${a.title} where community_id = ${a.community} and id = ${a.id}`,
)
const place = prepared(
  (a: OfList & { position: string }) => sql`
    update checklist set position = ${a.position} where community_id = ${a.community} and id = ${a.id}`,
)
const remove = prepared((a: OfList) => sql`delete from checklist where community_id = ${a.community} and id = ${a.id}`)

/** Items of a checklist: what each says, who does it, whether it is done. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import type { About, TaskSeen } from '../find.ts'
import { asked, gapAmong } from '../gaps.ts'
import { lockTask } from '../locks.ts'
import { keyIn } from '../position.ts'
import { mayWorkOnItsTask, mustBeOpen } from '../rules.ts'
import { makePart, readPart } from '../task/add-task.ts'
import { whoSees } from '../who-sees.ts'
import {
  addCheckItem,
  changeCheckItem,
  itemAdded,
  itemAssigned,
  itemChanged,
  itemRemoved,
  itemTicked,
  MOST_ITEMS,
  makeTaskOfItem,
  moveCheckItem,
  removeCheckItem,
  tickCheckItem,
} from './contract.ts'
import { findChecklist, findItem, readItem } from './find-checklists.ts'

const gapOfItems = gapAmong({ table: 'checklist_item', of: 'checklist_id' })

handle(addCheckItem, {
  find: findChecklist,
  allow: mayWorkOnItsTask,
  async run(about) {
    const { db, community, input, found, record, made, refuse } = about
    const { task } = found
    mustBeOpen(about, task)
    const of = { community: community.id, task: task.id }
    db.send(lockTask(of))
    const at = { community: community.id, parent: input.checklistId, moving: null }
    const [gap, items] = await Promise.all([
      db.one(gapOfItems({ ...at, ...asked(input.after) })),
      db.one(countItems(of)),
    ])
    if (items!.count >= MOST_ITEMS) throw refuse('too_many_items')
    await mustSee(about, { task, member: input.assigneeId })
    const id = newId()
    const { text, assigneeId = null, dueOn = null } = input
    const row = { ...of, checklist: input.checklistId, id, text, assignee: assigneeId, dueOn, position: keyIn(gap!) }
    db.send(insertItem(row))
    record(itemAdded, task.id, { boards: task.boards, itemId: id })
    if (assigneeId) tellAssigned(about, { task, itemId: id, memberId: assigneeId })
    made(id)
    return readItem(about, id)
  },
  again: (about) => readItem(about, about.ref),
})

const onItem = {
  find: findItem,
  allow: mayWorkOnItsTask,
}

handle(changeCheckItem, {
  ...onItem,
  async run(about) {
    const { db, community, input, found, record } = about
    const { task, item } = found
    mustBeOpen(about, task)
    await mustSee(about, { task, member: input.assigneeId })
    const { itemId, text, assigneeId = item.assigneeId, dueOn = item.dueOn } = input
    const of = { community: community.id, id: itemId }
    db.send(changeItem({ ...of, text: text ?? item.text, assignee: assigneeId, dueOn }))
    record(itemChanged, task.id, { boards: task.boards, itemId })
    if (assigneeId && assigneeId !== item.assigneeId) tellAssigned(about, { task, itemId, memberId: assigneeId })
    return readItem(about, itemId)
  },
})

handle(tickCheckItem, {
  ...onItem,
  async run(about) {
    const { db, community, actor, now, input, found, record } = about
    mustBeOpen(about, found.task)
    const { itemId, isDone } = input
    const ticked = await db.one(tick({ community: community.id, id: itemId, isDone, by: actor.memberId, now }))
    if (ticked) record(itemTicked, found.task.id, { boards: found.task.boards, itemId, isDone })
    return readItem(about, itemId)
  },
})

handle(moveCheckItem, {
  async find(about) {
    const [found, to] = await Promise.all([findItem(about), findChecklist(about)])
    return found && to && found.task.id === to.task.id ? found : undefined
  },
  allow: onItem.allow,
  async run(about) {
    const { db, community, input, found, record } = about
    const { task } = found
    mustBeOpen(about, task)
    const { itemId, checklistId } = input
    db.send(lockTask({ community: community.id, task: task.id }))
    const at = { community: community.id, parent: checklistId, moving: itemId }
    const gap = (await db.one(gapOfItems({ ...at, ...asked(input.after) })))!
    db.send(place({ community: community.id, id: itemId, checklist: checklistId, position: keyIn(gap) }))
    record(itemChanged, task.id, { boards: task.boards, itemId })
    return readItem(about, itemId)
  },
})

handle(removeCheckItem, {
  ...onItem,
  async run(about) {
    const { db, community, input, found, record } = about
    mustBeOpen(about, found.task)
    db.send(remove({ community: community.id, id: input.itemId }))
    record(itemRemoved, found.task.id, { boards: found.task.boards, itemId: input.itemId })
    return {}
  },
})

const LONGEST_TITLE = 300

handle(makeTaskOfItem, {
  ...onItem,
  async run(about) {
    const { db, community, input, found, record, made } = about
    const { task, item } = found
    mustBeOpen(about, task)
    const assigneeIds = item.assigneeId ? [item.assigneeId] : []
    const [line] = item.text.split('\n')
    const title = (line!.length > LONGEST_TITLE ? `${line!.slice(0, LONGEST_TITLE - 1)}…` : line!).replace(
      /\p{Cc}/gu,
      ' ',
    )
    const about_ = title === item.text ? undefined : item.text
    const id = await makePart(about, { task, says: { title, about: about_, dueOn: item.dueOn, assigneeIds } })
    db.send(remove({ community: community.id, id: input.itemId }))
    record(itemRemoved, task.id, { boards: task.boards, itemId: input.itemId })
    made(id)
    return readPart(about, id)
  },
})

type Refusing = { refuse(code: string): Error }

/** Refuses with `no_such_member`: whoever does it sees it. */
async function mustSee(
  { db, community, refuse }: Pick<About, 'db' | 'community'> & Refusing,
  { task, member }: { task: TaskSeen; member: string | null | undefined },
) {
  if (!member) return
  const sees = await db.one(whoSees({ community: community.id, subject: task.id, members: [member] }))
  if (!sees) throw refuse('no_such_member')
}

/** Whoever an item was given to hears of it. */
export function tellAssigned(
  { actor, record }: Pick<RunContext<typeof addCheckItem, unknown>, 'actor' | 'record'>,
  { task, itemId, memberId }: { task: TaskSeen; itemId: string; memberId: string },
) {
  record(itemAssigned, task.id, { boards: task.boards, itemId, memberId, tells: memberId !== actor.memberId })
}

type OfItem = { community: string; id: string }

export const countItems = prepared(
  (a: { community: string; task: string }) => sql<{ count: number }>`
    select count(*) as count from checklist_item where community_id = ${a.community} and task_id = ${a.task}`,
)
type Said = { text: string; assignee: string | null; dueOn: string | null }
const insertItem = prepared(
  (a: OfItem & Said & { task: string; checklist: string; position: string }) => sql`
    insert into checklist_item (community_id, id, checklist_id, task_id, text, position, assignee_id, due_on)
    values (${a.community}, ${a.id}, ${a.checklist}, ${a.task}, ${a.text}, ${a.position}, ${a.assignee}, ${a.dueOn})`,
)
const changeItem = prepared(
  (a: OfItem & Said) => sql`
    update checklist_item set text = ${a.text}, assignee_id = ${a.assignee}, due_on = ${a.dueOn}
    where community_id = ${a.community} and id = ${a.id}`,
)
const tick = prepared(
  (a: OfItem & { isDone: boolean; by: string | null; now: Date }) => sql<{ id: string }>`
    update checklist_item set done_at = case when ${a.isDone}::boolean then ${a.now}::timestamptz end,
      done_by = case when ${a.isDone}::boolean then ${a.by}::uuid end
    where community_id = ${a.community} and id = ${a.id} and (done_at is null) = ${a.isDone}::boolean returning id`,
)
const place = prepared(
  (a: OfItem & { checklist: string; position: string }) => sql`
    update checklist_item set checklist_id = ${a.checklist}, position = ${a.position}
    where community_id = ${a.community} and id = ${a.id}`,
)
const remove = prepared(
  (a: OfItem) => sql`delete from checklist_item where community_id = ${a.community} and id = ${a.id}`,
)

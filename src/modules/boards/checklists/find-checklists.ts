/** Checklists and their items, found through the task they belong to, and as they are shown. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { checkItem, checklist } from '../shown.ts'
import type { CheckItem, Checklist } from '../task/contract.ts'

type Of = { community: string; id: string }

/** The rights of what was found are those on its task. */
export async function findChecklist(
  about: About & { input: { checklistId: string } },
): Promise<{ task: TaskSeen } | undefined> {
  const row = await about.db.one(taskOfList({ community: about.community.id, id: about.input.checklistId }))
  const task = row && (await findTask({ ...about, input: row }))
  return task && { task }
}
const taskOfList = prepared(
  (a: Of) => sql<{ taskId: string }>`
    select task_id from checklist where community_id = ${a.community} and id = ${a.id}`,
)

type ItemFound = {
  task: TaskSeen
  item: { checklistId: string; text: string; assigneeId: string | null; dueOn: string | null; isDone: boolean }
}

export async function findItem(about: About & { input: { itemId: string } }): Promise<ItemFound | undefined> {
  const row = await about.db.one(itemById({ community: about.community.id, id: about.input.itemId }))
  if (!row) return undefined
  const { taskId, ...item } = row
  const task = await findTask({ ...about, input: { taskId } })
  return task && { task, item }
}
const itemById = prepared(
  (a: Of) => sql<ItemFound['item'] & { taskId: string }>`
    select task_id, checklist_id, text, assignee_id, due_on, done_at is not null as is_done from checklist_item
    where community_id = ${a.community} and id = ${a.id}`,
)

type Reading = { db: Db; community: { id: string } }

const oneList = prepared(
  (a: Of) => sql<{ list: Checklist }>`
    select ${checklist} as list from checklist c where c.community_id = ${a.community} and c.id = ${a.id}`,
)
export const readChecklist = async ({ db, community }: Reading, id: string): Promise<Checklist> =>
  (await db.one(oneList({ community: community.id, id })))!.list

const oneItem = prepared(
  (a: Of) => sql<{ item: CheckItem }>`
    select ${checkItem} as item from checklist_item i where i.community_id = ${a.community} and i.id = ${a.id}`,
)
export const readItem = async ({ db, community }: Reading, id: string): Promise<CheckItem> =>
  (await db.one(oneItem({ community: community.id, id })))!.item

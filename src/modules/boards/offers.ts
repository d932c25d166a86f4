/** Lent to later modules: tasks from elsewhere, in sets, with their own times and authors. Nobody is told. */
import { type RawBuilder, sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { shareTree } from '#modules/subjects/offers.ts'
import { behind, lastOf } from './behind.ts'
import { boardKind, taskKind } from './contract.ts'
import { lockLists } from './locks.ts'
import { keysAfter } from './position.ts'
import { letInGuests, placesFrom, taskSubjectsFrom, tasksFrom } from './task/insert.ts'

type At = { db: Db; community: string; now: Date }
type Rows = { community: string; rows: string }

type NewItem = {
  text: string
  doneAt: string | null
  doneBy: string | null
  assigneeId: string | null
  dueOn: string | null
}
type NewValue = {
  fieldId: string
  text: string | null
  number: number | null
  day: string | null
  isChecked: boolean | null
  optionId: string | null
  memberId: string | null
}
export type NewTask = {
  id: string
  boardId: string
  /** The task it is a part of: here already, or among those written with it. */
  parentId: string | null
  /** None for a part. */
  places: { boardId: string; listId: string }[]
  title: string
  about: string
  startsOn: string | null
  startsAt: string | null
  dueOn: string | null
  dueAt: string | null
  /** Open for volunteers: so many people. */
  needed?: number | null
  createdBy: string | null
  createdAt: string | null
  closedAt: string | null
  closedBy: string | null
  archivedAt: string | null
  isMilestone: boolean
  isTemplate: boolean
  assigneeIds: string[]
  labelIds: string[]
  values: NewValue[]
  checklists: { title: string; items: NewItem[] }[]
}

/** Of these boards, those that are still there. */
export const boardsThere = prepared(
  (a: { community: string; ids: string[] }) => sql<{ id: string }>`
    select s.id from subject s where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[])
      and s.kind = ${sql.lit(boardKind.kind)} and s.purged_at is null`,
)

/** Behind what stands in their lists. Lists, labels, fields and options that are gone by now are left out. */
export async function insertTasks(at: At, tasks: NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  const { db, community, now } = at
  shareTree(db, community)
  const parts = tasks.filter(({ parentId }) => parentId !== null)
  const placed = new Map(
    (await behind(at, parts, { of: 'parentId', last: lastParts })).map((one) => [one.id, one.position]),
  )
  const rows = JSON.stringify(
    tasks.map(({ places, assigneeIds, labelIds, values, checklists, ...task }) => ({
      ...task,
      position: placed.get(task.id) ?? null,
    })),
  )
  db.send(newSubjects({ community, now, rows }))
  db.send(newTasks({ community, rows }))
  const ids = tasks.map(({ id }) => id)
  db.send(letInGuests({ community, ids }))
  const places = tasks.flatMap(({ id: taskId, places: all }) => all.map((place) => ({ ...place, taskId })))
  if (places.length > 0) {
    const lists = [...new Set(places.map(({ listId }) => listId))].sort()
    db.send(lockLists({ community, lists }))
    db.send(
      newPlaces({ community, rows: JSON.stringify(await behind(at, places, { of: 'listId', last: lastPlaces })) }),
    )
  }
  const send = (insert: (a: Rows & { now: Date }) => RawBuilder<unknown> | unknown, all: object[]) => {
    if (all.length > 0) db.send(insert({ community, now, rows: JSON.stringify(all) }) as Parameters<Db['send']>[0])
  }
  send(
    newAssignees,
    tasks.flatMap(({ id, assigneeIds }) => assigneeIds.map((memberId) => ({ taskId: id, memberId }))),
  )
  send(
    newTaskLabels,
    tasks.flatMap(({ id, labelIds }) => labelIds.map((labelId) => ({ taskId: id, labelId }))),
  )
  send(
    newValues,
    tasks.flatMap(({ id, values }) => values.map((value) => ({ ...value, taskId: id }))),
  )
  const checklists = tasks.flatMap(({ id: taskId, checklists: all }) => {
    const keys = keysAfter(null, all.length)
    return all.map((list, n) => ({ ...list, id: newId(), taskId, position: keys[n]! }))
  })
  send(
    newChecklists,
    checklists.map(({ items, ...list }) => list),
  )
  send(
    newItems,
    checklists.flatMap(({ id: checklistId, taskId, items }) => {
      const keys = keysAfter(null, items.length)
      return items.map((item, n) => ({ ...item, id: newId(), checklistId, taskId, position: keys[n]! }))
    }),
  )
}

const lastPlaces = lastOf('task_place', 'list_id')
const lastParts = lastOf('task', 'parent_id')

/** What they are for follows from the task they are a part of where that was here before, else from their board. */
const newSubjects = prepared((a: Rows & { now: Date }) =>
  taskSubjectsFrom(sql`
    select b.community_id, t.id, ${sql.lit(taskKind.kind)}, t.title, b.audience, b.circle_id, coalesce(t."parentId", b.id),
      coalesce(p.purpose_kind, b.purpose_kind), case when p.purpose_kind is null then b.purpose_id else p.purpose_id end,
      true, t."createdBy", coalesce(t."createdAt", ${a.now}::timestamptz),
      coalesce(t."archivedAt", case when t."isTemplate" then ${a.now}::timestamptz end)
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, "boardId" uuid, "parentId" uuid, title text, "createdBy" uuid,
      "createdAt" timestamptz, "archivedAt" timestamptz, "isTemplate" boolean)
    join subject b on b.community_id = ${a.community} and b.id = t."boardId"
    left join subject p on p.community_id = ${a.community} and p.id = t."parentId"`),
)
const newTasks = prepared((a: Rows) =>
  tasksFrom(sql`
    select ${a.community}::uuid, id, "boardId", "parentId", position, about, "startsOn", "startsAt", "dueOn", "dueAt", needed,
      null::integer, "isMilestone", null::integer, "isTemplate", "closedAt", "closedBy"
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, "boardId" uuid, "parentId" uuid, position text, about text,
      "startsOn" date, "startsAt" timestamptz, "dueOn" date, "dueAt" timestamptz, needed integer, "isMilestone" boolean, "isTemplate" boolean,
      "closedAt" timestamptz, "closedBy" uuid)`),
)
const newPlaces = prepared((a: Rows) =>
  placesFrom(sql`
    select l.community_id, l.board_id, l.id, t."taskId", t.position
    from jsonb_to_recordset(${a.rows}::jsonb) as t("listId" uuid, "taskId" uuid, position text)
    join board_list l on l.community_id = ${a.community} and l.id = t."listId" on conflict do nothing`),
)
const newAssignees = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into task_assignee (community_id, task_id, member_id, since)
    select ${a.community}::uuid, "taskId", "memberId", ${a.now}::timestamptz
    from jsonb_to_recordset(${a.rows}::jsonb) as t("taskId" uuid, "memberId" uuid) on conflict do nothing`,
)
const newTaskLabels = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into task_label (community_id, task_id, label_id)
    select l.community_id, t."taskId", l.id from jsonb_to_recordset(${a.rows}::jsonb) as t("taskId" uuid, "labelId" uuid)
    join label l on l.community_id = ${a.community} and l.id = t."labelId" on conflict do nothing`,
)
const newValues = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into task_value (community_id, task_id, field_id, text, number, day, is_checked, option_id, member_id)
    select f.community_id, t."taskId", f.id, t.text, t.number, t.day, t."isChecked", t."optionId", t."memberId"
    from jsonb_to_recordset(${a.rows}::jsonb) as t("taskId" uuid, "fieldId" uuid, text text, number numeric, day date,
      "isChecked" boolean, "optionId" uuid, "memberId" uuid)
    join board_field f on f.community_id = ${a.community} and f.id = t."fieldId"
    where t."optionId" is null or exists (select from field_option o where o.community_id = f.community_id
      and o.id = t."optionId") on conflict do nothing`,
)
const newChecklists = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into checklist (community_id, id, task_id, title, position)
    select ${a.community}::uuid, id, "taskId", title, position
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, "taskId" uuid, title text, position text)`,
)
const newItems = prepared(
  (a: Rows & { now: Date }) => sql`
    insert into checklist_item (community_id, id, checklist_id, task_id, text, position, assignee_id, due_on, done_at, done_by)
    select ${a.community}::uuid, id, "checklistId", "taskId", text, position, "assigneeId", "dueOn", "doneAt", "doneBy"
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, "checklistId" uuid, "taskId" uuid, text text, position text,
      "assigneeId" uuid, "dueOn" date, "doneAt" timestamptz, "doneBy" uuid)`,
)

/** A picture that lies with a task stands on its card. */
export const setCover = prepared(
  (a: { community: string; file: string }) => sql`
    update task t set cover_id = f.id from file f where f.community_id = ${a.community} and f.id = ${a.file}
      and f.type like 'image/%' and t.community_id = f.community_id and t.id = f.subject_id and t.cover_id is null`,
)

type Wait = { community: string; task: string; for: string }

/** True where it was written; false where it is there, or would close a circle. */
export const insertWait = prepared(
  (a: Wait) => sql<{ written: boolean }>`
    with recursive before as (
      select for_id from task_wait where community_id = ${a.community} and task_id = ${a.for}
      union select w.for_id from before join task_wait w on w.community_id = ${a.community} and w.task_id = before.for_id
    ), written as (
      insert into task_wait (community_id, task_id, for_id)
      select ${a.community}::uuid, ${a.task}::uuid, ${a.for}::uuid where ${a.task}::uuid <> ${a.for}::uuid
        and not exists (select from before where for_id = ${a.task}) on conflict do nothing returning true as written
    ) select true as written from written`,
)

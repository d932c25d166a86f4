/** Tasks like others, in sets: one statement for each table, however many they are. All to be done, by nobody yet. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { shareTree } from '#modules/subjects/offers.ts'
import { taskKind } from '../contract.ts'
import type { Making } from '../task/add-task.ts'
import { letInGuests, placesFrom, taskSubjectsFrom, tasksFrom } from '../task/insert.ts'

/** What was there, and what comes for it, side by side. */
export type Ids = { was: string[]; ids: string[] }
export const idsFor = (was: string[]): Ids => ({ was, ids: was.map(() => newId()) })
const sameIds = (was: string[]): Ids => ({ was, ids: was })

export type Place = { task: string; list: string; position: string }
export type TasksToCopy = {
  board: string
  /** With all that is above them among the copied: parents first. */
  tasks: Ids
  labels: Ids
  fields: Ids
  options: Ids
  places: Place[]
  /** So many days later; null: without days. */
  days: number | null
  /** Of templates among them templates come, too; otherwise tasks like others. */
  keepsTemplates: boolean
  /** The task that those without anything above them become parts of, and where among its parts; left out: of none. */
  part?: { of: string; position: string } | undefined
  /** Done from the beginning. */
  isDone?: boolean
}

export function copyTasks(about: Omit<Making, 'record' | 'refuse'>, copy: TasksToCopy): void {
  const { db, community, actor, now } = about
  const { board, tasks, places, days, keepsTemplates, part, isDone = false } = copy
  if (tasks.was.length === 0) return
  shareTree(db, community.id)
  const of = { community: community.id, board, ...tasks, keeps: keepsTemplates, above: part?.of ?? null }
  db.send(copySubjects({ ...of, by: actor.memberId, now }))
  const done = { doneAt: isDone ? now : null, by: actor.memberId }
  db.send(copyRows({ ...of, ...done, days, zone: community.timeZone, position: part?.position ?? null }))
  db.send(letInGuests({ community: community.id, ids: tasks.ids }))
  const [at, lists, keys] = [places.map((p) => p.task), places.map((p) => p.list), places.map((p) => p.position)]
  db.send(insertPlaces({ community: community.id, board, ids: at, lists, keys }))
  copyContents(about, copy)
  db.send(copyWaits(of))
}

export type Contents = Pick<TasksToCopy, 'tasks' | 'labels' | 'fields' | 'options'> & {
  /** Own fields that name people come, too: where the same people go on, as in a series. */
  keepsPeople?: boolean
}

/** Labels, own fields and checklists. */
export function copyContents({ db, community }: Pick<Making, 'db' | 'community'>, copy: Contents): void {
  const { tasks, labels, fields, options, keepsPeople = false } = copy
  const of = { community: community.id, ...tasks }
  const mapped = { wasOf: fields.was, idsOf: fields.ids, wasOption: options.was, idsOption: options.ids }
  db.send(copyLabels({ ...of, wasOf: labels.was, idsOf: labels.ids }))
  db.send(copyValues({ ...of, ...mapped, keepsPeople }))
  db.send(copyChecklists(of))
}

/** Where a copy stays on its board: what tasks are named by there is the same. */
export async function sameParts({ db, community }: Pick<Making, 'db' | 'community'>, board: string) {
  const { labels, fields, options } = (await db.one(partsOf({ community: community.id, board })))!
  return { labels: sameIds(labels), fields: sameIds(fields), options: sameIds(options) }
}

type Copies = Ids & { community: string }
type Of = Copies & { board: string; keeps: boolean; above: string | null }
type Two = Copies & { wasOf: string[]; idsOf: string[] }

/** What they are for follows from what they hang below. */
const copySubjects = prepared((a: Of & { by: string | null; now: Date }) =>
  taskSubjectsFrom(sql`
    select b.community_id, m.id, ${sql.lit(taskKind.kind)}, s.title, b.audience, b.circle_id, coalesce(up.id, b.id),
      b.purpose_kind, b.purpose_id, true, ${a.by}::uuid, ${a.now}::timestamptz,
      case when t.is_template and ${a.keeps}::boolean then ${a.now}::timestamptz end
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task t on t.community_id = ${a.community} and t.id = m.was
    join subject s on s.community_id = t.community_id and s.id = t.id
    join subject b on b.community_id = t.community_id and b.id = coalesce(${a.above}::uuid, ${a.board}::uuid)
    left join unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as up(was, id) on up.was = t.parent_id`),
)
type Row = Of & {
  days: number | null
  zone: string
  position: string | null
  doneAt: Date | null
  by: string | null
}
const copyRows = prepared((a: Row) =>
  tasksFrom(sql`
    select t.community_id, m.id, ${a.board}::uuid, coalesce(up.id, ${a.above}::uuid),
      case when up.id is not null then t.position else ${a.position}::text end, t.about,
      t.starts_on + ${a.days}::integer,
      ((t.starts_at at time zone ${a.zone}) + make_interval(days => ${a.days}::integer)) at time zone ${a.zone},
      t.due_on + ${a.days}::integer,
      ((t.due_at at time zone ${a.zone}) + make_interval(days => ${a.days}::integer)) at time zone ${a.zone},
      t.needed, t.estimate_minutes, t.is_milestone, t.remind_minutes, t.is_template and ${a.keeps}::boolean,
      ${a.doneAt}::timestamptz, case when ${a.doneAt}::timestamptz is not null then ${a.by}::uuid end
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task t on t.community_id = ${a.community} and t.id = m.was
    left join unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as up(was, id) on up.was = t.parent_id`),
)
const insertPlaces = prepared(
  (a: { community: string; board: string; ids: string[]; lists: string[]; keys: string[] }) =>
    placesFrom(sql`
    select ${a.community}::uuid, ${a.board}::uuid, list, task, key
    from unnest(${a.ids}::uuid[], ${a.lists}::uuid[], ${a.keys}::text[]) as p(task, list, key)`),
)
const copyLabels = prepared(
  (a: Two) => sql`
    insert into task_label (community_id, task_id, label_id)
    select x.community_id, m.id, l.id from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task_label x on x.community_id = ${a.community} and x.task_id = m.was
    join unnest(${a.wasOf}::uuid[], ${a.idsOf}::uuid[]) as l(was, id) on l.was = x.label_id`,
)
/** People only where that is said: whoever is named there was asked for the former task. */
const copyValues = prepared(
  (a: Two & { wasOption: string[]; idsOption: string[]; keepsPeople: boolean }) => sql`
    insert into task_value (community_id, task_id, field_id, text, number, day, is_checked, option_id, member_id)
    select v.community_id, m.id, f.id, v.text, v.number, v.day, v.is_checked, o.id, v.member_id
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task_value v on v.community_id = ${a.community} and v.task_id = m.was and (v.member_id is null or ${a.keepsPeople}::boolean)
    join unnest(${a.wasOf}::uuid[], ${a.idsOf}::uuid[]) as f(was, id) on f.was = v.field_id
    left join unnest(${a.wasOption}::uuid[], ${a.idsOption}::uuid[]) as o(was, id) on o.was = v.option_id
    where v.option_id is null or o.id is not null`,
)
const copyChecklists = prepared(
  (a: Copies) => sql`
    with lists as materialized (
      select c.id as was, uuidv7() as id, m.id as task_id, c.title, c.position
      from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
      join checklist c on c.community_id = ${a.community} and c.task_id = m.was
    ), come as (
      insert into checklist (community_id, id, task_id, title, position)
      select ${a.community}::uuid, id, task_id, title, position from lists
    )
    insert into checklist_item (community_id, id, checklist_id, task_id, text, position)
    select i.community_id, uuidv7(), lists.id, lists.task_id, i.text, i.position
    from lists join checklist_item i on i.community_id = ${a.community} and i.checklist_id = lists.was`,
)
/** Where both ends come along. */
const copyWaits = prepared(
  (a: Of) => sql`
    insert into task_wait (community_id, task_id, for_id)
    select w.community_id, m.id, f.id from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task_wait w on w.community_id = ${a.community} and w.task_id = m.was
    join unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as f(was, id) on f.was = w.for_id`,
)
/** What the tasks of a board are named by. */
const partsOf = prepared(
  (a: { community: string; board: string }) => sql<{ labels: string[]; fields: string[]; options: string[] }>`
    select array(select id from label where community_id = ${a.community} and board_id = ${a.board})::text[] as labels,
      array(select id from board_field where community_id = ${a.community} and board_id = ${a.board})::text[] as fields,
      array(select o.id from board_field f join field_option o on o.community_id = f.community_id and o.field_id = f.id
        where f.community_id = ${a.community} and f.board_id = ${a.board})::text[] as options`,
)

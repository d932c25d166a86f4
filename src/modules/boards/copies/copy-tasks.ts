/** Tasks like others, in sets: one statement for each table, however many they are. All to be done, by nobody yet. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { shareTree } from '#modules/subjects/offers.ts'
import { taskKind } from '../contract.ts'
import type { Making } from '../task/add-task.ts'

/** What was there, and what comes for it, side by side. */
export type Ids = { was: string[]; ids: string[] }
export const idsFor = (was: string[]): Ids => ({ was, ids: was.map(() => newId()) })
export const sameIds = (was: string[]): Ids => ({ was, ids: was })

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
}

export function copyTasks(about: Omit<Making, 'record' | 'refuse'>, copy: TasksToCopy): void {
  const { db, community, actor, now } = about
  const { board, tasks, labels, fields, options, places, days, keepsTemplates } = copy
  if (tasks.was.length === 0) return
  shareTree(db, community.id)
  const of = { community: community.id, board, ...tasks, keeps: keepsTemplates }
  db.send(copySubjects({ ...of, by: actor.memberId, now }))
  db.send(copyRows({ ...of, days, zone: community.timeZone }))
  db.send(letInGuests({ community: community.id, board, ids: tasks.ids }))
  const [at, lists, keys] = [places.map((p) => p.task), places.map((p) => p.list), places.map((p) => p.position)]
  db.send(insertPlaces({ community: community.id, board, ids: at, lists, keys }))
  db.send(copyLabels({ ...of, wasOf: labels.was, idsOf: labels.ids }))
  db.send(copyValues({ ...of, wasOf: fields.was, idsOf: fields.ids, wasOption: options.was, idsOption: options.ids }))
  db.send(copyChecklists(of))
  db.send(copyWaits(of))
}

type Of = Ids & { community: string; board: string; keeps: boolean }
type Two = Of & { wasOf: string[]; idsOf: string[] }

/** What they are for follows from the new board. */
const copySubjects = prepared(
  (a: Of & { by: string | null; now: Date }) => sql`
    insert into subject (community_id, id, kind, title, audience, circle_id, parent_id, purpose_kind, purpose_id,
      guests_of_parent, created_by, created_at, archived_at)
    select b.community_id, m.id, ${sql.lit(taskKind.kind)}, s.title, b.audience, b.circle_id, coalesce(up.id, b.id),
      b.purpose_kind, b.purpose_id, true, ${a.by}::uuid, ${a.now}::timestamptz,
      case when t.is_template and ${a.keeps}::boolean then ${a.now}::timestamptz end
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task t on t.community_id = ${a.community} and t.id = m.was
    join subject s on s.community_id = t.community_id and s.id = t.id
    join subject b on b.community_id = t.community_id and b.id = ${a.board}
    left join unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as up(was, id) on up.was = t.parent_id`,
)
const copyRows = prepared(
  (a: Of & { days: number | null; zone: string }) => sql`
    insert into task (community_id, id, board_id, parent_id, position, about, starts_on, starts_at, due_on, due_at, needed,
      estimate_minutes, is_milestone, remind_minutes, is_template)
    select t.community_id, m.id, ${a.board}::uuid, up.id, case when up.id is not null then t.position end, t.about,
      t.starts_on + ${a.days}::integer,
      ((t.starts_at at time zone ${a.zone}) + make_interval(days => ${a.days}::integer)) at time zone ${a.zone},
      t.due_on + ${a.days}::integer,
      ((t.due_at at time zone ${a.zone}) + make_interval(days => ${a.days}::integer)) at time zone ${a.zone},
      t.needed, t.estimate_minutes, t.is_milestone, t.remind_minutes, t.is_template and ${a.keeps}::boolean
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task t on t.community_id = ${a.community} and t.id = m.was
    left join unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as up(was, id) on up.was = t.parent_id`,
)
const letInGuests = prepared(
  (a: { community: string; board: string; ids: string[] }) => sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select l.community_id, t.id, l.member_id, l.at from unnest(${a.ids}::uuid[]) as t(id), let_in l
    where l.community_id = ${a.community} and l.subject_id = ${a.board} on conflict do nothing`,
)
const insertPlaces = prepared(
  (a: { community: string; board: string; ids: string[]; lists: string[]; keys: string[] }) => sql`
    insert into task_place (community_id, board_id, list_id, task_id, position)
    select ${a.community}::uuid, ${a.board}::uuid, list, task, key
    from unnest(${a.ids}::uuid[], ${a.lists}::uuid[], ${a.keys}::text[]) as p(task, list, key)`,
)
const copyLabels = prepared(
  (a: Two) => sql`
    insert into task_label (community_id, task_id, label_id)
    select x.community_id, m.id, l.id from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task_label x on x.community_id = ${a.community} and x.task_id = m.was
    join unnest(${a.wasOf}::uuid[], ${a.idsOf}::uuid[]) as l(was, id) on l.was = x.label_id`,
)
/** But for people: whoever is named there was asked for the former task. */
const copyValues = prepared(
  (a: Two & { wasOption: string[]; idsOption: string[] }) => sql`
    insert into task_value (community_id, task_id, field_id, text, number, day, is_checked, option_id)
    select v.community_id, m.id, f.id, v.text, v.number, v.day, v.is_checked, o.id
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join task_value v on v.community_id = ${a.community} and v.task_id = m.was and v.member_id is null
    join unnest(${a.wasOf}::uuid[], ${a.idsOf}::uuid[]) as f(was, id) on f.was = v.field_id
    left join unnest(${a.wasOption}::uuid[], ${a.idsOption}::uuid[]) as o(was, id) on o.was = v.option_id
    where v.option_id is null or o.id is not null`,
)
const copyChecklists = prepared(
  (a: Of) => sql`
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

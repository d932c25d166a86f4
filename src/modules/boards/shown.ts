/** Boards and their cards as they are shown: parts of SQL that write JSON. */
import { type RawBuilder, sql } from 'kysely'
import { author, authorOf } from '#modules/communities/shapes.ts'

/** A person, day, text … of an own field, as the contract has it: whatever of it is there. Over `task_value v`. */
export const shownValue = sql`coalesce(to_json(v.text), to_json(v.number), to_json(v.day), to_json(v.is_checked),
  to_json(v.option_id), to_json(v.member_id))`

const ids = (of: RawBuilder<unknown>) => sql`coalesce((select json_agg(${of}`

/** Apart, each by its index: message_shown, message_in_threads. */
const comments = sql`(select count(*) from message m where m.community_id = t.community_id and m.subject_id = t.id
    and m.in_channel and m.deleted_at is null)
  + (select count(*) from message m where m.community_id = t.community_id and m.subject_id = t.id
    and not m.in_channel and m.deleted_at is null)`

/**
 * A `Card`, over `task t`, `subject s` of it, and `task_place p`: the same for every reader. Each count has its own look by
 * an index: tasks of one board are many, what hangs on one of them is little.
 */
export const card = sql`json_build_object('id', t.id, 'boardId', t.board_id, 'listId', p.list_id, 'position', p.position,
  'title', s.title,
  'labels', ${ids(sql`x.label_id order by b.position, b.id`)}) from task_label x join label b on b.community_id = x.community_id
    and b.id = x.label_id where x.community_id = t.community_id and x.task_id = t.id), '[]'::json),
  'assignees', ${ids(sql`x.member_id order by x.since, x.member_id`)}) from task_assignee x
    where x.community_id = t.community_id and x.task_id = t.id), '[]'::json),
  'startsOn', t.starts_on, 'startsAt', iso(t.starts_at), 'dueOn', t.due_on, 'dueAt', iso(t.due_at),
  'needed', t.needed, 'estimate', t.estimate_minutes,
  'hours', coalesce((select sum(x.minutes) from task_hours x where x.community_id = t.community_id and x.task_id = t.id), 0),
  'isMilestone', t.is_milestone, 'repeats', t.repeat_rule is not null, 'cover', t.cover_id, 'hasAbout', t.about <> '',
  'votes', t.votes, 'comments', ${comments},
  'files', (select count(*) from file f where f.community_id = t.community_id and f.subject_id = t.id
    and f.uploaded_to is null and f.deleted_at is null),
  'items', (select case when count(*) > 0 then json_build_object('done', count(i.done_at), 'of', count(*)) end
    from checklist_item i where i.community_id = t.community_id and i.task_id = t.id),
  'parts', ${partsOf('t')},
  'waitsFor', ${ids(sql`w.for_id order by w.for_id`)}) from task_wait w
    join task o on o.community_id = w.community_id and o.id = w.for_id and o.closed_at is null
    join subject os on os.community_id = o.community_id and os.id = o.id and os.deleted_at is null
    where w.community_id = t.community_id and w.task_id = t.id), '[]'::json),
  'values', coalesce((select json_object_agg(v.field_id, ${shownValue}) from task_value v
    where v.community_id = t.community_id and v.task_id = t.id), '{}'::json),
  'closedAt', iso(t.closed_at), 'archivedAt', iso(s.archived_at))`

/** Of the tasks below the one under this alias how many are done; null without any. */
function partsOf(alias: string) {
  const t = sql.ref(alias)
  return sql`(select case when count(*) > 0 then json_build_object('done', count(c.closed_at), 'of', count(*)) end
    from task c join subject cs on cs.community_id = c.community_id and cs.id = c.id and cs.deleted_at is null
    where c.community_id = ${t}.community_id and c.parent_id = ${t}.id)`
}

/** A `Part`, over `task t` and `subject s` of it. */
export const part = sql`json_build_object('id', t.id, 'title', s.title, 'position', t.position,
  'assignees', coalesce((select json_agg(${author('m')} order by x.since, x.member_id) from task_assignee x
    join member m on m.community_id = x.community_id and m.id = x.member_id
    where x.community_id = t.community_id and x.task_id = t.id), '[]'::json),
  'dueOn', t.due_on, 'dueAt', iso(t.due_at), 'closedAt', iso(t.closed_at), 'parts', ${partsOf('t')})`

/** A `BoardList`, over `board_list l`. */
export const list = sql`json_build_object('id', l.id, 'title', l.title, 'position', l.position, 'closes', l.closes,
  'archivedAt', iso(l.archived_at))`

/** A `Label`, over the `label` under this alias. */
export const label = (alias: string): RawBuilder<unknown> => {
  const l = sql.ref(alias)
  return sql`json_build_object('id', ${l}.id, 'name', ${l}.name, 'tone', ${l}.tone, 'position', ${l}.position)`
}

/** A `Field`, over `board_field f`. */
export const field = sql`json_build_object('id', f.id, 'name', f.name, 'kind', f.kind, 'position', f.position,
  'onCard', f.on_card, 'options', coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'tone', o.tone,
    'position', o.position) order by o.position, o.id) from field_option o
    where o.community_id = f.community_id and o.field_id = f.id), '[]'::json))`

/** A `CheckItem`, over `checklist_item i`. */
export const checkItem = sql`json_build_object('id', i.id, 'text', i.text, 'position', i.position,
  'assignee', ${authorOf(sql`i.community_id`, sql`i.assignee_id`)}, 'dueOn', i.due_on, 'doneAt', iso(i.done_at))`

/** A `Checklist`, over `checklist c`. */
export const checklist = sql`json_build_object('id', c.id, 'title', c.title, 'position', c.position,
  'items', coalesce((select json_agg(${checkItem} order by i.position, i.id) from checklist_item i
    where i.community_id = c.community_id and i.checklist_id = c.id), '[]'::json))`

/** What stands on boards and tasks as it is shown: parts of SQL that write JSON. */
import { type RawBuilder, sql } from 'kysely'
import { author, authorOf } from '#modules/communities/shapes.ts'

/** A person, day, text … of an own field, as the contract has it: whatever of it is there. Over the `task_value` under this alias. */
export const shownValue = (alias: string): RawBuilder<unknown> => {
  const v = sql.ref(alias)
  return sql`coalesce(to_json(${v}.text), to_json(${v}.number), to_json(${v}.day), to_json(${v}.is_checked),
    to_json(${v}.option_id), to_json(${v}.member_id))`
}

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

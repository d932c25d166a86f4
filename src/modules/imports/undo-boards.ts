/**
 * Taking boards back. What anybody did to a task or a board stands in the log: what has no line there, and nothing on it
 * that came later, is as it came.
 */
import { type RawBuilder, sql } from 'kysely'
import { taskDiscussed } from '#modules/boards/talk/contract.ts'
import { given, isSomebody, type Judged, type Pass, removeSubjects } from './undo-pass.ts'

/** Over `subject s`. index activity_history */
const isTouched: RawBuilder<boolean> = sql`exists (select from activity a where a.community_id = s.community_id
  and a.subject_id = s.id and a.kind not like 'conversation.%' and a.kind <> ${sql.lit(taskDiscussed.kind)})`
const isTalkedOn: RawBuilder<boolean> = sql`(
  exists (select from message m where m.community_id = s.community_id and m.subject_id = s.id)
  or exists (select from file f where f.community_id = s.community_id and f.subject_id = s.id
    and not exists (select from imported i where i.community_id = f.community_id and i.table_name = 'file'
      and i.target_id = f.id)))`

/** Parts before what they are parts of. */
export const tasks: Pass = {
  table: 'subject',
  isAgain: true,
  judge: ({ db, community }, rows) =>
    db.rows(sql<Judged>`
      select t.id, case
        when ${isTouched} or s.deleted_at is not null then 'changed'
        when exists (select from subject k where k.community_id = s.community_id and k.parent_id = s.id)
          or exists (select from task_hours h where h.community_id = s.community_id and h.task_id = s.id) then 'linked'
        when ${isTalkedOn} then 'in_use'
        when ${isSomebody(sql`s.created_by`, 's')} or exists (select from task_assignee x
          where x.community_id = s.community_id and x.task_id = s.id and ${isSomebody(sql`x.member_id`, 'x')}) then 'claimed'
        end as why
      from ${given(rows)} join subject s on s.community_id = ${community} and s.id = t.id
      join task k on k.community_id = s.community_id and k.id = s.id`),
  remove({ db, community }, ids) {
    db.send(sql`delete from file where community_id = ${community} and subject_id = any(${ids}::uuid[])`)
    db.send(sql`delete from subject where community_id = ${community} and id = any(${ids}::uuid[])`)
  },
}

export const boards: Pass = {
  table: 'subject',
  judge: ({ db, community, host }, rows) =>
    db.rows(sql<Judged>`
      select t.id, case
        when ${isTouched} or s.deleted_at is not null then 'changed'
        when s.own_purpose_kind is not null or exists (
          select from subject k where k.community_id = s.community_id and k.parent_id = s.id) then 'linked'
        when ${isTalkedOn} then 'in_use'
        when ${isSomebody(sql`s.created_by`, 's')} or exists (select from let_in l where l.community_id = s.community_id
            and l.subject_id = s.id and ${isSomebody(sql`l.member_id`, 'l')})
          or exists (select from circle_member m where m.community_id = s.community_id and m.circle_id = s.circle_id
            and m.member_id is distinct from ${host}::uuid and ${isSomebody(sql`m.member_id`, 'm')}) then 'claimed'
        end as why
      from ${given(rows)} join subject s on s.community_id = ${community} and s.id = t.id
      join board b on b.community_id = s.community_id and b.id = s.id`),
  remove: removeSubjects,
}

/** They go with their board; those of one that stays stay without a word. */
const partOf = (table: Pass['table']): Pass => ({
  table,
  judge: ({ db, community }, rows) =>
    db.rows(sql<Judged>`
      select t.id, null as why from ${given(rows)}
      where not exists (select from ${sql.table(table)} o where o.community_id = ${community} and o.id = t.id)`),
  remove() {},
})
export const partsOfBoards: Pass[] = (['board_list', 'label', 'board_field', 'field_option'] as const).map(partOf)

/** Over `member p`: named on what is left of boards. */
export const isNamedOnTasks: RawBuilder<boolean> = sql`(
  exists (select from task_assignee x where x.community_id = p.community_id and x.member_id = p.id)
  or exists (select from checklist_item x where x.community_id = p.community_id and x.assignee_id = p.id)
  or exists (select from checklist_item x where x.community_id = p.community_id and x.done_by = p.id)
  or exists (select from task x where x.community_id = p.community_id and x.closed_by = p.id)
  or exists (select from task_value x where x.community_id = p.community_id and x.member_id = p.id))`

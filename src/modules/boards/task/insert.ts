/** Rows of tasks are written here, whatever they come from: one that was added, copies, sets from elsewhere. */
import { type RawBuilder, sql } from 'kysely'
import { prepared } from '#kernel/database.ts'

/** What selects the columns in this order. */
type From = RawBuilder<unknown>

/** Of the subjects: of the same people as what they hang below, and for the same where nothing else is selected. */
export const taskSubjectsFrom = (from: From) => sql`
  insert into subject (community_id, id, kind, title, audience, circle_id, parent_id, purpose_kind, purpose_id,
    guests_of_parent, created_by, created_at, archived_at) ${from}`

export const tasksFrom = (from: From) => sql`
  insert into task (community_id, id, board_id, parent_id, position, about, starts_on, starts_at, due_on, due_at, needed,
    estimate_minutes, is_milestone, remind_minutes, is_template, closed_at, closed_by) ${from}`

export const placesFrom = (from: From) => sql`
  insert into task_place (community_id, board_id, list_id, task_id, position) ${from}`

/** Whoever is let into their boards, after the tasks themselves. */
export const letInGuests = prepared(
  (a: { community: string; ids: string[] }) => sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select l.community_id, t.id, l.member_id, l.at from task t
    join let_in l on l.community_id = t.community_id and l.subject_id = t.board_id
    where t.community_id = ${a.community} and t.id = any(${a.ids}::uuid[]) on conflict do nothing`,
)

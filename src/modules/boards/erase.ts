/** What boards keep of a member: tasks stay with the board, without a name; hours stay counted. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf, type Whose } from '#kernel/keeping.ts'
import { titleFor } from './own.ts'

keeps('boards.tasks', {
  names: {
    'task.closed_by': 'stays',
    'task_assignee.member_id': 'goes',
    'checklist_item.assignee_id': 'goes',
    'checklist_item.done_by': 'stays',
    'task_value.member_id': 'goes',
    'task_hours.member_id': 'stays',
    'task_hours.approved_by': 'stays',
    'board_view.made_by': 'goes',
    'board_share.made_by': 'goes',
    'task_feed.member_id': 'goes',
  },
  forget({ db, community, member }) {
    for (const query of [unassign, unassignItems, unname, leaveViews, forgetViews, endShares, forgetFeed])
      db.send(query({ community, member }))
  },
  own: { tasks: (of) => ownTasks(of), hours: (of) => ownHours(of), 'board-views': (of) => ownViews(of) },
})

const unassign = prepared(
  (a: Whose) => sql`delete from task_assignee where community_id = ${a.community} and member_id = ${a.member}`,
)
const unassignItems = prepared(
  (a: Whose) => sql`
    update checklist_item set assignee_id = null where community_id = ${a.community} and assignee_id = ${a.member}`,
)
const unname = prepared(
  (a: Whose) => sql`delete from task_value where community_id = ${a.community} and member_id = ${a.member}`,
)
/** Shared ones stay for those who use them. */
const leaveViews = prepared(
  (a: Whose) => sql`
    update board_view set made_by = null where community_id = ${a.community} and made_by = ${a.member} and is_shared`,
)
const forgetViews = prepared(
  (a: Whose) => sql`delete from board_view where community_id = ${a.community} and made_by = ${a.member}`,
)
/** Their links open nothing since they left. */
const endShares = prepared(
  (a: Whose) => sql`delete from board_share where community_id = ${a.community} and made_by = ${a.member}`,
)
const forgetFeed = prepared(
  (a: Whose) => sql`delete from task_feed where community_id = ${a.community} and member_id = ${a.member}`,
)
const ownViews = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select v.id, ${titleFor(a.member)} as board, v.name, v.query, v.is_shared from board_view v
    join subject s on s.community_id = v.community_id and s.id = v.board_id
    where v.community_id = ${a.community} and v.made_by = ${a.member} and v.id > ${a.after}::uuid
    order by v.id limit ${a.most}`,
)
/** What they made, did or took. */
const ownTasks = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select t.id, s.title, t.about, t.due_on, iso(t.closed_at) as closed_at, s.created_by = ${a.member}::uuid as made_by_me
    from task t join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
    where t.community_id = ${a.community} and t.id > ${a.after}::uuid and (s.created_by = ${a.member}
      or t.closed_by = ${a.member} or exists (select from task_assignee x where x.community_id = t.community_id
        and x.task_id = t.id and x.member_id = ${a.member}))
    order by t.id limit ${a.most}`,
)
const ownHours = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select h.id, ${titleFor(a.member)} as task, h.minutes, h.on_day, iso(h.approved_at) as approved_at from task_hours h
    join subject s on s.community_id = h.community_id and s.id = h.task_id
    where h.community_id = ${a.community} and h.member_id = ${a.member} and h.id > ${a.after}::uuid
    order by h.id limit ${a.most}`,
)

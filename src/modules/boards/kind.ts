/** What boards and tasks are among subjects: how they count at a goal, and what of them goes for good. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { shareable } from '#modules/subjects/offers.ts'
import { boardKind, taskKind } from './contract.ts'
import { isLive } from './counted.ts'

type Of = { community: string; ids: string[] }

const emptyBoards = prepared(
  (a: Of) => sql`update board set about = '' where community_id = ${a.community} and id = any(${a.ids}::uuid[])`,
)
const forgetLists = prepared(
  (a: Of) => sql`delete from board_list where community_id = ${a.community} and board_id = any(${a.ids}::uuid[])`,
)
const forgetLabels = prepared(
  (a: Of) => sql`delete from label where community_id = ${a.community} and board_id = any(${a.ids}::uuid[])`,
)
const forgetFields = prepared(
  (a: Of) => sql`delete from board_field where community_id = ${a.community} and board_id = any(${a.ids}::uuid[])`,
)

const forgetViews = prepared(
  (a: Of) => sql`delete from board_view where community_id = ${a.community} and board_id = any(${a.ids}::uuid[])`,
)
const forgetStatus = prepared(
  (a: Of) => sql`delete from board_status where community_id = ${a.community} and board_id = any(${a.ids}::uuid[])`,
)
const forgetShare = prepared(
  (a: Of) => sql`delete from board_share where community_id = ${a.community} and board_id = any(${a.ids}::uuid[])`,
)

shareable(boardKind, {
  counts: sql`select count(*) filter (where s.archived_at is null) as open,
      count(*) filter (where s.archived_at is not null) as done, null::numeric as hours, null::numeric as hours_lately
    from served join board b on b.community_id = served.community_id and b.id = served.id and not b.is_template
    join subject s on s.community_id = b.community_id and s.id = b.id`,
  purge: (of) =>
    [emptyBoards, forgetLists, forgetLabels, forgetFields, forgetViews, forgetStatus, forgetShare].map((query) =>
      query(of),
    ),
})

const emptyTasks = prepared(
  (a: Of) => sql`update task set about = '' where community_id = ${a.community} and id = any(${a.ids}::uuid[])`,
)
const forgetChecklists = prepared(
  (a: Of) => sql`delete from checklist where community_id = ${a.community} and task_id = any(${a.ids}::uuid[])`,
)
const forgetValues = prepared(
  (a: Of) => sql`delete from task_value where community_id = ${a.community} and task_id = any(${a.ids}::uuid[])`,
)
const forgetVotes = prepared(
  (a: Of) => sql`delete from task_vote where community_id = ${a.community} and task_id = any(${a.ids}::uuid[])`,
)
/** With what was answered. */
const forgetApprovals = prepared(
  (a: Of) => sql`delete from approval where community_id = ${a.community} and task_id = any(${a.ids}::uuid[])`,
)

const hours = sql`served join task_hours h on h.community_id = served.community_id and h.task_id = served.id`

shareable(taskKind, {
  counts: sql`select count(*) filter (where t.closed_at is null and s.archived_at is null) as open,
      count(*) filter (where t.closed_at is not null) as done,
      (select sum(h.minutes) / 60.0 from ${hours}) as hours,
      (select sum(h.minutes) / 60.0 from ${hours} where h.on_day >= (select since from lately)) as hours_lately
    from served join task t on t.community_id = served.community_id and t.id = served.id and ${isLive}
    join subject s on s.community_id = t.community_id and s.id = t.id`,
  on: sql`select w.member_id from served join task t on t.community_id = served.community_id and t.id = served.id
      and t.closed_at is null and ${isLive}
    join task_assignee w on w.community_id = t.community_id and w.task_id = t.id`,
  purge: (of) => [emptyTasks, forgetChecklists, forgetValues, forgetVotes, forgetApprovals].map((query) => query(of)),
})

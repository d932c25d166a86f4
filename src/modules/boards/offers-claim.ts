/** Lent to later modules: what a placeholder did becomes a member's, who turned out to be the same. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { moveApprovals } from './approvals/claim.ts'
import { moveStatus } from './status/claim.ts'
import { moveVotes } from './votes/claim.ts'

type At = { db: Db; community: string; now: Date }

/** What somebody did, took or is named in becomes another's, who turned out to be the same. */
export function moveTasksOf({ db, community, now }: At, from: string, to: string): void {
  for (const query of [moveAssigned, moveItems, moveDoneItems, moveClosed, moveNamed, followMoved])
    db.send(query({ community, from, to, now }))
  db.send(dropAssigned({ community, from, to, now }))
  for (const move of [moveVotes, moveApprovals, moveStatus]) move(db, { community, from, to })
}
type Moving = { community: string; from: string; to: string; now: Date }
const moveAssigned = prepared(
  (a: Moving) => sql`
    insert into task_assignee (community_id, task_id, member_id, since)
    select community_id, task_id, ${a.to}::uuid, since from task_assignee
    where community_id = ${a.community} and member_id = ${a.from} on conflict do nothing`,
)
/** They hear of what they do from now on. */
const followMoved = prepared(
  (a: Moving) => sql`
    insert into watch (community_id, member_id, subject_id, since)
    select x.community_id, ${a.to}::uuid, x.task_id, ${a.now}::timestamptz from task_assignee x
    join task t on t.community_id = x.community_id and t.id = x.task_id and t.closed_at is null
    where x.community_id = ${a.community} and x.member_id = ${a.from} on conflict do nothing`,
)
const dropAssigned = prepared(
  (a: Moving) => sql`delete from task_assignee where community_id = ${a.community} and member_id = ${a.from}`,
)
const moveItems = prepared(
  (a: Moving) => sql`
    update checklist_item set assignee_id = ${a.to} where community_id = ${a.community} and assignee_id = ${a.from}`,
)
const moveDoneItems = prepared(
  (a: Moving) => sql`
    update checklist_item set done_by = ${a.to} where community_id = ${a.community} and done_by = ${a.from}`,
)
const moveClosed = prepared(
  (a: Moving) => sql`update task set closed_by = ${a.to} where community_id = ${a.community} and closed_by = ${a.from}`,
)
const moveNamed = prepared(
  (a: Moving) =>
    sql`update task_value set member_id = ${a.to} where community_id = ${a.community} and member_id = ${a.from}`,
)

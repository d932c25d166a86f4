/** What a placeholder voted becomes a member's, who turned out to be the same. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'

type Moving = { community: string; from: string; to: string }

export function moveVotes(db: Db, moving: Moving): void {
  for (const query of [copyVotes, dropVotes]) db.send(query(moving))
}

/** Both may have voted: then the member's own stands. */
const copyVotes = prepared(
  (a: Moving) => sql`
    insert into task_vote (community_id, task_id, member_id, at)
    select community_id, task_id, ${a.to}::uuid, at from task_vote
    where community_id = ${a.community} and member_id = ${a.from} on conflict do nothing`,
)
const dropVotes = prepared(
  (a: Moving) => sql`delete from task_vote where community_id = ${a.community} and member_id = ${a.from}`,
)

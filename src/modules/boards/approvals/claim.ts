/** What a placeholder asked and answered becomes a member's, who turned out to be the same. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'

type Moving = { community: string; from: string; to: string }

export function moveApprovals(db: Db, moving: Moving): void {
  for (const query of [copyAnswers, dropAnswers, moveAsked]) db.send(query(moving))
}

/** Both may have been asked: then the member's own answer stands. */
const copyAnswers = prepared(
  (a: Moving) => sql`
    insert into approval_answer (community_id, approval_id, member_id, says, words, at)
    select community_id, approval_id, ${a.to}::uuid, says, words, at from approval_answer
    where community_id = ${a.community} and member_id = ${a.from} on conflict do nothing`,
)
const dropAnswers = prepared(
  (a: Moving) => sql`delete from approval_answer where community_id = ${a.community} and member_id = ${a.from}`,
)
const moveAsked = prepared(
  (a: Moving) => sql`
    update approval set asked_by = ${a.to} where community_id = ${a.community} and asked_by = ${a.from}`,
)

/** What a placeholder voted, asked and said becomes a member's, who turned out to be the same. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'

type Moving = { community: string; from: string; to: string }

export function moveVotesOf({ db, community }: { db: Db; community: string }, from: string, to: string): void {
  for (const query of [copyVotes, dropVotes, copyAnswers, dropAnswers, moveAsked, moveStatus, moveRhythm])
    db.send(query({ community, from, to }))
}

/** Both may have voted, or been asked: then the member's own stands. */
const copyVotes = prepared(
  (a: Moving) => sql`
    insert into task_vote (community_id, task_id, member_id, at)
    select community_id, task_id, ${a.to}::uuid, at from task_vote
    where community_id = ${a.community} and member_id = ${a.from} on conflict do nothing`,
)
const dropVotes = prepared(
  (a: Moving) => sql`delete from task_vote where community_id = ${a.community} and member_id = ${a.from}`,
)
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
const moveStatus = prepared(
  (a: Moving) => sql`
    update board_status set given_by = ${a.to} where community_id = ${a.community} and given_by = ${a.from}`,
)
const moveRhythm = prepared(
  (a: Moving) => sql`update board set ask_of = ${a.to} where community_id = ${a.community} and ask_of = ${a.from}`,
)

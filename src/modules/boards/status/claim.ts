/** What a placeholder said of boards, or was asked to say, becomes a member's, who turned out to be the same. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'

type Moving = { community: string; from: string; to: string }

export function moveStatus(db: Db, moving: Moving): void {
  for (const query of [moveGiven, moveRhythm]) db.send(query(moving))
}

const moveGiven = prepared(
  (a: Moving) => sql`
    update board_status set given_by = ${a.to} where community_id = ${a.community} and given_by = ${a.from}`,
)
const moveRhythm = prepared(
  (a: Moving) => sql`update board set ask_of = ${a.to} where community_id = ${a.community} and ask_of = ${a.from}`,
)

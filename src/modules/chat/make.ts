/** Rows of a new channel: for creating, founding, direct conversations. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { watch } from '#modules/subjects/offers.ts'

export const insertChannel = prepared(
  (a: { community: string; id: string; topic: string; isFirst: boolean }) => sql`
    insert into channel (community_id, id, topic, is_first) values (${a.community}, ${a.id}, ${a.topic}, ${a.isFirst})`,
)

/** What was said before one came is not unread. */
const insertMarks = prepared(
  (a: { community: string; subject: string; members: string[] }) => sql`
    insert into read_mark (community_id, member_id, subject_id, read_seq)
    select h.community_id, m, ${a.subject}::uuid, h.seq from log_head h, unnest(${a.members}::uuid[]) m
    where h.community_id = ${a.community} on conflict do nothing`,
)
const insertLetIn = prepared(
  (a: { community: string; subject: string; members: string[]; at: Date }) => sql`
    insert into let_in (community_id, subject_id, member_id, at)
    select ${a.community}::uuid, ${a.subject}::uuid, m, ${a.at}::timestamptz from unnest(${a.members}::uuid[]) m
    on conflict do nothing`,
)

type Joining = { community: string; subject: string; members: string[]; at: Date }

/** Says who was not yet in it. */
export async function joinAll(db: Db, joining: Joining): Promise<string[]> {
  const joined = db.rows(watch(joining))
  db.send(insertMarks(joining))
  return (await joined).map((row) => row.memberId)
}

export const letIn = (db: Db, joining: Joining): void => db.send(insertLetIn(joining))

/** The picture on a board or a task: a file of its own, uploaded to it. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { hangOnSubject } from '#modules/files/offers.ts'

type Hanging = { db: Db; community: CommunityRef; actor: Actor; refuse(code: string): Refusal }
type Cover = { subject: string; cover: string | null; table: 'board' | 'task' }
type Of = { community: string; subject: string; file: string | null }

/** A picture that hangs there already, or my own fresh upload. */
const isPicture = prepared(
  (a: Of & { member: string }) => sql<{ id: string }>`
    select id from file where community_id = ${a.community} and id = ${a.file} and subject_id = ${a.subject}
      and deleted_at is null and type like 'image/%' and (uploaded_to is null or uploaded_by = ${a.member})`,
)
const setOf = {
  board: prepared(
    (a: Of) => sql`
    update board set cover_id = ${a.file}::uuid where community_id = ${a.community} and id = ${a.subject}`,
  ),
  task: prepared(
    (a: Of) => sql`
    update task set cover_id = ${a.file}::uuid where community_id = ${a.community} and id = ${a.subject}`,
  ),
}

/** Refuses with `not_your_file`. */
export async function hangCover({ db, community, actor, refuse }: Hanging, { subject, cover, table }: Cover) {
  const [of, member] = [{ community: community.id, subject, file: cover }, actor.memberId!]
  if (cover !== null) {
    if (!(await db.one(isPicture({ ...of, member })))) throw refuse('not_your_file')
    hangOnSubject({ db, community }, { subject, member, ids: [cover] })
  }
  db.send(setOf[table](of))
}

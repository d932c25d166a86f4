/** What was deleted 30 days ago: title, text and history go, with the talk on it; id, time and "deleted" stay. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { schedule } from '#kernel/jobs.ts'
import { endTalk } from '#modules/conversation/offers.ts'

const UNDO_MS = 30 * 24 * 3_600_000
const AT_ONCE = 100

schedule('notes.purge', { everyMinutes: 60 }, async (house) => {
  const now = house.clock.now()
  const due = await house.clerk.rows(notesDue({ before: new Date(now.getTime() - UNDO_MS), most: AT_ONCE }))
  for (const [community, notes] of Map.groupBy(due, (one) => one.communityId)) {
    const ids = notes.map(({ id }) => id)
    await house.db.transaction(community, async (tx) => emptyNotes(tx, { community, ids, now }))
  }
  return due.length
})

type Emptied = { community: string; ids: string[]; now: Date }

/** Only those that are deleted still: one may have been brought back meanwhile. */
export function emptyNotes(db: Db, of: Emptied): void {
  db.send(emptyNote(of))
  db.send(forgetVersions(of))
  db.send(forgetTitles(of))
  db.send(endTalk(of))
}

const notesDue = prepared(
  (a: { before: Date; most: number }) => sql<{ communityId: string; id: string }>`
    select community_id, id from notes_to_purge(${a.before}::timestamptz, ${a.most})`,
)
const emptyNote = prepared(
  (a: Emptied) => sql`
    update note n set purged_at = ${a.now}, held_by = null, held_until = null from subject s
    where n.community_id = ${a.community} and n.id = any(${a.ids}::uuid[]) and s.community_id = n.community_id
      and s.id = n.id and s.deleted_at is not null`,
)
const forgetVersions = prepared(
  (a: Emptied) => sql`
    delete from note_version v using note n where v.community_id = ${a.community} and v.note_id = any(${a.ids}::uuid[])
      and n.community_id = v.community_id and n.id = v.note_id and n.purged_at is not null`,
)
const forgetTitles = prepared(
  (a: Emptied) => sql`
    update subject s set title = '' from note n where s.community_id = ${a.community} and s.id = any(${a.ids}::uuid[])
      and n.community_id = s.community_id and n.id = s.id and n.purged_at is not null`,
)

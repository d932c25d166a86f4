/** Removes what nobody can see any more: for a job that runs now and then. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import type { House } from '#kernel/perform.ts'

const HOUR = 60 * 60 * 1_000
/** Uploads wait this long for their message, pictures for being chosen. */
const UNUSED_MS = 24 * HOUR
/** As long as a deletion can be undone. */
const DELETED_MS = 30 * 24 * HOUR

type Due = { community: string; unusedSince: Date; deletedSince: Date }

/** Answers how many blobs were removed. Safe to run anywhere, any time, twice at once. */
export async function purgeFiles(house: House): Promise<number> {
  const now = house.clock.now().getTime()
  const since = { unusedSince: new Date(now - UNUSED_MS), deletedSince: new Date(now - DELETED_MS) }
  const due = await house.clerk.rows(communitiesDue(since))
  let removed = 0
  for (const { communityId: community } of due) {
    await house.db.transaction(community, (tx) => tx.rows(deleteDue({ community, ...since })))
    removed += await removeDropped(house, community)
  }
  return removed
}

/** The rows name the bytes until they are gone: a purge that is interrupted goes on the next time. */
function removeDropped({ db, blobs }: House, community: string): Promise<number> {
  return db.transaction(community, async (tx) => {
    const lock = await tx.one(takeBlobs({ community }))
    if (!lock?.taken) return 0 // somebody uploads just now
    const dropped = await tx.rows(listDropped({ community }))
    const unused = dropped.filter(({ isUsed }) => !isUsed)
    for (const { blob } of unused) await blobs.remove(blob)
    tx.send(forgetDropped({ community, blobs: dropped.map(({ blob }) => blob) }))
    return unused.length
  })
}

const communitiesDue = prepared(
  (a: { unusedSince: Date; deletedSince: Date }) => sql<{ communityId: string }>`
    select community_id from files_due(${a.unusedSince}::timestamptz, ${a.deletedSince}::timestamptz)`,
)

const deleteDue = prepared(
  (a: Due) => sql`
    delete from file f where f.community_id = ${a.community} and (
      f.deleted_at < ${a.deletedSince}
      or (f.uploaded_at < ${a.unusedSince} and f.message_id is null and f.uploaded_to = f.subject_id)
      or (f.uploaded_at < ${a.unusedSince} and f.subject_id is null
        and not exists (select from member m where m.community_id = f.community_id and m.face_file_id = f.id)
        and not exists (select from community c where c.id = f.community_id and c.logo_file_id = f.id))
      or exists (select from message m where m.community_id = f.community_id and m.id = f.message_id
        and m.deleted_at < ${a.deletedSince}))`,
)

const takeBlobs = prepared(
  (a: { community: string }) => sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('blobs of ' || ${a.community}::text, 0)) as taken`,
)

/** indexes file_blob, file_preview */
const listDropped = prepared(
  (a: { community: string }) => sql<{ blob: string; isUsed: boolean }>`
    select d.blob, exists (select from file f where f.community_id = d.community_id and f.blob = d.blob)
      or exists (select from file f where f.community_id = d.community_id and f.preview = d.blob) as is_used
    from blob_dropped d where d.community_id = ${a.community} limit 1000`,
)

const forgetDropped = prepared(
  (a: { community: string; blobs: string[] }) => sql`
    delete from blob_dropped where community_id = ${a.community} and blob = any(${a.blobs}::text[])`,
)

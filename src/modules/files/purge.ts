/** Removes what nobody can see any more. What hangs on a message goes with it (conversation/purge.ts). */
import { sql } from 'kysely'
import { KEEP_BYTES } from '#kernel/blobs.ts'
import { prepared } from '#kernel/database.ts'
import { schedule } from '#kernel/jobs.ts'
import type { House } from '#kernel/perform.ts'

const HOUR = 60 * 60 * 1_000
/** Uploads wait this long for their message, pictures for being chosen, bytes for their row. */
const UNUSED_MS = 24 * HOUR
/** As long as a deletion can be undone. */
const DELETED_MS = 30 * 24 * HOUR
const AT_ONCE = 200

type Since = { unusedSince: Date; deletedSince: Date }
type Due = Since & { community: string; most: number }

schedule('files.purge', { everyMinutes: 60, keptHours: DELETED_MS / HOUR }, purgeFiles)

/** One bounded step; answers how many rows and blobs were removed. Safe to run anywhere, any time, twice at once. */
export async function purgeFiles(house: House): Promise<number> {
  const now = house.clock.now().getTime()
  const since = { unusedSince: new Date(now - UNUSED_MS), deletedSince: new Date(now - DELETED_MS) }
  const due = await house.clerk.rows(communitiesDue({ ...since, most: AT_ONCE }))
  let removed = 0
  for (const { communityId: community } of due) {
    const of = { community, ...since, most: AT_ONCE }
    removed += (await house.db.transaction(community, (tx) => tx.rows(deleteDue(of)))).length
    removed += await removeDropped(house, of)
  }
  return removed
}

/**
 * The rows name the bytes until they are gone: a purge that is interrupted goes on the next time. They stay locked until
 * then: whoever brings the same bytes meanwhile waits, and stores them anew.
 */
function removeDropped({ db, blobs }: House, { community, unusedSince, most }: Due): Promise<number> {
  return db.transaction(community, async (tx) => {
    if (!(await tx.one(mayRemove({})))!.may) return 0
    const dropped = (await tx.rows(lockDropped({ community, unusedSince, most }))).map(({ blob }) => blob)
    const used = new Set((await tx.rows(listUsed({ community, blobs: dropped }))).map(({ blob }) => blob))
    for (const blob of dropped) if (!used.has(blob)) await blobs.remove(blob)
    tx.send(forgetDropped({ community, blobs: dropped }))
    return dropped.length
  })
}

const communitiesDue = prepared(
  (a: Since & { most: number }) => sql<{ communityId: string }>`
    select community_id from files_due(${a.unusedSince}::timestamptz, ${a.deletedSince}::timestamptz, ${a.most})`,
)

const deleteDue = prepared(
  (a: Due) => sql`
    delete from file where community_id = ${a.community} and id in (
      select f.id from file f where f.community_id = ${a.community} and (
        f.deleted_at < ${a.deletedSince}
        or (f.uploaded_at < ${a.unusedSince} and f.message_id is null and f.uploaded_to = f.subject_id)
        or (f.uploaded_at < ${a.unusedSince} and f.message_id is null and f.subject_id is null
          and not exists (select from member m where m.community_id = f.community_id and m.face_file_id = f.id)
          and not exists (select from community c where c.id = f.community_id and c.logo_file_id = f.id)
          and not exists (select from custom_emoji e where e.community_id = f.community_id and e.file_id = f.id)
          and not exists (select from outside_page p where p.community_id = f.community_id and p.file_id = f.id)))
      limit ${a.most})
    returning id`,
)

/** Not while a backup reads the bytes of its moment. */
const mayRemove = prepared(
  () => sql<{ may: boolean }>`select pg_try_advisory_xact_lock_shared(hashtext(${sql.lit(KEEP_BYTES)})) as may`,
)

const lockDropped = prepared(
  (a: { community: string; unusedSince: Date; most: number }) => sql<{ blob: string }>`
    select blob from blob_dropped where community_id = ${a.community} and at < ${a.unusedSince}
    order by blob limit ${a.most} for update skip locked`,
)

/** After the lock, so that a row written until then is seen. Indexes file_blob, file_preview. */
const listUsed = prepared(
  (a: { community: string; blobs: string[] }) => sql<{ blob: string }>`
    select b as blob from unnest(${a.blobs}::text[]) b
    where exists (select from file f where f.community_id = ${a.community} and f.blob = b)
      or exists (select from file f where f.community_id = ${a.community} and f.preview = b)`,
)

const forgetDropped = prepared(
  (a: { community: string; blobs: string[] }) => sql`
    delete from blob_dropped where community_id = ${a.community} and blob = any(${a.blobs}::text[])`,
)

/** Lent to later modules: files from an import, files that hang on a subject itself. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import type { House } from '#kernel/perform.ts'
import { cleanName, renamed } from './name.ts'
import { insertFile, shareBlobs } from './rows.ts'
import { keep } from './store.ts'

type About = { db: Db; community: { id: string } }
export type Hung = {
  subjectId: string
  messageId: string | null
  position: number
  name: string
  uploadedBy: string | null
  at: Date
}

/** A named link instead of bytes; anything but http and https leaves the name alone. Answers the file's id. */
export function storeLink(
  { db, community }: About,
  link: Hung & { url?: string; type?: string; size?: number },
): string {
  const id = newId()
  const { url, type = 'application/octet-stream', size = 0, name, ...hung } = link
  const none = { blob: '', width: null, height: null, preview: null, uploadedTo: null }
  const sourceUrl = url !== undefined && isWeb(url) ? url : null
  db.send(insertFile({ ...hung, ...none, community: community.id, id, name: cleanName(name), type, size, sourceUrl }))
  return id
}

/** Bytes from elsewhere (an archive), treated as an upload is. Refuses as an upload does. Answers the file's id. */
export async function storeFile(
  { db, community, house }: About & { house: House },
  { bytes, name, ...hung }: Hung & { bytes: AsyncIterable<Uint8Array> },
): Promise<string> {
  await db.rows(shareBlobs({ community: community.id }))
  const { ending, ...kept } = await keep({ blobs: house.blobs, community: community.id }, bytes)
  const id = newId()
  const called = ending ? renamed(cleanName(name), ending) : cleanName(name)
  const where = { community: community.id, id, uploadedTo: null, sourceUrl: null }
  db.send(insertFile({ ...hung, ...kept, ...where, name: called }))
  return id
}

const hang = prepared(
  (a: { community: string; subject: string; member: string; ids: string[] }) => sql`
    update file set uploaded_to = null where community_id = ${a.community} and id = any(${a.ids}::uuid[])
      and subject_id = ${a.subject} and uploaded_by = ${a.member} and message_id is null and deleted_at is null`,
)

/** Own uploads stay with the subject itself (a picture in its text), so that they are seen and not purged. */
export function hangOnSubject({ db, community }: About, at: { subject: string; member: string; ids: string[] }): void {
  db.send(hang({ ...at, community: community.id }))
}

function isWeb(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '') && url.length <= 2_000
}

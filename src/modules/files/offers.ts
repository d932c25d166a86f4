/** Lent to later modules: files from an import, files that hang on a subject itself. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { cleanName, renamed } from './name.ts'
import { insertFile } from './rows.ts'
import type { Kept } from './store.ts'

/** Takes bytes in before the transaction that stores their row; refuses as an upload does. */
export { keep, keepCard, keepEmoji } from './store.ts'

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

/** Bytes that `keep` took in from elsewhere (an archive), hung like an upload. Answers the file's id. */
export function storeFile({ db, community }: About, { kept, name, ...hung }: Hung & { kept: Kept }): string {
  const { ending, ...bytes } = kept
  const id = newId()
  const called = nameFor(name, ending)
  const where = { community: community.id, id, uploadedTo: null, sourceUrl: null }
  db.send(insertFile({ ...hung, ...bytes, ...where, name: called }))
  return id
}

/** What a file from elsewhere is called here; `ending`: of what its bytes have become. */
export const nameFor = (name: string, ending: string | null): string =>
  ending ? renamed(cleanName(name), ending) : cleanName(name)

type Putting = About & { actor: Actor; now: Date }

/** A picture that hangs on no subject: whoever keeps it says so in `purge.ts`. Answers the file's id. */
export function storePicture({ db, community, actor, now }: Putting, { kept, name }: { kept: Kept; name: string }) {
  const { ending: _, ...bytes } = kept
  const id = newId()
  const none = { subjectId: null, messageId: null, uploadedTo: null, position: 0, sourceUrl: null }
  db.send(insertFile({ ...none, ...bytes, community: community.id, id, name, uploadedBy: actor.memberId, at: now }))
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

type Own = { community: string; subject: string; member: string; ids: string[] }

const hold = prepared(
  (a: Own) => sql<{ id: string }>`
    update file set uploaded_to = null where community_id = ${a.community} and id = any(${a.ids}::uuid[])
      and subject_id = ${a.subject} and uploaded_to = ${a.subject} and uploaded_by = ${a.member} and message_id is null
      and deleted_at is null returning id`,
)
const release = prepared(
  (a: Own) => sql`
    update file set uploaded_to = subject_id where community_id = ${a.community} and id = any(${a.ids}::uuid[])
      and subject_id = ${a.subject} and uploaded_to is null and uploaded_by = ${a.member} and message_id is null`,
)

/** Fresh uploads that are to hang on something later are not purged meanwhile. Whether all of them were such. */
export async function holdUploads(db: Db, own: Own): Promise<boolean> {
  return (await db.rows(hold(own))).length === new Set(own.ids).size
}
/** What was held and is not wanted any more is an upload like any other again. */
export const releaseUploads = (db: Db, own: Own): void => db.send(release(own))

/** With its message; the bytes follow with the next purge of files (purge.ts). Index file_message. */
export const removeFilesOf = prepared(
  (a: { community: string; messages: string[] }) => sql`
    delete from file where community_id = ${a.community} and message_id = any(${a.messages}::uuid[])`,
)

function isWeb(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '') && url.length <= 2_000
}

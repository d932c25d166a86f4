/** The rows of files: written, found as an actor sees them, shown. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { letIn, type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import type { File } from './contract.ts'

export type FileRow = {
  community: string
  id: string
  subjectId: string | null
  messageId: string | null
  uploadedTo: string | null
  position: number
  name: string
  type: string
  size: number
  blob: string
  width: number | null
  height: number | null
  preview: string | null
  sourceUrl: string | null
  uploadedBy: string | null
  at: Date
}

export const insertFile = prepared(
  (a: FileRow) => sql`
    insert into file (community_id, id, subject_id, message_id, uploaded_to, position, name, type, size, blob, width,
      height, preview, source_url, uploaded_by, uploaded_at)
    values (${a.community}, ${a.id}, ${a.subjectId}, ${a.messageId}, ${a.uploadedTo}, ${a.position}, ${a.name}, ${a.type},
      ${a.size}, ${a.blob}, ${a.width}, ${a.height}, ${a.preview}, ${a.sourceUrl}, ${a.uploadedBy}, ${a.at})`,
)

export function shownFile({ id, name, type, size, width, height, preview, sourceUrl }: FileRow): File {
  return { id, name, type, size, width, height, hasPreview: preview !== null, link: sourceUrl }
}

/** As it is now, for a replay. */
export const readFile = prepared(
  (a: { community: string; id: string }) => sql<File>`
    select id, name, type, size, width, height, preview is not null as has_preview, source_url as link
    from file where community_id = ${a.community} and id = ${a.id}`,
)

/** index file_waiting */
export const countWaiting = prepared(
  (a: { community: string; member: string }) => sql<{ waiting: number }>`
    select count(*) as waiting from file where community_id = ${a.community} and uploaded_by = ${a.member}
      and message_id is null and uploaded_to = subject_id and deleted_at is null`,
)

/**
 * Committed before the bytes lie in the store: the purge looks at it after a day, removes the bytes where no row came for
 * them, and waits with what it was about to remove when the same bytes come again.
 */
export const claimBlob = prepared(
  (a: { community: string; blob: string; at: Date }) => sql`
    insert into blob_dropped (community_id, blob, at) values (${a.community}, ${a.blob}, ${a.at})
    on conflict (community_id, blob) do update set at = excluded.at`,
)

export type FileSeen = {
  id: string
  name: string
  type: string
  blob: string
  preview: string | null
  messageId: string | null
  talkIsOpen: boolean
  isLetIn: boolean
}

/** Faces and logos hang on no subject: seen by whoever is in the community, its logo by anybody. */
const seesPicture = (a: Seer) => sql`(exists (
    select from member me where me.community_id = f.community_id and me.id = ${a.member}::uuid and me.standing = 'active')
  or exists (select from community c where c.id = f.community_id and c.logo_file_id = f.id))`

/** What waits is seen by its uploader only; what hung on a deleted message by nobody. */
const isThere = (a: Seer) => sql`(case when f.message_id is null
  then f.uploaded_to is distinct from f.subject_id or f.uploaded_by = ${a.member}::uuid
  else m.deleted_at is null end)`

const find = prepared(
  (a: Seer & { community: string; id: string }) => sql<FileSeen>`
    select f.id, f.name, f.type, f.blob, f.preview, f.message_id, coalesce(s.talk_is_open, false) as talk_is_open,
      coalesce(${letIn(a)}, false) as is_let_in
    from file f
    left join subject s on s.community_id = f.community_id and s.id = f.subject_id
    left join message m on m.community_id = f.community_id and m.id = f.message_id
    where f.community_id = ${a.community} and f.id = ${a.id} and f.deleted_at is null and f.blob <> ''
      and case when f.subject_id is null then ${seesPicture(a)} else ${visible(a)} and ${isThere(a)} end`,
)

type About = { db: Db; actor: Actor; community: CommunityRef }

export function findFile({ db, actor, community }: About, id: string): Promise<FileSeen | undefined> {
  return db.one(find({ ...seerOf(actor), community: community.id, id }))
}

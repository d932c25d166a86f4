/** Files go with the messages they hang on, faces with the profile; what proves a reading stays with it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type PageOf } from '#kernel/keeping.ts'

keeps('files.own', { names: { 'file.uploaded_by': 'stays' }, own: { files: (of) => ownFiles(of) } })

/** What `blob` names lies beside the list, in the folder `files`. */
const ownFiles = prepared(
  (a: PageOf) => sql<{ id: string; name: string; blob: string }>`
    select f.id, f.name, f.type, f.size, f.subject_id, f.message_id, f.uploaded_at, f.blob from file f
    where f.community_id = ${a.community} and f.uploaded_by = ${a.member} and f.deleted_at is null
      and f.blob <> '' and f.id > ${a.after}::uuid
      and not exists (select from message m where m.community_id = f.community_id and m.id = f.message_id
        and m.deleted_at is not null)
    order by f.id limit ${a.most}`,
)

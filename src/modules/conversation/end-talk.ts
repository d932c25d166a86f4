/** Where a subject goes for good, all that was said on it goes, too. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { onSubjectPurged, type Purged } from '#modules/subjects/offers.ts'

/** Deleted since its subject is: the next purge takes it with all that hangs on it. */
const endTalk = prepared(
  (a: Purged) => sql`
    update message m set deleted_at = coalesce(m.deleted_at, s.deleted_at) from subject s
    where m.community_id = ${a.community} and m.subject_id = any(${a.ids}::uuid[]) and s.community_id = m.community_id
      and s.id = m.subject_id and s.deleted_at is not null`,
)
onSubjectPurged(endTalk)

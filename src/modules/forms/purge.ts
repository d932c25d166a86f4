/** Where a task goes for good, nobody knows any more which form it came through. A board's forms go with its lists. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { onSubjectPurged, type Purged } from '#modules/subjects/offers.ts'

onSubjectPurged(
  prepared(
    (a: Purged) => sql`delete from form_answer where community_id = ${a.community} and task_id = any(${a.ids}::uuid[])`,
  ),
)

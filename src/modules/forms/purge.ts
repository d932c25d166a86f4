/** Where a board goes for good, its forms go; where a task goes, nobody knows any more which form it came through. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { onSubjectPurged, type Purged } from '#modules/subjects/offers.ts'

/** With their questions, labels and tokens. */
const forgetForms = prepared(
  (a: Purged) => sql`delete from form where community_id = ${a.community} and board_id = any(${a.ids}::uuid[])`,
)
const forgetAnswers = prepared(
  (a: Purged) => sql`delete from form_answer where community_id = ${a.community} and task_id = any(${a.ids}::uuid[])`,
)
onSubjectPurged(forgetForms)
onSubjectPurged(forgetAnswers)

/** What was kept of a message goes with its text; given reminders go when their notices do. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { scheduleForgetting } from '#kernel/jobs.ts'
import { onPurge, type Purged } from '#modules/conversation/offers.ts'

const DAYS = 90
scheduleForgetting('keeping.forget', { afterHours: DAYS * 24, by: 'forget_reminders' })

/** index saved_message */
onPurge(
  prepared(
    (a: Purged) =>
      sql`delete from saved where community_id = ${a.community} and message_id = any(${a.messages}::uuid[])`,
  ),
)
/** index reminder_message */
onPurge(
  prepared(
    (a: Purged) =>
      sql`delete from reminder where community_id = ${a.community} and message_id = any(${a.messages}::uuid[])`,
  ),
)

/** Notices go with the message they tell of, and once they were seen and are old. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { scheduleForgetting } from '#kernel/jobs.ts'
import { onPurge, type Purged } from '#modules/conversation/offers.ts'

const DAYS = 90
scheduleForgetting('attention.forget', { afterHours: DAYS * 24, by: 'forget_notices' })

/** index notice_message */
const forgetNotices = prepared(
  (a: Purged) =>
    sql`delete from notice where community_id = ${a.community} and message_id = any(${a.messages}::uuid[])`,
)
onPurge(forgetNotices)

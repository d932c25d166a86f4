/** A text that is purged goes from what can be found with it, whatever the follower has read. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { onPurge, type Purged } from '#modules/conversation/offers.ts'

const forgetEntries = prepared(
  (a: Purged) => sql`
    delete from search_entry where community_id = ${a.community} and kind = 'message' and id = any(${a.messages}::uuid[])`,
)
onPurge(forgetEntries)

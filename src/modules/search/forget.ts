/** A text that is purged goes from what can be found with it, whatever the follower has read. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { schedule } from '#kernel/jobs.ts'
import { onPurge, type Purged } from '#modules/conversation/offers.ts'

const forgetEntries = prepared(
  (a: Purged) => sql`
    delete from search_entry where community_id = ${a.community} and kind = 'message' and id = any(${a.messages}::uuid[])`,
)
onPurge(forgetEntries)

/** Where messages are purged at once, before the follower has read that they were deleted. */
const forgetFiles = prepared(
  (a: Purged) => sql`
    delete from search_entry e using file f where f.community_id = ${a.community}
      and f.message_id = any(${a.messages}::uuid[]) and e.community_id = f.community_id and e.kind = 'file' and e.id = f.id`,
)
onPurge(forgetFiles)

/** A word that no text holds any more is nobody's business. */
const AT_ONCE = 200

schedule('search.forget_words', { everyMinutes: 10 }, async (house) => {
  const looked = sql<{ n: number }>`select forget_search_words(${AT_ONCE}::int) as n`
  return (await house.clerk.rows(looked))[0]!.n
})

/** What was deleted 30 days ago: its text goes, with all that hung on it; id, time and "deleted" stay. Edits keep nothing. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { schedule } from '#kernel/jobs.ts'
import type { House } from '#kernel/perform.ts'
import { removeFilesOf } from '#modules/files/offers.ts'
import { UNDO_MS } from './delete.ts'
import { onPurge, type Purged, purges } from './hearing.ts'

const AT_ONCE = 500

schedule('conversation.purge', { everyMinutes: 60, keptHours: UNDO_MS / 3_600_000 }, async (house) => {
  const now = house.clock.now()
  const before = new Date(now.getTime() - UNDO_MS)
  const due = await house.clerk.rows(messagesDue({ before, most: AT_ONCE }))
  for (const [community, messages] of Map.groupBy(due, (one) => one.communityId)) {
    const ids = messages.map((one) => one.id)
    await purge(house, { community, ids, before, now })
  }
  return due.length
})

type Due = { community: string; ids: string[]; before: Date; now: Date }

function purge(house: House, due: Due): Promise<void> {
  return house.db.transaction(due.community, async (tx) => {
    const emptied = await tx.rows(emptyText(due))
    const of = { community: due.community, messages: emptied.map(({ id }) => id) }
    for (const forget of purges()) tx.send(forget(of))
  })
}

const messagesDue = prepared(
  (a: { before: Date; most: number }) => sql<{ communityId: string; id: string }>`
    select community_id, id from messages_to_purge(${a.before}::timestamptz, ${a.most})`,
)
/** Asks again whether it is deleted: another node may have been quicker. */
const emptyText = prepared(
  (a: Due) => sql<{ id: string }>`
    update message set text = '', card = null, purged_at = ${a.now}
    where community_id = ${a.community} and id = any(${a.ids}::uuid[]) and deleted_at < ${a.before} and purged_at is null
    returning id`,
)

const forgetMentions = prepared(
  (a: Purged) =>
    sql`delete from mention where community_id = ${a.community} and message_id = any(${a.messages}::uuid[])`,
)
const forgetReactions = prepared(
  (a: Purged) =>
    sql`delete from reaction where community_id = ${a.community} and message_id = any(${a.messages}::uuid[])`,
)
const forgetPins = prepared(
  (a: Purged) => sql`delete from pin where community_id = ${a.community} and message_id = any(${a.messages}::uuid[])`,
)
onPurge(forgetMentions)
onPurge(forgetPins)
onPurge(forgetReactions)
onPurge(removeFilesOf)

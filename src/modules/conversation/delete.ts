/** Deleting a message: hidden at once, to be undone for 30 days, then purged. A thread keeps its place. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { deleteMessage, messageDeleted, messageRestored, restoreMessage } from './contract.ts'
import { readMessage } from './list.ts'
import { lookForPages } from './previews/hang.ts'
import { mayDelete, mayRestore } from './rules.ts'
import { findSaid, type Said } from './said.ts'
import { tellOfTalk } from './talked.ts'

/** After that it is purged (purge.ts). */
export const UNDO_MS = 30 * 24 * 60 * 60 * 1_000

handle(deleteMessage, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayDelete,
  async run({ db, found: said, actor, community, now, record }) {
    const hidden = await db.one(hide({ community: community.id, id: said.id, by: actor.memberId!, at: now }))
    if (!hidden) return {}
    recount(db, community.id, said)
    record(messageDeleted, said.subjectId, { messageId: said.id, threadId: said.threadId })
    await tellOfTalk({ db, community: community.id, record }, [said])
    return {}
  },
})

handle(restoreMessage, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayRestore,
  async run({ db, found: said, community, now, record, refuse }) {
    if (said.deletedAt && now.getTime() - Date.parse(said.deletedAt) > UNDO_MS) throw refuse('purged')
    const shown = await db.one(show({ community: community.id, id: said.id }))
    if (shown) {
      recount(db, community.id, said)
      lookForPages(db, community.id, { id: said.id, texts: [said.text], at: now })
      record(messageRestored, said.subjectId, { messageId: said.id, threadId: said.threadId })
      await tellOfTalk({ db, community: community.id, record }, [said])
    }
    return readMessage(db, community.id, said.id)
  },
})

/** Says whether it was this call that did it: of parallel twins only one counts and records. */
const hide = prepared(
  (a: { community: string; id: string; by: string; at: Date }) => sql<{ id: string }>`
    update message set deleted_at = ${a.at}, deleted_by = ${a.by}
    where community_id = ${a.community} and id = ${a.id} and deleted_at is null returning id`,
)
const show = prepared(
  (a: { community: string; id: string }) => sql<{ id: string }>`
    update message set deleted_at = null, deleted_by = null
    where community_id = ${a.community} and id = ${a.id} and deleted_at is not null returning id`,
)

const lockThread = prepared(
  (a: { community: string; thread: string }) => sql`
    select from message where community_id = ${a.community} and id = ${a.thread} for no key update`,
)
/** index message_thread */
const countReplies = prepared(
  (a: { community: string; thread: string }) => sql`
    update message f set reply_count = r.count, last_reply_at = r.last
    from (select count(*)::int as count, max(at) as last from message
      where community_id = ${a.community} and thread_id = ${a.thread} and deleted_at is null) r
    where f.community_id = ${a.community} and f.id = ${a.thread}`,
)

/** Counted anew under the lock that a reply takes too, so that parallel ones cannot lose each other. */
function recount(db: Db, community: string, { threadId: thread }: Said) {
  if (!thread) return
  db.send(lockThread({ community, thread }))
  db.send(countReplies({ community, thread }))
}

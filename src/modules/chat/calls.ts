/** A call is a message with a link to its room; the room itself is elsewhere. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { CALL } from '#modules/conversation/contract.ts'
import { mayTalk, say } from '#modules/conversation/offers.ts'
import { storeLink } from '#modules/files/offers.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { startCall } from './contract-calls.ts'

const readUrl = prepared(
  (a: { community: string; id: string }) => sql<{ callUrl: string | null }>`
    select call_url from channel where community_id = ${a.community} and id = ${a.id}`,
)

handle(startCall, {
  find: (about) => findSubject(about, about.input.subjectId),
  allow: mayTalk,
  async run(calling) {
    const { db, actor, community, found: subject, input, now, refuse, made } = calling
    if (subject.archivedAt) throw refuse('archived')
    const url = input.url ?? (await db.one(readUrl({ community: community.id, id: subject.id })))?.callUrl
    if (!url) throw refuse('no_call_link')
    const link = { url, name: new URL(url).host, type: CALL }
    const hung = { subjectId: subject.id, messageId: null, position: 0, uploadedBy: actor.memberId, at: now }
    const fileId = storeLink({ db, community }, { ...link, ...hung })
    const { threadId, text = '' } = input
    const message = await say({ ...calling, input: { text, fileIds: [fileId], ...(threadId && { threadId }) } })
    made(message.id)
    return (seq) => ({ ...message, seq })
  },
})

/** A call is a message with a card that leads to its room; the room itself is elsewhere. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { carries, mayTalk, say } from '#modules/conversation/offers.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { CALL, CallCard, startCall } from './contract-calls.ts'

carries(CALL, { data: CallCard, words: 'chat:call_card' })

const readUrl = prepared(
  (a: { community: string; id: string }) => sql<{ callUrl: string | null }>`
    select call_url from channel where community_id = ${a.community} and id = ${a.id}`,
)

handle(startCall, {
  find: (about) => findSubject(about, about.input.subjectId),
  allow: mayTalk,
  async run(calling) {
    const { db, community, found: subject, input, refuse, made } = calling
    if (subject.archivedAt) throw refuse('archived')
    const url = input.url ?? (await db.one(readUrl({ community: community.id, id: subject.id })))?.callUrl
    if (!url) throw refuse('no_call_link')
    const { threadId, text = '' } = input
    const card = { kind: CALL, data: { url } }
    const message = await say({ ...calling, input: { text, card, ...(threadId && { threadId }) } })
    made(message.id)
    return (seq) => ({ ...message, seq })
  },
})

/** An author takes a preview away from what they said; it stays away when they change their words. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { hidePreview, previewsChanged } from '../contract-previews.ts'
import { mayEdit } from '../rules.ts'
import { findSaid } from '../said.ts'

handle(hidePreview, {
  async find(about) {
    const { db, community, input } = about
    const [said, hung] = await Promise.all([
      findSaid(about, input.messageId),
      db.one(find({ community: community.id, message: input.messageId, page: input.previewId })),
    ])
    return hung && said
  },
  allow: mayEdit,
  async run({ db, found: said, community, input, now, record, refuse }) {
    if (said.deletedAt) throw refuse('deleted')
    const of = { community: community.id, message: said.id, page: input.previewId }
    const turned = await db.one(turn({ ...of, hidden: input.hidden, at: now }))
    if (turned) record(previewsChanged, said.subjectId, { messageId: said.id })
    return {}
  },
})

type Of = { community: string; message: string; page: string }

const find = prepared(
  (a: Of) => sql<{ pageId: string }>`
    select page_id from message_preview
    where community_id = ${a.community} and message_id = ${a.message} and page_id = ${a.page}`,
)
const turn = prepared(
  (a: Of & { hidden: boolean; at: Date }) => sql<{ pageId: string }>`
    update message_preview set hidden_at = case when ${a.hidden}::boolean then ${a.at}::timestamptz end
    where community_id = ${a.community} and message_id = ${a.message} and page_id = ${a.page}
      and (hidden_at is null) = ${a.hidden}::boolean returning page_id`,
)

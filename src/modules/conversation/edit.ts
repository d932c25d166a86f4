/** Changing what one said. Names are resolved again; only who is newly named is told. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { editMessage, messageEdited } from './contract.ts'
import { readMessage } from './list.ts'
import { renewMentions } from './mentions.ts'
import { lookForPages } from './previews/hang.ts'
import { mayEdit } from './rules.ts'
import { findSaid, type Said } from './said.ts'

type Editing = RunContext<typeof editMessage, Said>

handle(editMessage, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayEdit,
  async run(editing) {
    const { db, input, found: said, community, record, refuse, now } = editing
    if (said.deletedAt) throw refuse('deleted')
    if (said.archivedAt) throw refuse('archived')
    if (input.text === '' && !said.hasMore) throw refuse('empty')
    if (input.text !== said.text) {
      db.send(updateText({ community: community.id, id: said.id, text: input.text, at: now }))
      if (`${said.text}${input.text}`.includes('<@')) await renameIn(editing)
      lookForPages(db, community.id, { id: said.id, texts: [said.text, input.text], at: now })
      record(messageEdited, said.subjectId, { messageId: said.id })
    }
    return readMessage(db, community.id, said.id)
  },
  again: ({ db, community, ref }) => readMessage(db, community.id, ref),
})

const updateText = prepared(
  (a: { community: string; id: string; text: string; at: Date }) => sql`
    update message set text = ${a.text}, edited_at = ${a.at}
    where community_id = ${a.community} and id = ${a.id} and deleted_at is null`,
)

function renameIn({ db, community, actor, found: said, input, refuse, house }: Editing) {
  return renewMentions({
    db,
    community,
    actor,
    place: said,
    message: said.id,
    threadId: said.threadId,
    text: input.text,
    isConfirmed: input.mentionMany === true,
    present: house.presence.here(community.id),
    refuse,
  })
}

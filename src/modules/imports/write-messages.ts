/** Messages with their original times. Their `seq` is null: they count as read, and no notice is ever made of them. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { batchWritten, type MessageRow, writeMessages } from './contract-writing.ts'
import { claim } from './ledger.ts'
import { isOperator } from './rules.ts'
import { added, findPlace, moveOn } from './step.ts'
import { writeFiles } from './write-files.ts'

type Fresh = MessageRow & { id: string; threadId: string | null }
type At = { community: string }
type Deletable = { deletedAt: string | null }

/** Replies and their heads may come in one statement: the foreign key is checked at its end. */
const insert = prepared(
  (
    a: At & {
      ids: string[]
      subjects: string[]
      threads: (string | null)[]
      authors: string[]
      ats: string[]
      texts: string[]
      shown: boolean[]
      edited: (string | null)[]
      deleted: (string | null)[]
    },
  ) => sql`
    insert into message (community_id, id, subject_id, thread_id, author_id, at, text, in_channel, edited_at, deleted_at)
    select ${a.community}::uuid, t.* from unnest(${a.ids}::uuid[], ${a.subjects}::uuid[], ${a.threads}::uuid[],
      ${a.authors}::uuid[], ${a.ats}::timestamptz[], ${a.texts}::text[], ${a.shown}::boolean[], ${a.edited}::timestamptz[],
      ${a.deleted}::timestamptz[]) t`,
)
const countReplies = prepared(
  (a: { community: string; threads: string[]; ats: string[] }) => sql`
    update message m set reply_count = m.reply_count + r.many, last_reply_at = greatest(m.last_reply_at, r.last)
    from (select t.id, count(*)::int as many, max(t.at) as last
      from unnest(${a.threads}::uuid[], ${a.ats}::timestamptz[]) as t(id, at) group by t.id) r
    where m.community_id = ${a.community} and m.id = r.id`,
)
const insertReactions = prepared(
  (a: At & { subjects: string[]; messages: string[]; emoji: string[]; members: string[] }) => sql<{ emoji: string }>`
    insert into reaction (community_id, subject_id, message_id, emoji, member_id)
    select ${a.community}::uuid, t.* from unnest(${a.subjects}::uuid[], ${a.messages}::uuid[], ${a.emoji}::text[],
      ${a.members}::uuid[]) t on conflict do nothing returning emoji`,
)
handle(writeMessages, {
  find: ({ db, community, input }) => db.one(findPlace({ community: community.id, id: input.importId })),
  allow: isOperator,
  async run({ db, input: { rows, from: before, to, unkept, ...source }, found: place, community, record, refuse }) {
    if (place.cursor !== before) throw refuse('out_of_step')
    const from = { community: community.id, ...source }
    const at = { community: community.id }
    const also = rows.flatMap(({ headKey }) => headKey ?? [])
    const { fresh, idOf } = await claim(db, from, { table: 'message', rows, written: ({ text }) => text, also })
    const messages = fresh.map((row) => ({ ...row, threadId: row.headKey ? (idOf.get(row.headKey) ?? null) : null }))
    if (messages.length > 0) {
      write(db, at, messages)
      record(batchWritten, null, { importId: source.importId, table: 'message', count: messages.length })
    }
    const [reactions, files] = await Promise.all([
      writeReactions(db, at, messages),
      writeFiles(db, from, filesOf(messages)),
    ])
    const counted = messages.filter(({ isMissing }) => !isMissing)
    const replies = counted.filter(({ threadId }) => threadId !== null).length
    const known = rows.filter(({ isMissing }) => !isMissing).length - counted.length
    const done = { messages: counted.length, replies, reactions, ...files, known }
    // With what of it could not come: a run that goes on after a crash still knows.
    const figures = JSON.stringify(added(place.figures, { ...done, ...unkept }))
    db.send(moveOn({ community: community.id, id: source.importId, to, figures }))
    return done
  },
})

/** When something was deleted elsewhere nobody says: long ago, so that no "undo" is offered. */
const withEnd = (row: Fresh): Fresh & Deletable => ({ ...row, deletedAt: row.isDeleted ? row.at : null })

function write(db: Db, at: At, messages: Fresh[]): void {
  const rows = messages.map(withEnd)
  db.send(
    insert({
      ...at,
      ids: rows.map(({ id }) => id),
      subjects: rows.map(({ subjectId }) => subjectId),
      threads: rows.map(({ threadId }) => threadId),
      authors: rows.map(({ authorId }) => authorId),
      ats: rows.map(({ at: said }) => said),
      texts: rows.map(({ text }) => text),
      shown: rows.map(({ threadId, inChannel }) => inChannel || threadId === null),
      edited: rows.map(({ editedAt }) => editedAt),
      deleted: rows.map(({ deletedAt }) => deletedAt),
    }),
  )
  const replies = messages.filter(({ threadId, isDeleted }) => threadId !== null && !isDeleted)
  if (replies.length === 0) return
  const threads = replies.map(({ threadId }) => threadId!)
  db.send(countReplies({ community: at.community, threads, ats: replies.map(({ at: said }) => said) }))
}

async function writeReactions(db: Db, at: At, messages: Fresh[]): Promise<number> {
  const all = messages.flatMap(({ id: message, subjectId: subject, reactions }) =>
    reactions.flatMap(({ emoji, memberIds }) => memberIds.map((member) => ({ message, subject, emoji, member }))),
  )
  if (all.length === 0) return 0
  const [ids, emoji] = [all.map(({ message }) => message), all.map((one) => one.emoji)]
  const members = all.map(({ member }) => member)
  const subjects = all.map(({ subject }) => subject)
  return (await db.rows(insertReactions({ ...at, subjects, messages: ids, emoji, members }))).length
}

const filesOf = (messages: Fresh[]) =>
  messages.flatMap(({ id: message, subjectId: subject, files, authorId: author, at }) =>
    files.map((file, position) => ({ ...file, subject, message, position, author, at })),
  )

/** Messages with their original times. Their `seq` is null: they count as read, and no notice is ever made of them. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { batchWritten, type FileRow, type MessageRow, type Unkept, writeMessages } from './contract-writing.ts'
import { claim, type From } from './ledger.ts'
import { isOperator } from './rules.ts'

type Fresh = MessageRow & { id: string; threadId: string | null }
type At = { community: string }
type Deletable = { deletedAt: string | null }

/** Replies and their heads may come in one statement: the foreign key is checked at its end. */
const insert = prepared(
  (
    a: At & {
      ids: string[]
      channels: string[]
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
    select ${a.community}::uuid, t.* from unnest(${a.ids}::uuid[], ${a.channels}::uuid[], ${a.threads}::uuid[],
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
  (a: At & { channels: string[]; messages: string[]; emoji: string[]; members: string[] }) => sql<{ emoji: string }>`
    insert into reaction (community_id, subject_id, message_id, emoji, member_id)
    select ${a.community}::uuid, t.* from unnest(${a.channels}::uuid[], ${a.messages}::uuid[], ${a.emoji}::text[],
      ${a.members}::uuid[]) t on conflict do nothing returning emoji`,
)
/** `rows` is JSON: arrays side by side would be eight. */
const insertFiles = prepared(
  (a: At & { rows: string }) => sql`
    insert into file (community_id, subject_id, id, message_id, position, name, type, size, blob, width, height, preview,
      source_url, uploaded_by, uploaded_at)
    select ${a.community}::uuid, t.channel, t.id, t.message, t.position, t.name, t.type, t.size, coalesce(t.kept->>'blob', ''),
      (t.kept->>'width')::integer, (t.kept->>'height')::integer, t.kept->>'preview', t.link, t.author, t.at
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, channel uuid, message uuid, position integer, name text, type text,
      size bigint, kept jsonb, link text, author uuid, at timestamptz)`,
)

export type Figures = {
  messages: number
  replies: number
  reactions: number
  files: number
  withBytes: number
  known: number
}
type Place = { cursor: number; figures: Partial<Figures & Unkept> }

/** Held until the commit: of two who went on with the same import, one is out of step. */
const findPlace = prepared(
  (a: { community: string; id: string }) => sql<Place>`
    select cursor, figures from import_run where community_id = ${a.community} and id = ${a.id} for update`,
)
const moveOn = prepared(
  (a: { community: string; id: string; to: number; figures: string }) => sql`
    update import_run set cursor = ${a.to}, figures = figures || ${a.figures}::jsonb
    where community_id = ${a.community} and id = ${a.id}`,
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
    const [reactions, files] = await Promise.all([writeReactions(db, at, messages), writeFiles(db, from, at, messages)])
    const counted = messages.filter(({ isMissing }) => !isMissing)
    const replies = counted.filter(({ threadId }) => threadId !== null).length
    const known = rows.filter(({ isMissing }) => !isMissing).length - counted.length
    const done = { messages: counted.length, replies, reactions, ...files, known }
    const figures = JSON.stringify({ ...sum(place.figures, done), ...alsoUnkept(place.figures, unkept) })
    db.send(moveOn({ community: community.id, id: source.importId, to, figures }))
    return done
  },
})

const sum = (before: Partial<Figures>, done: Figures): Figures => ({
  messages: (before.messages ?? 0) + done.messages,
  replies: (before.replies ?? 0) + done.replies,
  reactions: (before.reactions ?? 0) + done.reactions,
  files: (before.files ?? 0) + done.files,
  withBytes: (before.withBytes ?? 0) + done.withBytes,
  known: (before.known ?? 0) + done.known,
})

/** Kept with the rows, so that a run that goes on after a crash still knows of them. */
const alsoUnkept = (before: Partial<Unkept>, { damaged, notAccepted }: Unkept): Unkept => ({
  damaged: (before.damaged ?? 0) + damaged,
  notAccepted: (before.notAccepted ?? 0) + notAccepted,
})

/** When something was deleted elsewhere nobody says: long ago, so that no "undo" is offered. */
const withEnd = (row: Fresh): Fresh & Deletable => ({ ...row, deletedAt: row.isDeleted ? row.at : null })

function write(db: Db, at: At, messages: Fresh[]): void {
  const rows = messages.map(withEnd)
  db.send(
    insert({
      ...at,
      ids: rows.map(({ id }) => id),
      channels: rows.map(({ channelId }) => channelId),
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
  const all = messages.flatMap(({ id: message, channelId: channel, reactions }) =>
    reactions.flatMap(({ emoji, memberIds }) => memberIds.map((member) => ({ message, channel, emoji, member }))),
  )
  if (all.length === 0) return 0
  const [ids, emoji] = [all.map(({ message }) => message), all.map((one) => one.emoji)]
  const members = all.map(({ member }) => member)
  const channels = all.map(({ channel }) => channel)
  return (await db.rows(insertReactions({ ...at, channels, messages: ids, emoji, members }))).length
}

async function writeFiles(
  db: Db,
  from: From,
  at: At,
  messages: Fresh[],
): Promise<Pick<Figures, 'files' | 'withBytes'>> {
  const rows = messages.flatMap(({ id: message, channelId: channel, files, authorId: author, at: said }) =>
    files.map((file, position) => ({ ...file, channel, message, position, author, at: said })),
  )
  if (rows.length === 0) return { files: 0, withBytes: 0 }
  const { fresh } = await claim(db, from, {
    table: 'file',
    rows,
    written: ({ name, link }: FileRow) => `${name}\n${link}`,
  })
  db.send(insertFiles({ ...at, rows: JSON.stringify(fresh) }))
  return { files: fresh.length, withBytes: fresh.filter(({ kept }) => kept !== null).length }
}

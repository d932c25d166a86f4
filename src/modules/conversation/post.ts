/** Saying something: the hottest path of the house. Two round trips, see kernel/perform.ts. */
import { sql } from 'kysely'
import type { InputOf } from '#kernel/contract.ts'
import { prepared, seqRecorded } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { cardFrom } from './cards.ts'
import { type Card, type Message, messagePosted, postMessage } from './contract.ts'
import { readMessage } from './list.ts'
import { type Writing, writeMentions } from './mentions.ts'
import { lookForPages } from './previews/hang.ts'
import { mayTalk } from './rules.ts'
import { tellOfTalk } from './talked.ts'

type Posting = RunContext<typeof postMessage, SubjectSeen>
/** What is needed of the operation that says something, now or at its hour. */
export type Saying = Pick<Posting, 'db' | 'community' | 'actor' | 'now' | 'record' | 'refuse' | 'found' | 'house'> & {
  input: Pick<InputOf<typeof postMessage>, 'text' | 'threadId' | 'alsoInChannel' | 'fileIds' | 'mentionMany'> & {
    card?: Card
  }
}

handle(postMessage, {
  find: (about) => findSubject(about, about.input.subjectId),
  allow: mayTalk,
  async run(posting) {
    const message = await say(posting)
    posting.made(message.id)
    return (seq) => ({ ...message, seq })
  },
  again: ({ db, community, ref }) => readMessage(db, community.id, ref),
})

/** Writes a message and all that belongs to it; its number comes with the commit. */
export async function say(saying: Saying): Promise<Message> {
  const { input, found: subject, db, community, now, record, refuse } = saying
  const fileIds = input.fileIds ?? []
  if (subject.archivedAt) throw refuse('archived')
  if (input.text === '' && fileIds.length === 0 && !input.card) throw refuse('empty')
  if (input.card && !cardFrom(input.card)) throw new Error(`no module declares the card ${input.card.kind}`)
  const message = newMessage(saying)
  if (message.threadId) await joinThread(saying, message.threadId)
  if (fileIds.length > 0) message.files = await ownFiles(saying, fileIds)
  const card = message.card && JSON.stringify(message.card)
  db.sendNumbered(insertMessage({ ...message, card, community: community.id, author: message.author.id }))
  if (input.text.includes('<@')) await writeMentions(namingIn(saying, message))
  if (fileIds.length > 0) db.sendNumbered(hangFiles({ community: community.id, message: message.id, ids: fileIds }))
  lookForPages(db, community.id, { id: message.id, texts: [message.text], at: now })
  const { id: messageId, threadId, inChannel } = message
  const tells = threadId !== null || subject.audience === 'direct' || message.text.includes('<@')
  record(messagePosted, subject.id, { messageId, threadId, inChannel, tells })
  await tellOfTalk({ db, community: community.id, record }, [{ kind: subject.kind, subjectId: subject.id }])
  return message
}

function newMessage({ input, found: subject, now }: Saying): Message {
  return {
    id: newId(),
    subjectId: subject.id,
    threadId: input.threadId ?? null,
    inChannel: !input.threadId || input.alsoInChannel === true,
    author: subject.me!,
    at: now.toISOString(),
    seq: null,
    text: input.text,
    editedAt: null,
    deletedAt: null,
    replyCount: 0,
    lastReplyAt: null,
    repliers: [],
    reactions: [],
    files: [],
    previews: [],
    card: input.card ?? null,
    pinnedAt: null,
  }
}

function namingIn(
  { db, community, actor, found: subject, input, refuse, house }: Saying,
  { id, threadId }: Message,
): Writing {
  const place = { subjectId: subject.id, audience: subject.audience, isCircleHost: subject.isCircleHost }
  const isConfirmed = input.mentionMany === true
  const present = house.presence.here(community.id)
  return { db, community, actor, place, message: id, threadId, text: input.text, isConfirmed, present, refuse }
}

const insertMessage = prepared(
  (a: {
    community: string
    id: string
    subjectId: string
    threadId: string | null
    author: string
    at: string
    text: string
    card: string | null
    inChannel: boolean
  }) => sql`
    insert into message (community_id, id, subject_id, thread_id, author_id, at, seq, text, card, in_channel)
    values (${a.community}, ${a.id}, ${a.subjectId}, ${a.threadId}, ${a.author}, ${a.at}, ${sql.raw(seqRecorded)}, ${a.text},
      ${a.card}::jsonb, ${a.inChannel})`,
)

const countReply = prepared(
  (a: { community: string; subject: string; thread: string; at: Date }) => sql<{ authorId: string }>`
    update message set reply_count = reply_count + 1, last_reply_at = ${a.at}
    where community_id = ${a.community} and id = ${a.thread} and subject_id = ${a.subject} and thread_id is null
    returning author_id`,
)

/** Whoever writes in a thread follows it, as does the author of its first message; a clear "no" is kept. */
const followBoth = prepared(
  (a: { community: string; subject: string; thread: string; members: string[] }) => sql`
    insert into thread_follow (community_id, thread_id, member_id, subject_id)
    select ${a.community}::uuid, ${a.thread}::uuid, m, ${a.subject}::uuid from unnest(${a.members}::uuid[]) m
    on conflict do nothing`,
)

async function joinThread({ db, community, found: subject, now, refuse }: Saying, thread: string) {
  const of = { community: community.id, subject: subject.id, thread }
  const first = await db.one(countReply({ ...of, at: now }))
  if (!first) throw refuse('no_such_thread')
  db.send(followBoth({ ...of, members: [...new Set([first.authorId, subject.me!.id])] }))
}

const listOwnFiles = prepared(
  (a: { community: string; subject: string; member: string; ids: string[] }) => sql<Message['files'][number]>`
    select id, name, type, size, width, height, preview is not null as has_preview, source_url as link from file
    where community_id = ${a.community} and id = any(${a.ids}::uuid[]) and subject_id = ${a.subject}
      and uploaded_by = ${a.member} and message_id is null and deleted_at is null
    order by array_position(${a.ids}::uuid[], id)`,
)

const hangFiles = prepared(
  (a: { community: string; message: string; ids: string[] }) => sql`
    update file set message_id = ${a.message}, position = array_position(${a.ids}::uuid[], id)
    where community_id = ${a.community} and id = any(${a.ids}::uuid[])`,
)

async function ownFiles({ db, community, found: subject, refuse }: Saying, ids: string[]) {
  const files = await db.rows(
    listOwnFiles({ community: community.id, subject: subject.id, member: subject.me!.id, ids }),
  )
  if (files.length !== new Set(ids).size) throw refuse('not_your_file')
  return files
}

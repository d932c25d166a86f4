/** Threads: reading one, following one; and where a message stands, for links to it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, json } from '#kernel/perform.ts'
import { findMessage, followThread, listThread } from './contract.ts'
import { mayFollow, mayListen } from './rules.ts'
import { findSaid, threadOf } from './said.ts'
import { cursorOf, readCursor, shownMessage } from './shown.ts'

type Ask = {
  community: string
  subject: string
  thread: string
  member: string | null
  at: string
  id: string
  most: number
}

/** index message_thread, backwards */
const pageOfThread = prepared(
  (a: Ask) => sql<{ answer: string }>`
  with page as (
    select * from message where community_id = ${a.community} and thread_id = ${a.thread}
      and (at, id) < (${a.at}::timestamptz, ${a.id}::uuid) order by at desc, id desc limit ${a.most}::int + 1
  ), shown as (select * from page order by at desc, id desc limit ${a.most}::int)
  select json_build_object(
    'first', ${shownMessage('t')},
    'items', coalesce((select json_agg(${shownMessage('m')} order by m.at, m.id) from shown m), '[]'::json),
    'older', case when (select count(*) from page) > ${a.most}::int
      then (select ${cursorOf('m')} from shown m order by m.at, m.id limit 1) end,
    'follows', coalesce((select f.follows from thread_follow f where f.community_id = t.community_id and f.thread_id = t.id
      and f.member_id = ${a.member}::uuid), false),
    'readSeq', coalesce((select r.read_seq from read_mark r where r.community_id = t.community_id
      and r.member_id = ${a.member}::uuid and r.subject_id = t.subject_id and r.thread_id = t.id), 0),
    'seq', (select seq from log_head where community_id = ${a.community}))::text as answer
  from message t where t.community_id = ${a.community} and t.id = ${a.thread}`,
)

handle(listThread, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayListen,
  async run({ db, input, found: said, actor, community }) {
    const of = { community: community.id, subject: said.subjectId, thread: threadOf(said), member: actor.memberId }
    const row = await db.one(pageOfThread({ ...of, ...readCursor(input.before, 'infinity'), most: input.most }))
    return json(row!.answer)
  },
})

const setFollows = prepared(
  (a: { community: string; thread: string; member: string; subject: string; follows: boolean }) => sql`
    insert into thread_follow (community_id, thread_id, member_id, subject_id, follows)
    values (${a.community}, ${a.thread}, ${a.member}, ${a.subject}, ${a.follows})
    on conflict (community_id, thread_id, member_id) do update set follows = excluded.follows`,
)

handle(followThread, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: ({ actor, found }) => mayListen({ actor, found }) && mayFollow({ actor }),
  async run({ db, input, found: said, actor, community }) {
    const of = { community: community.id, subject: said.subjectId, member: actor.memberId! }
    db.send(setFollows({ ...of, thread: threadOf(said), follows: input.follows }))
    return {}
  },
})

handle(findMessage, {
  find: (about) => findSaid(about, about.input.messageId),
  allow: mayListen,
  async run({ found: { id: messageId, subjectId, threadId, inChannel } }) {
    return { messageId, subjectId, threadId, inChannel }
  },
})

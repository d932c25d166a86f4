/** Reading what was said: pages of a subject, both ways, and single messages. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle, json } from '#kernel/perform.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { listMessages, type Message } from './contract.ts'
import { NO_THREAD } from './hearing.ts'
import { mayListen } from './rules.ts'
import { cursorOf, readCursor, shownMessage } from './shown.ts'

type Ask = {
  community: string
  subject: string
  member: string | null
  at: string
  id: string
  most: number
  around: string | null
}

/** The rest of the answer around `shown`, a set of messages, and `beyond`, how many there were with one too many. */
const answer = (a: Ask, older: ReturnType<typeof sql>, newer: ReturnType<typeof sql>) => sql<{ answer: string }>`
  select json_build_object(
    'items', coalesce((select json_agg(${shownMessage('m')} order by m.at, m.id) from shown m), '[]'::json),
    'older', ${older}, 'newer', ${newer},
    'readSeq', coalesce((select read_seq from read_mark r where r.community_id = ${a.community} and r.member_id = ${a.member}::uuid
      and r.subject_id = ${a.subject} and r.thread_id = ${sql.lit(NO_THREAD)}), 0),
    'seq', (select seq from log_head where community_id = ${a.community}))::text as answer`

const first = sql`(select ${cursorOf('m')} from shown m order by m.at, m.id limit 1)`
const last = sql`(select ${cursorOf('m')} from shown m order by m.at desc, m.id desc limit 1)`

/** index message_shown, backwards */
export const pageBefore = prepared(
  (a: Ask) => sql<{ answer: string }>`
  with page as (
    select * from message where community_id = ${a.community} and subject_id = ${a.subject} and in_channel
      and (at, id) < (${a.at}::timestamptz, ${a.id}::uuid) order by at desc, id desc limit ${a.most}::int + 1
  ), shown as (select * from page order by at desc, id desc limit ${a.most}::int)
  ${answer(
    a,
    sql`case when (select count(*) from page) > ${a.most}::int then ${first} end`,
    sql`case when ${a.at}::text <> 'infinity' then ${last} end`,
  )}`,
)

/** index message_shown, forwards */
const pageAfter = prepared(
  (a: Ask) => sql<{ answer: string }>`
  with page as (
    select * from message where community_id = ${a.community} and subject_id = ${a.subject} and in_channel
      and (at, id) > (${a.at}::timestamptz, ${a.id}::uuid) order by at, id limit ${a.most}::int + 1
  ), shown as (select * from page order by at, id limit ${a.most}::int)
  ${answer(a, first, sql`case when (select count(*) from page) > ${a.most}::int then ${last} end`)}`,
)

/** Half a page before a message, itself, and half a page after; of a reply: around its thread's first message. */
const pageAround = prepared(
  (a: Ask) => sql<{ answer: string }>`
  with asked as (
    select * from message where community_id = ${a.community} and subject_id = ${a.subject} and id = ${a.around}
  ), mid as (
    select at, id from asked where in_channel union all
    select t.at, t.id from message t join asked on t.community_id = ${a.community} and t.id = asked.thread_id
    where not asked.in_channel limit 1
  ), before as (
    select m.* from message m, mid where m.community_id = ${a.community} and m.subject_id = ${a.subject} and m.in_channel
      and (m.at, m.id) < (mid.at, mid.id) order by m.at desc, m.id desc limit ${a.most}::int / 2 + 1
  ), after as (
    select m.* from message m, mid where m.community_id = ${a.community} and m.subject_id = ${a.subject} and m.in_channel
      and (m.at, m.id) >= (mid.at, mid.id) order by m.at, m.id limit ${a.most}::int / 2 + 2
  ), shown as (
    (select * from before order by at desc, id desc limit ${a.most}::int / 2) union all
    (select * from after order by at, id limit ${a.most}::int / 2 + 1)
  ) ${answer(
    a,
    sql`case when (select count(*) from before) > ${a.most}::int / 2 then ${first} end`,
    sql`case when (select count(*) from after) > ${a.most}::int / 2 + 1 then ${last} end`,
  )}`,
)

/** index message_unread */
const firstUnread = prepared(
  (a: { community: string; subject: string; member: string | null }) => sql<{ id: string }>`
  select m.id from message m where m.community_id = ${a.community} and m.subject_id = ${a.subject} and m.in_channel
    and m.seq > coalesce((select read_seq from read_mark r where r.community_id = ${a.community}
      and r.member_id = ${a.member}::uuid and r.subject_id = ${a.subject} and r.thread_id = ${sql.lit(NO_THREAD)}), 0)
    and m.author_id <> ${a.member}::uuid and m.deleted_at is null order by m.seq limit 1`,
)

handle(listMessages, {
  find: (about) => findSubject(about, about.input.subjectId),
  allow: mayListen,
  async run({ db, input, actor, community }) {
    const of = { community: community.id, subject: input.subjectId, member: actor.memberId }
    const around = input.around ?? (input.from === 'unread' ? (await db.one(firstUnread(of)))?.id : undefined)
    const page = around ? pageAround : input.after ? pageAfter : pageBefore
    const cursor = readCursor(input.after ?? input.before, input.after ? '-infinity' : 'infinity')
    const row = await db.one(page({ ...of, ...cursor, most: input.most, around: around ?? null }))
    return json(row!.answer)
  },
})

const one = prepared(
  (a: { community: string; id: string }) => sql<{ message: Message }>`
  select ${shownMessage('m')} as message from message m where m.community_id = ${a.community} and m.id = ${a.id}`,
)

/** A message by id, without asking who reads: only after its subject was found for the actor. */
export async function readMessage(db: Db, community: string, id: string): Promise<Message> {
  return (await db.one(one({ community, id })))!.message
}

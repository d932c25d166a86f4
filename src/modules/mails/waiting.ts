/** What is meant for somebody begins to wait for its mail: one for each conversation, until what it told of was read. */
import { type RawBuilder, sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { deliver } from '#kernel/delivery.ts'
import { newId } from '#kernel/ids.ts'
import { isRead, onTold, type Told } from '#modules/attention/offers.ts'
import { limits } from './limits.ts'

export const DELIVERY = 'mails.unread'

/** Meant for one in person: named, or written to directly. */
const meant = ['mentioned', 'direct']
const MINUTE = 60_000

/** One that could not be sent for so long is given up; the next message begins anew. */
const GIVEN_UP_MS = 24 * 3_600_000

onTold(async ({ db, community, told, now }) => {
  const notices = told.filter(({ why, messageId }) => messageId !== null && meant.includes(why))
  if (notices.length > 0) await beginWaiting(db, community, notices, now)
})

type Meant = Pick<Told, 'memberId' | 'messageId' | 'at'>

/** Later messages find the mail of their conversation open, and gather in it. */
export async function beginWaiting(db: Db, community: string, notices: Meant[], now: Date): Promise<void> {
  const of = {
    community,
    ids: notices.map(() => newId()),
    members: notices.map(({ memberId }) => memberId),
    messages: notices.map(({ messageId }) => messageId),
    dues: notices.map(({ at }) => new Date(Date.parse(at) + limits.minutes * MINUTE).toISOString()),
  }
  db.send(closeRead({ ...of, now, givenUp: new Date(now.getTime() - GIVEN_UP_MS) }))
  const opened = await db.rows(open(of))
  for (const { id, dueAt } of opened)
    deliver(db, { community, kind: DELIVERY, key: id, payload: { mailId: id }, at: new Date(dueAt) })
}

type Of = { community: string; ids: string[]; members: string[]; messages: (string | null)[]; dues: string[] }

/** Conversations, each once: a direct one with all its threads, elsewhere each thread by itself. */
const conversations = (a: Of) => sql`
  select distinct on (t.member_id, m.subject_id, thread_id) m.community_id, t.id, t.member_id, m.subject_id,
    case when s.audience <> 'direct' then m.thread_id end as thread_id, t.due_at
  from unnest(${a.ids}::uuid[], ${a.members}::uuid[], ${a.messages}::uuid[], ${a.dues}::timestamptz[])
    as t(id, member_id, message_id, due_at)
  join message m on m.community_id = ${a.community} and m.id = t.message_id
  join subject s on s.community_id = m.community_id and s.id = m.subject_id
  order by t.member_id, m.subject_id, thread_id, t.due_at`

/** Over `unread_mail u` and `subject s`: notices `n` of its conversation, with messages `m` that are still there. */
export const noticesOf: RawBuilder<unknown> = sql`notice n join message m on m.community_id = n.community_id and m.id = n.message_id
  where n.community_id = u.community_id and n.member_id = u.member_id and n.subject_id = u.subject_id
    and n.why in ('mentioned', 'direct') and m.deleted_at is null
    and (s.audience = 'direct' or m.thread_id is not distinct from u.thread_id)`

/** index notice_unseen */
export const stillWaits: RawBuilder<boolean> = sql`n.seen_at is null and not ${isRead('n')}`

const closeRead = prepared(
  (a: Of & { now: Date; givenUp: Date }) => sql`
    update unread_mail u set closed_at = ${a.now}
    from (${conversations(a)}) c join subject s on s.community_id = c.community_id and s.id = c.subject_id
    where u.community_id = c.community_id and u.member_id = c.member_id and u.subject_id = c.subject_id
      and u.thread_id is not distinct from c.thread_id and u.closed_at is null
      and case when u.sent_at is null then u.due_at < ${a.givenUp}
        else not exists (select from ${noticesOf} and n.seq <= u.up_to_seq and ${stillWaits}) end`,
)
const open = prepared(
  (a: Of) => sql<{ id: string; dueAt: string }>`
    insert into unread_mail (community_id, id, member_id, subject_id, thread_id, due_at)
    select c.community_id, c.id, c.member_id, c.subject_id, c.thread_id, c.due_at from (${conversations(a)}) c
    on conflict (community_id, member_id, subject_id, thread_id) where closed_at is null do nothing
    returning id, due_at`,
)

/** Sends what still waits, after looking at everything once more: what was read, who may, what is wanted. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { deliver, onDelivery } from '#kernel/delivery.ts'
import { hashSecret, newSecret } from '#kernel/ids.ts'
import type { Letter } from '#kernel/mail.ts'
import type { House } from '#kernel/perform.ts'
import { isContentFree, type MailedMessage, type MailRow, mailsWhere, messagesWhere } from './find.ts'
import { writeHush, writeLetter } from './letter.ts'
import { limits } from './limits.ts'
import { quietUntil } from './quiet.ts'
import { DELIVERY, stillWaits } from './waiting.ts'

const MINUTE = 60_000

type Of = { community: string; id: string }

onDelivery(DELIVERY, async ({ house, community, payload }) => {
  const of = { community, id: String(payload.mailId) }
  const letter = await house.db.transaction(community, (db) => prepareLetter(house, db, of))
  if (!letter) return
  await house.mail.send(letter)
  await house.db.transaction(community, async (db) => db.send(markSent({ ...of, now: house.clock.now() })))
})

/** Undefined: nothing is to be sent now. */
async function prepareLetter(house: House, db: Db, of: Of): Promise<Letter | undefined> {
  const mail = house.mail.isNone ? undefined : await db.one(findWanted(of))
  const messages = mail ? await db.rows(listWaiting(of)) : []
  if (!mail || messages.length === 0) return drop(db, of)
  const now = house.clock.now()
  const later = whenLater(mail, messages, now) ?? (await whenOften(db, mail, now))
  return later ? postpone(db, of, later) : write(house, db, mail, messages)
}

/**
 * Wanted still: by choice, not stopped, the conversation not muted and its thread not left. A muted channel still tells
 * in the notification centre who is named in person; a mail would be more than that.
 */
const findWanted = prepared(
  (a: Of) => sql<MailRow>`
    with mail as (select id from unread_mail
      where community_id = ${a.community} and id = ${a.id} and sent_at is null and closed_at is null for update)
    ${mailsWhere(sql`u.community_id = ${a.community} and u.id = (select id from mail)
      and case when s.audience = 'direct' then choice.directs else choice.mentions end is not false
      and not exists (select from mail_stop x where x.community_id = u.community_id and x.member_id = u.member_id
        and x.subject_id = u.subject_id)
      and not exists (select from watch w where w.community_id = u.community_id and w.member_id = u.member_id
        and w.subject_id = u.subject_id and w.level = 'nothing')
      and not exists (select from thread_follow f where f.community_id = u.community_id and f.member_id = u.member_id
        and f.thread_id = u.thread_id and not f.follows)`)}`,
)
const listWaiting = messagesWhere(stillWaits)

/** Not before the oldest of what waits has waited long enough, and not in quiet hours. */
function whenLater({ timeZone, quietFrom: from, quietUntil: until }: MailRow, messages: MailedMessage[], now: Date) {
  const due = new Date(Date.parse(messages[0]!.since) + limits.minutes * MINUTE)
  if (due > now) return due
  return from === null || until === null ? undefined : quietUntil(now, timeZone, { from, until })
}

/** Whoever is named in many threads at once is not flooded: the rest waits, and gathers. */
async function whenOften(db: Db, { communityId: community, memberId: member, id }: MailRow, now: Date) {
  const hourAgo = new Date(now.getTime() - 60 * MINUTE)
  // Of several that are sent at once each counts those before it.
  db.send(sql`select pg_advisory_xact_lock(hashtextextended(${`mails to ${member}`}, 0))`)
  const lately = await db.one(countLately({ community, member, id, hourAgo }))
  return lately!.many < limits.anHour ? undefined : new Date(now.getTime() + 60 * MINUTE)
}

/** index unread_mail_conversation */
const countLately = prepared(
  (a: Of & { member: string; hourAgo: Date }) => sql<{ many: number }>`
    select count(*)::int as many from unread_mail
    where community_id = ${a.community} and member_id = ${a.member} and id <> ${a.id} and written_at > ${a.hourAgo}`,
)

function drop(db: Db, { community, id }: Of): undefined {
  db.send(sql`delete from unread_mail where community_id = ${community} and id = ${id} and sent_at is null`)
}

function postpone(db: Db, { community, id }: Of, at: Date): undefined {
  db.send(sql`update unread_mail set due_at = ${at} where community_id = ${community} and id = ${id}`)
  deliver(db, { community, kind: DELIVERY, key: `${id} ${at.toISOString()}`, payload: { mailId: id }, at })
}

/** Its secrets are made here, so that they stand nowhere but in the letter; a second try makes the first one's useless. */
function write(house: House, db: Db, mail: MailRow, messages: MailedMessage[]): Promise<Letter> {
  const isHushed = isContentFree(mail)
  const links = { answer: newSecret(), stop: newSecret() }
  const now = house.clock.now()
  const { fromSeq, upToSeq } = messages[0]!
  const { communityId: community, id, memberId: member, subjectId: subject, threadId: thread } = mail
  db.send(endOlder({ community, id, member, subject, thread }))
  db.send(sql`
    update unread_mail set written_at = ${now}, from_seq = ${fromSeq}, up_to_seq = ${upToSeq},
      address_hash = ${hashSecret(mail.email)}, stop_hash = ${hashSecret(links.stop)},
      answer_hash = ${isHushed ? null : hashSecret(links.answer)}
    where community_id = ${community} and id = ${id}`)
  const of = { mail, links, baseUrl: house.baseUrl, now }
  return isHushed ? Promise.resolve(writeHush(of)) : writeLetter(db, { ...of, messages })
}

type Older = Of & { member: string; subject: string; thread: string | null }

/** Only the newest mail of a conversation can be answered. Index unread_mail_conversation. */
const endOlder = prepared(
  (a: Older) => sql`
    update unread_mail set answer_hash = null where community_id = ${a.community} and member_id = ${a.member}
      and subject_id = ${a.subject} and thread_id is not distinct from ${a.thread}::uuid and id <> ${a.id}
      and answer_hash is not null`,
)
const markSent = prepared(
  (a: Of & { now: Date }) => sql`
    update unread_mail set sent_at = ${a.now} where community_id = ${a.community} and id = ${a.id}`,
)

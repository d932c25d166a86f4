/** What a letter's link opens, and when it no longer does. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'
import { type MailRow, mailsWhere } from './find.ts'
import { limits } from './limits.ts'

const DAY = 24 * 3_600_000
export const endOf = (writtenAt: string): Date => new Date(Date.parse(writtenAt) + limits.answerDays * DAY)
export const openSince = (now: Date): Date => new Date(now.getTime() - limits.answerDays * DAY)

/**
 * Ended by its time; by leaving, also where they came back since; and where they ended their other sessions since it
 * was sent. Over `unread_mail u`, `member me` and `person p`.
 */
const isOpen = (since: Date) => sql`u.written_at > ${since}
  and coalesce(me.joined_at, me.created_at) <= u.written_at and coalesce(p.links_since, '-infinity') <= u.written_at`

/** index unread_mail_answer */
const byAnswer = prepared(
  (a: { community: string; hash: string; since: Date }) =>
    sql<MailRow>`${mailsWhere(sql`u.community_id = ${a.community} and u.answer_hash = ${a.hash} and ${isOpen(a.since)}`)}`,
)

type Asking = { db: Db; community: { id: string }; input: { secret: string }; now: Date }

/** With the rights of now: its member is in and may hear the conversation, and has the address it went to. */
export async function findByAnswer({ db, community, input, now }: Asking): Promise<MailRow | undefined> {
  const hash = hashSecret(input.secret)
  const mail = await db.one(byAnswer({ community: community.id, hash, since: openSince(now) }))
  return mail && hashSecret(mail.email) === mail.addressHash ? mail : undefined
}

const countMine = prepared(
  (a: { community: string; member: string; since: Date }) => sql<{ open: number }>`
    select count(*)::int as open from unread_mail u join member me on me.community_id = u.community_id and me.id = u.member_id
    join person p on p.id = me.person_id
    where u.community_id = ${a.community} and u.member_id = ${a.member} and u.answer_hash is not null and ${isOpen(a.since)}`,
)
/** index unread_mail_conversation */
export const countLinks = async (db: Db, of: { community: string; member: string; now: Date }): Promise<number> =>
  (await db.one(countMine({ ...of, since: openSince(of.now) })))!.open

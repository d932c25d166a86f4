/** What mails keep of a member: what they chose, and which were sent. All of it goes with them. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { scheduleForgetting } from '#kernel/jobs.ts'
import { keeps, type PageOf } from '#kernel/keeping.ts'
import { limits } from './limits.ts'

keeps('mails.mails', {
  names: { 'unread_mail.member_id': 'goes', 'mail_choice.member_id': 'goes', 'mail_stop.member_id': 'goes' },
  forget({ db, community, member }) {
    for (const table of ['unread_mail', 'mail_choice', 'mail_stop'])
      db.send(sql`delete from ${sql.table(table)} where community_id = ${community} and member_id = ${member}`)
  },
  own: {
    mails: (of) => ownMails(of),
    'mail-settings': (of) => ownChoice(of),
    'mails-stopped': (of) => ownStops(of),
  },
})

const ownMails = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select id, subject_id, thread_id, due_at, sent_at, answers from unread_mail
    where community_id = ${a.community} and member_id = ${a.member} and id > ${a.after}::uuid order by id limit ${a.most}`,
)
const ownChoice = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select member_id as id, mentions, directs, content_free, quiet_from, quiet_until from mail_choice
    where community_id = ${a.community} and member_id = ${a.member} and member_id > ${a.after}::uuid limit ${a.most}`,
)
const ownStops = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select subject_id as id, at from mail_stop
    where community_id = ${a.community} and member_id = ${a.member} and subject_id > ${a.after}::uuid
    order by subject_id limit ${a.most}`,
)

scheduleForgetting('mails.forget', { afterHours: limits.stopDays * 24, by: 'forget_unread_mail' })

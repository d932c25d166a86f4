/** Which mails a member wants: by kind, with or without content, not in quiet hours, not about some conversations. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { isSensitive } from '#modules/communities/offers.ts'
import { mayHear } from '#modules/conversation/offers.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { changeSettings, endLinks, type MailSettings, mailAbout, readSettings } from './contract.ts'
import { isContentFree, peopleOf } from './find.ts'
import { countLinks } from './links.ts'
import { minutesOf, timeOf } from './quiet.ts'
import { mayHaveMails } from './rules.ts'

type Of = { community: string; member: string }
type Chosen = {
  email: string
  mentions: boolean | null
  directs: boolean | null
  contentFree: boolean | null
  quietFrom: number | null
  quietUntil: number | null
}

const readChoice = prepared(
  (a: Of) => sql<Chosen>`
    select p.email, x.mentions, x.directs, x.content_free, x.quiet_from, x.quiet_until from member me
    join person p on p.id = me.person_id
    left join mail_choice x on x.community_id = me.community_id and x.member_id = me.id
    where me.community_id = ${a.community} and me.id = ${a.member}`,
)
/** What may no longer be read is listed without its name. */
const listStopped = prepared(
  (a: Of) => sql<MailSettings['stopped'][number]>`
    select x.subject_id, case when ${mayHear('me', 's')} then s.title end as title,
      case when ${mayHear('me', 's')} then ${peopleOf('s', 'me')} else '[]'::json end as people
    from mail_stop x join member me on me.community_id = x.community_id and me.id = x.member_id
    join subject s on s.community_id = x.community_id and s.id = x.subject_id
    where x.community_id = ${a.community} and x.member_id = ${a.member} order by x.at desc limit 200`,
)

handle(readSettings, {
  find: theCommunity,
  allow: mayHaveMails,
  async run({ db, actor, community, house, now }) {
    const of = { community: community.id, member: actor.memberId! }
    const [chosen, stopped, links] = await Promise.all([
      db.one(readChoice(of)),
      db.rows(listStopped(of)),
      countLinks(db, { ...of, now }),
    ])
    const { email, mentions, directs, contentFree, quietFrom, quietUntil } = chosen!
    return {
      isPossible: !house.mail.isNone,
      email,
      isSensitive: isSensitive(community.preset),
      mentions: mentions ?? true,
      directs: directs ?? true,
      contentFree: isContentFree({ contentFree, preset: community.preset }),
      quiet: quietFrom === null || quietUntil === null ? null : { from: timeOf(quietFrom), until: timeOf(quietUntil) },
      stopped,
      links,
    }
  },
})

handle(changeSettings, {
  find: theCommunity,
  allow: mayHaveMails,
  async run({ db, actor, community, input }) {
    const of = { community: community.id, member: actor.memberId! }
    const { mentions, directs, contentFree, quiet } = input
    if (mentions !== undefined) chooseKind(db, { ...of, kind: 'mentions', wanted: mentions })
    if (directs !== undefined) chooseKind(db, { ...of, kind: 'directs', wanted: directs })
    if (contentFree !== undefined) choose(db, of, { content_free: contentFree })
    if (contentFree === true) db.send(endMine(of))
    if (quiet !== undefined) {
      const [from, until] = quiet ? [minutesOf(quiet.from), minutesOf(quiet.until)] : [null, null]
      choose(db, of, { quiet_from: from, quiet_until: until })
    }
    return {}
  },
})

export const chooseKind = (db: Db, { kind, wanted, ...of }: Of & { kind: 'mentions' | 'directs'; wanted: boolean }) =>
  choose(db, of, { [kind]: wanted })

/** The first choice makes the row; what is not chosen stays as it is. */
function choose(db: Db, { community, member }: Of, chosen: Record<string, boolean | number | null>): void {
  const columns = Object.keys(chosen).map((name) => sql.ref(name))
  const values = Object.values(chosen)
  const sets = columns.map((column, n) => sql`${column} = ${values[n]}`)
  db.send(sql`
    insert into mail_choice (community_id, member_id, ${sql.join(columns)}) values (${community}, ${member}, ${sql.join(values)})
    on conflict (community_id, member_id) do update set ${sql.join(sets)}`)
}

handle(mailAbout, {
  /** Wanted again also where it may no longer be read: it is only my own choice. */
  async find(about) {
    const { db, actor, community, input } = about
    const of = { community: community.id, member: actor.memberId, subject: input.subjectId }
    const [subject, stop] = await Promise.all([findSubject(about, input.subjectId), db.one(findStop(of))])
    return subject ?? stop
  },
  allow: mayHaveMails,
  async run({ db, actor, community, input, now }) {
    const { subjectId: subject, wanted } = input
    setStop(db, { community: community.id, member: actor.memberId!, subject, wanted, now })
    return {}
  },
})

const findStop = prepared(
  (a: { community: string; member: string | null; subject: string }) => sql<{ id: string }>`
    select subject_id as id from mail_stop
    where community_id = ${a.community} and member_id = ${a.member}::uuid and subject_id = ${a.subject}`,
)

type Stop = Of & { subject: string; wanted: boolean; now: Date }

export function setStop(db: Db, { community, member, subject, wanted, now }: Stop): void {
  db.send(
    wanted
      ? sql`delete from mail_stop where community_id = ${community} and member_id = ${member} and subject_id = ${subject}`
      : sql`insert into mail_stop (community_id, member_id, subject_id, at) values (${community}, ${member}, ${subject}, ${now})
          on conflict do nothing`,
  )
}

handle(endLinks, {
  find: theCommunity,
  allow: mayHaveMails,
  async run({ db, actor, community }) {
    db.send(endMine({ community: community.id, member: actor.memberId! }))
    return {}
  },
})

/** index unread_mail_conversation */
const endMine = prepared(
  (a: Of) => sql`
    update unread_mail set answer_hash = null
    where community_id = ${a.community} and member_id = ${a.member} and answer_hash is not null`,
)

/** Answering by a mail's link: read and said as its member, in that one conversation, with the rights of now. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newSecret } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { announce, plainTexts } from '#modules/attention/offers.ts'
import { cardWords, markAsRead, mayTalk, say } from '#modules/conversation/offers.ts'
import { findSubject, type SubjectSeen } from '#modules/subjects/find.ts'
import { answerMail, openMail } from './contract.ts'
import { actorOf, communityOf, listTold, type MailedMessage, type MailRow, pathOf } from './find.ts'
import { limits } from './limits.ts'
import { endOf, findByAnswer } from './links.ts'
import { whoeverHasTheLink } from './rules.ts'
import { beginWaiting, noticesOf, stillWaits } from './waiting.ts'

type Found = { mail: MailRow; subject: SubjectSeen; messages: MailedMessage[] }

async function find(asking: Parameters<typeof findByAnswer>[0]): Promise<Found | undefined> {
  const mail = await findByAnswer(asking)
  if (!mail) return undefined
  const { db } = asking
  const [subject, messages] = await Promise.all([
    findSubject({ db, actor: actorOf(mail), community: communityOf(mail) }, mail.subjectId),
    listTold(db, mail),
  ])
  return subject && { mail, subject, messages }
}

handle(openMail, {
  find,
  allow: whoeverHasTheLink,
  async run({ db, found: { mail, subject, messages } }) {
    const about = { db, actor: actorOf(mail), community: communityOf(mail) }
    const texts = await plainTexts(
      about,
      messages.map(({ text }) => text),
      { max: limits.textLength },
    )
    const newest = messages.at(-1)
    return {
      language: mail.language,
      community: { name: mail.communityName, color: mail.color },
      me: mail.memberName,
      where: { title: mail.title, people: mail.people },
      messages: messages.map(({ id, author, at, card, files }, n) => ({
        ...{ id, author, at, files },
        text: [texts[n]!, card && cardWords(card, mail.language)].filter(Boolean).join('\n\n'),
      })),
      earlier: newest ? newest.total - messages.length : 0,
      timeZone: mail.timeZone,
      path: newest ? pathOf(mail, newest) : `/c/${mail.slug}`,
      until: endOf(mail.writtenAt!).toISOString(),
      canAnswer: newest !== undefined && !subject.archivedAt && mayTalk({ actor: about.actor, found: subject }),
      key: newSecret(),
    }
  },
})

handle(answerMail, {
  find,
  allow: ({ found: { mail, subject } }) => mayTalk({ actor: actorOf(mail), found: subject }),
  async run(answering) {
    const { db, community, found, input, enter, made, refuse, house, afterCommit } = answering
    const { mail, subject, messages } = found
    const newest = messages.at(-1)
    if (!newest) throw refuse('nothing_left')
    if (!(await db.one(countAnswer({ community: community.id, id: mail.id })))) throw refuse('too_many_answers')
    // The member says it, in the log, too.
    enter(community.id, mail.memberId)
    const threadId = threadFor(mail, newest)
    const said = { text: input.text, ...(threadId && { threadId }) }
    const message = await say({ ...answering, actor: actorOf(mail), found: subject, input: said })
    await countAsRead(answering)
    afterCommit(() => announce(house.bus, community.id, [mail.memberId]))
    made(message.id)
    return { id: message.id, text: input.text }
  },
  again: async ({ ref, input }) => ({ id: ref, text: input.text }),
})

/** Under the message it answers, where many others talk; among a few people simply in the conversation. */
const threadFor = ({ audience }: MailRow, { id, threadId }: MailedMessage): string | null =>
  audience === 'direct' ? threadId : (threadId ?? id)

type Of = { community: string; id: string }

/** Of many who press at once, only so many get through. */
const countAnswer = prepared(
  (a: Of) => sql<{ id: string }>`
    update unread_mail set answers = answers + 1
    where community_id = ${a.community} and id = ${a.id} and answers < ${sql.lit(limits.answers)} returning id`,
)

type Answering = Pick<Parameters<typeof find>[0], 'db' | 'now'> & { found: Found }

/** Whoever answers has read what the page showed; what came since begins to wait for a mail of its own. */
async function countAsRead({ db, now, found: { mail, messages } }: Answering): Promise<void> {
  const { communityId: community, id, memberId: member, subjectId: subject } = mail
  const upTo = mail.upToSeq!
  const of = { community, id }
  db.send(see({ community, member, messages: messages.map((one) => one.id), now }))
  db.send(close({ ...of, now }))
  // Elsewhere more was said than the mail told of.
  const isAll = mail.audience === 'direct' && messages[0]!.total === messages.length
  if (isAll) db.send(markAsRead({ community, member, subject, seq: upTo }))
  const at = now.toISOString()
  const later = await db.rows(listLater({ ...of, upTo }))
  if (later.length > 0)
    await beginWaiting(
      db,
      community,
      later.map(({ messageId }) => ({ memberId: member, messageId, at })),
      now,
    )
}

/** index notice_message */
const see = prepared(
  (a: { community: string; member: string; messages: string[]; now: Date }) => sql`
    update notice set seen_at = ${a.now} where community_id = ${a.community} and member_id = ${a.member}
      and message_id = any(${a.messages}::uuid[]) and seen_at is null`,
)
const close = prepared(
  (a: Of & { now: Date }) => sql`
    update unread_mail set closed_at = coalesce(closed_at, ${a.now}) where community_id = ${a.community} and id = ${a.id}`,
)
const listLater = prepared(
  (a: Of & { upTo: number }) => sql<{ messageId: string }>`
    select m.id as message_id from unread_mail u
    join subject s on s.community_id = u.community_id and s.id = u.subject_id, ${noticesOf}
    and u.community_id = ${a.community} and u.id = ${a.id} and n.seq > ${a.upTo} and ${stillWaits}`,
)

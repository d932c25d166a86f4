/** What conversations keep of a member: their words, and where they stood in reading. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { keeps, type LettingGo, type PageOf } from '#kernel/keeping.ts'
import { messageDeleted } from './contract.ts'
import { purges } from './hearing.ts'
import { tellOfTalk } from './talked.ts'

keeps('conversation.words', {
  names: {
    'message.author_id': 'stays',
    'message.deleted_by': 'stays',
    'reaction.member_id': 'with_words',
    'read_mark.member_id': 'goes',
    'thread_follow.member_id': 'goes',
    'mention.member_id': 'goes',
    'watch.member_id': 'goes',
    'pin.member_id': 'stays',
    'saved.member_id': 'goes',
    'reminder.member_id': 'goes',
    'scheduled_message.author_id': 'goes',
  },
  forget(of) {
    for (const query of Object.values(gone)) of.db.send(query(of))
  },
  async removeWords({ db, community, member, now, record }) {
    const removed = await db.rows(removeMessages({ community, member, now }))
    const messages = removed.map(({ id }) => id)
    // Each is told as deleted, so that open screens and whatever was made of it follow.
    for (const { id, subjectId, threadId } of removed) record(messageDeleted, subjectId, { messageId: id, threadId })
    await tellOfTalk({ db, community, record }, removed)
    // What was made of a message by later modules goes first: it is found by what hangs on the message.
    for (const forget of purges().toReversed()) db.send(forget({ community, messages }))
    db.send(removeReactions({ community, member, now }))
    const threads = [...new Set(removed.flatMap(({ threadId }) => threadId ?? []))]
    db.send(countReplies({ community, threads }))
  },
  own: {
    messages: (of) => ownMessages(of),
    reactions: (of) => ownReactions(of),
    'messages-for-later': (of) => ownScheduled(of),
    reminders: (of) => ownReminders(of),
  },
})

type Of = Pick<LettingGo, 'community' | 'member' | 'now'>
const mine = (table: string, column = 'member_id') =>
  prepared(
    (a: Of) => sql`
      delete from ${sql.table(table)} where community_id = ${a.community} and ${sql.ref(column)} = ${a.member}`,
  )
const gone = {
  marks: mine('read_mark'),
  follows: mine('thread_follow'),
  mentions: mine('mention'),
  watches: mine('watch'),
  saved: mine('saved'),
  reminders: mine('reminder'),
  later: mine('scheduled_message', 'author_id'),
}

/** At once and for good: nothing is kept for an undo that nobody could ask for. */
const removeMessages = prepared(
  (a: Of) => sql<{ id: string; subjectId: string; kind: string; threadId: string | null }>`
    update message set text = '', card = null, deleted_at = coalesce(deleted_at, ${a.now}::timestamptz), deleted_by = ${a.member},
      purged_at = ${a.now}
    where community_id = ${a.community} and author_id = ${a.member} and purged_at is null
    returning id, subject_id, thread_id,
      (select s.kind from subject s where s.community_id = message.community_id and s.id = message.subject_id) as kind`,
)
const removeReactions = prepared(
  (a: Of) => sql`delete from reaction where community_id = ${a.community} and member_id = ${a.member}`,
)
/** index message_thread */
const countReplies = prepared(
  (a: { community: string; threads: string[] }) => sql`
    update message f set reply_count = r.count, last_reply_at = r.last
    from unnest(${a.threads}::uuid[]) t(id), lateral (select count(*)::int as count, max(at) as last from message
      where community_id = ${a.community} and thread_id = t.id and deleted_at is null) r
    where f.community_id = ${a.community} and f.id = t.id`,
)

const ownMessages = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select m.id, s.kind as place_kind, case when s.audience in ('public', 'community')
      or is_shared_with(s.community_id, s.id, s.audience, s.circle_id, ${a.member}::uuid, true) then s.title end as place, m.subject_id, m.thread_id, m.at, m.edited_at, m.text
    from message m join subject s on s.community_id = m.community_id and s.id = m.subject_id
    where m.community_id = ${a.community} and m.author_id = ${a.member} and m.deleted_at is null
      and m.id > ${a.after}::uuid order by m.id limit ${a.most}`,
)
const ownReactions = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select message_id as id, string_agg(emoji, ' ' order by emoji) as emoji, max(at) as at from reaction
    where community_id = ${a.community} and member_id = ${a.member} and message_id > ${a.after}::uuid
    group by message_id order by message_id limit ${a.most}`,
)
const ownScheduled = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select id, subject_id, thread_id, text, due_at from scheduled_message
    where community_id = ${a.community} and author_id = ${a.member} and id > ${a.after}::uuid order by id limit ${a.most}`,
)
const ownReminders = prepared(
  (a: PageOf) => sql<{ id: string }>`
    select id, subject_id, message_id, text, due_at, fired_at from reminder
    where community_id = ${a.community} and member_id = ${a.member} and id > ${a.after}::uuid order by id limit ${a.most}`,
)

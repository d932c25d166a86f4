/** Who hears what is said on a subject, what is unread there, and what goes with a message. */
import { type RawBuilder, sql } from 'kysely'
import type { Query } from '#kernel/database.ts'
import { INSTANCE } from '#kernel/ids.ts'
import { isThere, sharedWith } from '#modules/subjects/visible.ts'
import { MOST_UNREAD } from './contract.ts'

/** In `read_mark`: the conversation itself, not one of its threads. */
export const NO_THREAD = INSTANCE

/** As `maySee`, and may read the talk: of a public subject only members do, unless its talk was opened. */
export function mayHear(member: string, subject: string): RawBuilder<boolean> {
  const [m, s] = [sql.ref(member), sql.ref(subject)]
  return sql`(${isThere(member, subject)} and (
    (${s}.audience = 'public' and (${s}.talk_is_open or ${m}.kind = 'member')) or ${sharedWith(member, subject)}))`
}

type Reader = { community: string; member: string | null }

/** What a member follows, with the level: watched, or let into (a direct conversation, a guest's channel). */
export const followedBy = (a: Reader) => sql`(
  select w.subject_id, w.level from watch w where w.community_id = ${a.community}::uuid and w.member_id = ${a.member}::uuid
  union all
  select l.subject_id, 'mine' from let_in l where l.community_id = ${a.community}::uuid and l.member_id = ${a.member}::uuid
    and not exists (select from watch w where w.community_id = l.community_id and w.member_id = l.member_id
      and w.subject_id = l.subject_id))`

/**
 * `lateral`, with `read_seq`, `unread` and `mentions` of the member on the subject of the given alias. A mention in a
 * thread counts until either the thread or the conversation was read past it. Indexes message_unread, mention_mine.
 */
export function unreadOn(subject: string, a: Reader): RawBuilder<unknown> {
  const s = sql.ref(subject)
  return sql`lateral (
    select mark.seq as read_seq,
      (select count(*)::int from (select from message m where m.community_id = ${s}.community_id and m.subject_id = ${s}.id
        and m.in_channel and m.seq > mark.seq and m.author_id <> ${a.member}::uuid and m.deleted_at is null
        limit ${sql.lit(MOST_UNREAD)}) few) as unread,
      (select count(*)::int from (select from mention n
        join message m on m.community_id = n.community_id and m.id = n.message_id
        where n.community_id = ${s}.community_id and n.member_id = ${a.member}::uuid and n.subject_id = ${s}.id
        and n.seq > mark.seq and m.author_id <> n.member_id and m.deleted_at is null
        and (m.thread_id is null or not exists (select from read_mark t where t.community_id = n.community_id
          and t.member_id = n.member_id and t.subject_id = n.subject_id and t.thread_id = m.thread_id and t.read_seq >= n.seq))
        limit ${sql.lit(MOST_UNREAD)}) few) as mentions
    from (select coalesce((select r.read_seq from read_mark r where r.community_id = ${s}.community_id
      and r.member_id = ${a.member}::uuid and r.subject_id = ${s}.id and r.thread_id = ${sql.lit(NO_THREAD)}::uuid), 0) as seq) mark)`
}

/** Messages of one community whose text goes for good. */
export type Purged = { community: string; messages: string[] }
type Forget = (of: Purged) => Query<unknown>

const forgets: Forget[] = []

/** What is kept about a message goes with its text: declared beside what keeps it, done in the same transaction. */
export function onPurge(forget: Forget): void {
  forgets.push(forget)
}

export const purges = (): readonly Forget[] => forgets

/** Whom a message names: resolved to members when it is written, only those who may hear what is said there. */
import { sql } from 'kysely'
import { type Db, prepared, seqRecorded } from '#kernel/database.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { mentionsIn } from '#modules/text/mentions.ts'
import { mayHear } from './hearing.ts'
import { mayMentionAll } from './rules.ts'

/** A mention that reaches more members than this must be confirmed. */
export const MANY = 20

/** What is needed of the operation that writes a text, new or edited. */
export type Writing = {
  db: Db
  community: CommunityRef
  actor: Actor
  place: { subjectId: string; audience: string; isCircleHost: boolean }
  message: string
  threadId: string | null
  text: string
  isConfirmed: boolean
  /** Who is here right now, as far as this node knows. */
  present: readonly string[]
  refuse(code: string): Refusal
}
type Reached = { memberId: string; how: 'member' | 'circle' | 'here' | 'all'; isNew: boolean }

/**
 * Who is named and may hear it; by themselves first, then by circle, then because they are here, then by all: whoever
 * follows the subject, here only those who do not want to hear nothing of it.
 */
const listReached = prepared(
  (a: {
    community: string
    subject: string
    message: string
    members: string[]
    circles: string[]
    all: boolean
    here: string[]
  }) => sql<Reached>`
    with named as (
      select m as member_id, 1 as rank from unnest(${a.members}::uuid[]) m
      union all select c.member_id, 2 from circle_member c
        where c.community_id = ${a.community} and c.circle_id = any(${a.circles}::uuid[]) and c.standing = 'in'
      union all select w.member_id, 3 from watch w
        where w.community_id = ${a.community} and w.subject_id = ${a.subject} and w.member_id = any(${a.here}::uuid[])
          and w.level <> 'nothing'
      union all select w.member_id, 4 from watch w
        where ${a.all}::boolean and w.community_id = ${a.community} and w.subject_id = ${a.subject}
    ), closest as (select member_id, min(rank) as rank from named group by member_id)
    select m.id as member_id, (array['member', 'circle', 'here', 'all'])[n.rank] as how,
      not exists (select from mention o where o.community_id = m.community_id and o.message_id = ${a.message}::uuid
        and o.member_id = m.id) as is_new
    from closest n join member m on m.community_id = ${a.community} and m.id = n.member_id
    join subject s on s.community_id = ${a.community} and s.id = ${a.subject}
    where ${mayHear('m', 's')} limit 5000`,
)

const readMentionAllBy = prepared(
  (a: { community: string }) => sql<{ mentionAllBy: string }>`
    select mention_all_by from community where id = ${a.community}`,
)

const insertMentions = prepared(
  (a: { community: string; message: string; subject: string; members: string[]; hows: string[] }) => sql`
    insert into mention (community_id, message_id, subject_id, member_id, how, seq)
    select ${a.community}::uuid, ${a.message}::uuid, ${a.subject}::uuid, t.member_id, t.how, ${sql.raw(seqRecorded)}
    from unnest(${a.members}::uuid[], ${a.hows}::text[]) as t(member_id, how) on conflict do nothing`,
)

const keepMentions = prepared(
  (a: { community: string; message: string; members: string[] }) => sql`
    delete from mention where community_id = ${a.community} and message_id = ${a.message}
    and member_id <> all(${a.members}::uuid[]) and how <> 'here'`,
)

/** Whoever is named in a thread follows it; a clear "no" is kept. */
const followNamed = prepared(
  (a: { community: string; thread: string; subject: string; members: string[] }) => sql`
    insert into thread_follow (community_id, thread_id, member_id, subject_id)
    select ${a.community}::uuid, ${a.thread}::uuid, m, ${a.subject}::uuid from unnest(${a.members}::uuid[]) m
    on conflict do nothing`,
)

export async function writeMentions(writing: Writing) {
  writeFresh(writing, await reachedBy(writing))
}

/** After an edit: who is no longer named is forgotten, who stays is not told again. Who was here, was. */
export async function renewMentions(writing: Writing) {
  const reached = await reachedBy(writing)
  const members = reached.map((one) => one.memberId)
  writing.db.send(keepMentions({ community: writing.community.id, message: writing.message, members }))
  writeFresh(writing, reached)
}

function writeFresh({ db, community, message, threadId, place, isConfirmed, refuse }: Writing, reached: Reached[]) {
  const fresh = reached.filter((one) => one.isNew)
  if (fresh.length > MANY && !isConfirmed) throw refuse('mention_needs_confirming')
  if (fresh.length === 0) return
  const of = { community: community.id, subject: place.subjectId }
  const members = fresh.map((one) => one.memberId)
  db.sendNumbered(insertMentions({ ...of, message, members, hows: fresh.map((one) => one.how) }))
  const byName = fresh.filter((one) => one.how === 'member').map((one) => one.memberId)
  if (threadId && byName.length > 0) db.send(followNamed({ ...of, thread: threadId, members: byName }))
}

async function reachedBy(writing: Writing): Promise<Reached[]> {
  const { members, circles, all, here } = mentionsIn(writing.text)
  if (members.length + circles.length === 0 && !all && !here) return []
  const { db, community, actor, place, message, present, refuse } = writing
  const [by, reached] = await Promise.all([
    all || here ? db.one(readMentionAllBy({ community: community.id })) : undefined,
    db.rows(
      listReached({
        community: community.id,
        subject: place.subjectId,
        message,
        members,
        circles,
        all,
        here: here ? present.filter((one) => one !== actor.memberId) : [],
      }),
    ),
  ])
  if (by && !mayMentionAll({ actor, found: place, mentionAllBy: by.mentionAllBy })) {
    throw refuse('mention_all_by_stewards')
  }
  return reached
}

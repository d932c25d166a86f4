/** How far one has read. Not in the log: who read what and when is nobody's business. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, json, theCommunity } from '#kernel/perform.ts'
import { findSubject } from '#modules/subjects/find.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { listUnread, markRead } from './contract.ts'
import { followedBy, NO_THREAD, unreadOn } from './hearing.ts'
import { mayFollow, mayListen } from './rules.ts'
import { findSaid } from './said.ts'

handle(markRead, {
  async find(about) {
    const { subjectId, threadId } = about.input
    const [subject, thread] = await Promise.all([
      findSubject(about, subjectId),
      threadId === undefined ? undefined : findSaid(about, threadId),
    ])
    return threadId === undefined || thread?.subjectId === subjectId ? subject : undefined
  },
  allow: ({ actor, found }) => mayListen({ actor, found }) && mayFollow({ actor }),
  async run({ db, input, found: subject, actor, community }) {
    db.send(
      (input.back ? markBack : markForward)({
        community: community.id,
        member: actor.memberId!,
        subject: subject.id,
        thread: input.threadId ?? NO_THREAD,
        seq: input.seq,
      }),
    )
    return {}
  },
})

type Mark = { community: string; member: string; subject: string; thread: string; seq: number }

/** Never beyond the log, or what comes later would count as read. */
const insertMark = (a: Mark) => sql`
  insert into read_mark (community_id, member_id, subject_id, thread_id, read_seq)
  select ${a.community}::uuid, ${a.member}::uuid, ${a.subject}::uuid, ${a.thread}::uuid, least(${a.seq}::bigint, seq)
  from log_head where community_id = ${a.community}::uuid
  on conflict (community_id, member_id, subject_id, thread_id) do update set read_seq =`

const markForward = prepared(
  (a: Mark) => sql`${insertMark(a)} excluded.read_seq where read_mark.read_seq < excluded.read_seq`,
)
/** The conversation itself, not its threads, as far as this. */
export const markAsRead = (of: Omit<Mark, 'thread'>) => markForward({ ...of, thread: NO_THREAD })
const markBack = prepared((a: Mark) => sql`${insertMark(a)} excluded.read_seq`)

const countUnread = prepared(
  (a: Seer & { community: string }) => sql<{ answer: string }>`
    select json_build_object(
      'items', coalesce(json_agg(json_build_object('subjectId', s.id, 'level', f.level, 'readSeq', u.read_seq,
        'unread', u.unread, 'mentions', u.mentions) order by s.id), '[]'::json),
      'seq', (select seq from log_head where community_id = ${a.community}))::text as answer
    from ${followedBy(a)} f
    join subject s on s.community_id = ${a.community} and s.id = f.subject_id and s.archived_at is null and ${visible(a)},
    ${unreadOn('s', a)} u`,
)

handle(listUnread, {
  find: theCommunity,
  allow: mayFollow,
  async run({ db, actor, community }) {
    const row = await db.one(countUnread({ ...seerOf(actor), community: community.id }))
    return json(row!.answer)
  },
})

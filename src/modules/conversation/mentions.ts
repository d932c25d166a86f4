/** Whom a message names: resolved to members when it is written, only those who may see the subject. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import type { RunContext } from '#kernel/perform.ts'
import type { SubjectSeen } from '#modules/subjects/find.ts'
import { mentionsIn } from '#modules/text/mentions.ts'
import type { postMessage } from './contract.ts'

/** A mention that reaches more members than this must be confirmed. */
export const MANY = 20

type Named = { community: string; subject: string; members: string[]; circles: string[]; all: boolean }

/** Active members who may see the subject and are named; by themselves first, then by circle, then by all. */
const reached = prepared(
  (a: Named) => sql<{ memberId: string; how: string }>`
    select m.id as member_id,
      case when m.id = any(${a.members}::uuid[]) then 'member'
           when exists (select from circle_member c where c.community_id = m.community_id and c.member_id = m.id
             and c.circle_id = any(${a.circles}::uuid[]) and c.standing = 'in') then 'circle'
           else 'all' end as how
    from subject s join member m on m.community_id = s.community_id and m.standing = 'active' and m.kind in ('member', 'guest')
    where s.community_id = ${a.community} and s.id = ${a.subject}
      and (m.id = any(${a.members}::uuid[])
        or exists (select from circle_member c where c.community_id = m.community_id and c.member_id = m.id
             and c.circle_id = any(${a.circles}::uuid[]) and c.standing = 'in')
        or (${a.all}::boolean and exists (select from watch w
             where w.community_id = m.community_id and w.member_id = m.id and w.subject_id = s.id)))
      and (s.audience = 'public' or (s.audience = 'community' and m.kind = 'member')
        or (s.audience = 'circle' and exists (select from circle_member c where c.community_id = m.community_id
             and c.member_id = m.id and c.circle_id = s.circle_id and c.standing = 'in'))
        or exists (select from let_in l where l.community_id = m.community_id and l.subject_id = s.id and l.member_id = m.id))
    limit 5000`,
)

const insertMentions = prepared(
  (a: { community: string; message: string; members: string[]; hows: string[] }) => sql`
    insert into mention (community_id, message_id, member_id, how)
    select ${a.community}::uuid, ${a.message}::uuid, t.member_id, t.how
    from unnest(${a.members}::uuid[], ${a.hows}::text[]) as t(member_id, how) on conflict do nothing`,
)

type Writing = Pick<RunContext<typeof postMessage, SubjectSeen>, 'db' | 'community' | 'found' | 'refuse' | 'input'>

export async function writeMentions({ db, community, found: subject, refuse, input }: Writing, message: string) {
  const named = mentionsIn(input.text)
  if (named.members.length + named.circles.length === 0 && !named.all) return
  const { members, circles, all } = named
  const rows = await db.rows(reached({ community: community.id, subject: subject.id, members, circles, all }))
  if (rows.length > MANY && !input.mentionMany) throw refuse('mention_needs_confirming')
  const reachedIds = rows.map((row) => row.memberId)
  db.sendNumbered(
    insertMentions({ community: community.id, message, members: reachedIds, hows: rows.map((row) => row.how) }),
  )
}

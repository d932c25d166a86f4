/** Names for mentions: reading those in a text, and offering some while writing one. */
import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import type { Db } from '#kernel/database.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { type Author, namesOf, suggestMembers } from './contract.ts'
import { knownCircle } from './members.ts'
import { isInside, mayBy, maySeeDirectory } from './rules.ts'
import { known, readerOf } from './shown.ts'

type Named = z.output<typeof Author>
type Asking = { db: Db; actor: Actor; community: CommunityRef }

const name = sql`m.id, m.name, m.face_file_id as face, m.kind, m.role`

handle(namesOf, {
  find: theCommunity,
  allow: isInside,
  async run({ db, actor, input, community }) {
    const [members, circles] = await Promise.all([
      db.rows(sql<Named>`
        select ${name} from member m where m.community_id = ${community.id} and m.id = any(${input.memberIds}::uuid[])
          and m.standing <> 'erased' and m.kind <> 'contact' and ${known(readerOf(actor))}`),
      db.rows(sql<{ id: string; name: string }>`
        select c.id, c.name from circle c
        where c.community_id = ${community.id} and c.id = any(${input.circleIds}::uuid[]) and ${knownCircle(actor)}`),
    ])
    return { members, circles }
  },
})

const MOST = 10

handle(suggestMembers, {
  find: async ({ db, community }) =>
    db.one(sql<{ directory: string; mentionAllBy: string }>`
      select directory, mention_all_by from community where id = ${community.id}`),
  allow: isInside,
  async run(asking) {
    const { input, actor, found } = asking
    const hearers = sql`m.standing = 'active' and ${hears(input.subjectId, actor)}`
    // Where there is no directory for members, mentioning must not become one.
    const met = maySeeDirectory({ actor, found })
      ? sql`true`
      : sql`(${known({ ...readerOf(actor), isGuest: true })}
      or exists (select from watch w where w.community_id = m.community_id and w.subject_id = ${input.subjectId ?? null}::uuid
        and w.member_id = m.id))`
    const [members, circles, all] = await Promise.all([
      suggestPeople(asking, input.query, sql`${hearers} and ${met}`),
      suggestCircles(asking, input.query),
      mayBy(actor, found.mentionAllBy) && input.subjectId ? countAll(asking, input.subjectId, hearers) : null,
    ])
    return { members, circles, all }
  },
})

/** Beginnings of any word of the name first, then the rest. */
function suggestPeople({ db, actor, community }: Asking, query: string, who: RawBuilder<unknown>): Promise<Named[]> {
  return db.rows(sql<Named>`
    select ${name} from member m
    where m.community_id = ${community.id} and m.kind in ('member', 'guest') and ${who}
      and m.id is distinct from ${actor.memberId}::uuid and strpos(m.name collate folded, ${query}::text) > 0
    order by strpos((' ' || m.name) collate folded, ' ' || ${query}::text) = 0, m.name collate "de-x-icu", m.id limit ${MOST}`)
}

function suggestCircles({ db, actor, community }: Asking, query: string) {
  return db.rows(sql<{ id: string; name: string; members: number }>`
    select c.id, c.name, (select count(*)::int from circle_member cm
      where cm.community_id = c.community_id and cm.circle_id = c.id and cm.standing = 'in') as members
    from circle c where c.community_id = ${community.id} and c.archived_at is null and ${knownCircle(actor)}
      and strpos(c.name collate folded, ${query}::text) > 0
    order by c.name collate "de-x-icu", c.id limit 5`)
}

async function countAll({ db, community }: Asking, subject: string, who: RawBuilder<unknown>): Promise<number> {
  const row = await db.one(sql<{ many: number }>`
    select count(*)::int as many from watch w join member m on m.community_id = w.community_id and m.id = w.member_id
    where w.community_id = ${community.id} and w.subject_id = ${subject}::uuid and ${who}`)
  return row!.many
}

/** A condition on `member m`: may hear what is said on the subject; the actor must be one of those who see it. */
function hears(subject: string | undefined, actor: Actor): RawBuilder<boolean> {
  if (!subject) return known(readerOf(actor))
  return sql`exists (select from subject s where s.community_id = m.community_id and s.id = ${subject}::uuid
    and s.deleted_at is null and ${isShared(sql`m.id`, sql`m.kind`)}
    and ${isShared(sql`${actor.memberId}::uuid`, sql`${actor.kind}::text`)})`
}

const isShared = (member: RawBuilder<unknown>, kind: RawBuilder<unknown>) => sql`(
  (s.audience in ('public', 'community') and ${kind} = 'member')
  or is_shared_with(s.community_id, s.id, s.audience, s.circle_id, ${member}, true))`

/** The directory, and single profiles. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { cursorFrom, pageOf, readCursor } from '#kernel/paging.ts'
import { handle } from '#kernel/perform.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { getMember, listBarred, listMembers, type Member, type MemberCard } from './contract.ts'
import { isInside, isSteward, mayDecideAbout, maySeeDirectory } from './rules.ts'
import { card, known, profile, type Reader, readerOf, shows } from './shown.ts'

/** How names are ordered everywhere; index member_directory has the same collation. */
const byName = sql`m.name collate "de-x-icu"`

handle(listMembers, {
  find: ({ db, community }) =>
    db.one(sql<{ directory: string }>`select directory from community where id = ${community.id}`),
  allow: maySeeDirectory,
  async run({ db, actor, input, community }) {
    const reader = readerOf(actor)
    const filters = [sql`m.standing = 'active'`]
    if (input.text) filters.push(hasText(reader, input.text))
    if (input.skill) filters.push(hasWord(reader, 'skills', input.skill))
    if (input.interest) filters.push(hasWord(reader, 'interests', input.interest))
    if (input.language) filters.push(hasWord(reader, 'languages', input.language))
    if (input.hasTime) filters.push(sql`${shows(reader, 'time')} and m.hours > 0`)
    if (input.circleId) filters.push(isInCircle(actor, input.circleId))
    if (input.role) filters.push(sql`m.role = ${input.role}`)
    if (input.kind) filters.push(sql`m.kind = ${input.kind}`)
    return pageOf(await list<MemberCard>(db, community, { reader, filters, ...input }), input.most, lastOf)
  },
})

handle(listBarred, {
  find: async ({ community }) => community,
  allow: isSteward,
  async run({ db, actor, input, community }) {
    const filters = [sql`m.standing in ('suspended', 'banned')`]
    const also = sql`, m.left_at as since`
    const asked = { reader: readerOf(actor), filters, also, ...input }
    return pageOf(await list<MemberCard & { since: string | null }>(db, community, asked), input.most, lastOf)
  },
})

const lastOf = (last: MemberCard) => cursorFrom(last.name, last.id)

type Ask = {
  reader: Reader
  filters: RawBuilder<unknown>[]
  also?: RawBuilder<unknown>
  after?: string | undefined
  most: number
}

/** index member_directory */
function list<Row>(db: Db, { id }: CommunityRef, { reader, filters, also = sql``, after, most }: Ask): Promise<Row[]> {
  const [name, last] = readCursor(after, 2) ?? []
  const from = last ? sql`and (${byName}, m.id) > (${name}::text collate "de-x-icu", ${last}::uuid)` : sql``
  return db.rows(sql<Row>`
    select ${card(reader)} ${also} from member m
    where m.community_id = ${id} and m.kind in ('member', 'guest') and ${sql.join(filters, sql` and `)} ${from}
    order by ${byName}, m.id limit ${most + 1}`)
}

/** Small sets (one community's members): a scan of them by text is cheap enough and finds parts of words. */
function hasText(reader: Reader, text: string): RawBuilder<boolean> {
  const has = (value: RawBuilder<unknown>) => sql`strpos(${value} collate folded, ${text}::text) > 0`
  return sql`(${has(sql`m.name`)}
    or (${shows(reader, 'place')} and ${has(sql`m.place`)})
    or (${shows(reader, 'skills')} and ${has(sql`array_to_string(m.skills, ' ')`)})
    or (${shows(reader, 'interests')} and ${has(sql`array_to_string(m.interests, ' ')`)}))`
}

const hasWord = (reader: Reader, field: 'skills' | 'interests' | 'languages', word: string) =>
  sql<boolean>`${shows(reader, field)} and exists (
    select from unnest(${sql.ref(`m.${field}`)}) word where word = ${word}::text collate folded)`

/** As far as the circle's own page shows who is in: all to those inside or where it is open, else its hosts. */
function isInCircle(actor: Actor, circle: string): RawBuilder<boolean> {
  return sql`exists (
    select from circle_member cm join circle c on c.community_id = cm.community_id and c.id = cm.circle_id
    where cm.community_id = m.community_id and cm.member_id = m.id and cm.standing = 'in' and c.id = ${circle}::uuid
      and ${knownCircle(actor)} and (cm.is_host or ${showsPeople(actor)}))`
}

/** A condition on a known `circle c`: its people are shown, not only its hosts. */
export const showsPeople = (actor: Actor): RawBuilder<boolean> => sql`(c.openness = 'open' or exists (
  select from circle_member mine where mine.community_id = c.community_id and mine.circle_id = c.id
    and mine.member_id = ${actor.memberId}::uuid and mine.standing = 'in'))`

handle(getMember, {
  find: (about) => findMember(about, about.input.memberId),
  allow: isInside,
  run: async ({ found, actor }) => withAbilities(actor, found),
})

export type MemberFound = Omit<Member, 'can'> & { personId: string | null }

/** A member as the actor may know them; who is barred or only asks is known to stewards alone. */
export async function findMember(
  { db, actor, community }: { db: Db; actor: Actor; community: CommunityRef },
  id: string,
): Promise<MemberFound | undefined> {
  if (!isInside({ actor })) return undefined
  const reader = readerOf(actor)
  return db.one(sql<MemberFound>`
    select ${card(reader)}, ${profile(reader)}, m.person_id, coalesce((
      select json_agg(json_build_object('id', c.id, 'name', c.name, 'isHost', cm.is_host) order by c.name, c.id)
      from circle_member cm join circle c on c.community_id = cm.community_id and c.id = cm.circle_id
      where cm.community_id = m.community_id and cm.member_id = m.id and cm.standing = 'in' and c.archived_at is null
        and ${knownCircle(actor)}), '[]'::json) as circles
    from member m where m.community_id = ${community.id} and m.id = ${id}
      and m.kind in ('member', 'guest', 'placeholder') and ${known(reader)}
      and (m.standing in ('active', 'paused', 'left', 'erased') or ${reader.isSteward}::boolean)`)
}

/** A condition on `circle c`: open and listed ones are known to members, hidden ones to those in them. */
export function knownCircle(actor: Actor): RawBuilder<boolean> {
  const seesPrivate = actor.scopes === null || actor.scopes.includes('private:read')
  return sql`((${actor.kind === 'member'}::boolean and c.openness <> 'hidden') or exists (
    select from circle_member mine where mine.community_id = c.community_id and mine.circle_id = c.id
      and mine.member_id = ${actor.memberId}::uuid and mine.standing = 'in'
      and (c.openness <> 'hidden' or ${seesPrivate}::boolean)))`
}

export function withAbilities(actor: Actor, { personId, ...member }: MemberFound): Member {
  const may = mayDecideAbout({ actor, found: member }) && personId !== null
  const is = (standing: string) => may && member.standing === standing
  const can = {
    remove: is('active'),
    ban: may && member.standing !== 'banned',
    unban: is('banned'),
    suspend: is('active'),
    resume: is('suspended'),
    setRole: actor.role === 'owner' && member.kind === 'member' && member.standing === 'active',
  }
  return { ...member, can }
}

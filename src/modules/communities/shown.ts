/** Members as they are shown: to whom, and which of their fields. */
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#kernel/tenancy.ts'
import type { Visibility } from './contract.ts'
import { isSteward } from './rules.ts'

export type Reader = { me: string | null; isSteward: boolean; isGuest: boolean }

export const readerOf = (actor: Actor): Reader => ({
  me: actor.memberId,
  isSteward: isSteward({ actor }),
  isGuest: actor.kind === 'guest',
})

/** A condition on `member m`: the reader may know of them. Guests know those they share a circle or a subject with. */
export function known({ me, isGuest }: Reader): RawBuilder<boolean> {
  if (!isGuest) return sql`true`
  return sql`(m.id = ${me}::uuid or exists (
    select from circle_member mine join circle_member theirs on theirs.community_id = mine.community_id
      and theirs.circle_id = mine.circle_id and theirs.standing = 'in'
    where mine.community_id = m.community_id and mine.member_id = ${me}::uuid and mine.standing = 'in' and theirs.member_id = m.id
  ) or exists (
    select from let_in mine join subject s on s.community_id = mine.community_id and s.id = mine.subject_id
    where mine.community_id = m.community_id and mine.member_id = ${me}::uuid and (
      exists (select from let_in l where l.community_id = s.community_id and l.subject_id = s.id and l.member_id = m.id)
      or exists (select from circle_member c where c.community_id = s.community_id and c.circle_id = s.circle_id
        and c.member_id = m.id and c.standing = 'in')
      or exists (select from watch w where w.community_id = s.community_id and w.subject_id = s.id and w.member_id = m.id))))`
}

export type Field = keyof Visibility

/** A condition on `member m`: they show this field to the reader. Who has left shows nothing. */
export function shows({ me, isSteward }: Reader, field: Field): RawBuilder<boolean> {
  const seen = sql`coalesce(m.visibility->>${sql.lit(field)}, 'members')`
  return sql`(m.id = ${me}::uuid or (m.standing = 'active'
    and (${seen} = 'members' or (${seen} = 'stewards' and ${isSteward}::boolean))))`
}

const text = (reader: Reader, field: 'about' | 'place' | 'gives') =>
  sql`case when ${shows(reader, field)} then ${sql.ref(`m.${field}`)} else '' end as ${sql.ref(field)}`
const list = (reader: Reader, field: 'skills' | 'interests' | 'languages' | 'links') =>
  sql`case when ${shows(reader, field)} then ${sql.ref(`m.${field}`)} else '{}' end as ${sql.ref(field)}`

/** The columns of a MemberCard. */
export const card = (reader: Reader): RawBuilder<unknown> => sql`
  m.id, m.name, m.face_file_id as face, m.kind, m.role, m.standing, ${text(reader, 'place')},
  ${list(reader, 'skills')}, ${list(reader, 'interests')}, m.joined_at`

/** What a Member has beyond the card. */
export const profile = (reader: Reader): RawBuilder<unknown> => sql`
  ${text(reader, 'about')}, ${text(reader, 'gives')}, ${list(reader, 'links')}, ${list(reader, 'languages')},
  case when ${shows(reader, 'time')} then m.hours end as hours,
  case when ${shows(reader, 'time')} then m.free_time else '' end as free_time,
  case when ${shows(reader, 'timeZone')} then m.time_zone end as time_zone,
  case when m.id = ${reader.me}::uuid then m.visibility end as visibility,
  coalesce(m.id = ${reader.me}::uuid, false) as is_me`

/** Members, as they are found: by name, by whoever may know of them. Where the directory is the stewards', by whom they met. */
import { sql } from 'kysely'
import { findAgain, type ShownFound, searchable, type ToFind } from '#kernel/searchable.ts'
import { memberErased, memberJoined, memberLeft, profileUpdated, standingSet } from './contract.ts'
import { isMember, isSteward } from './rules.ts'
import { author } from './shapes.ts'
import { known, readerOf, shows } from './shown.ts'

searchable({
  kind: 'member',
  isMarkdown: false,
  answers: 'from',
  isNarrower: true,
  rows: ({ community, ids }) => sql<ToFind>`
    select m.id, null::uuid as subject_id, false as is_talk, null::uuid as author_id,
      coalesce(m.joined_at, m.created_at) as at, m.name as text, '{}'::text[] as flags
    from member m where m.community_id = ${community} and m.id = any(${ids}::uuid[]) and m.standing = 'active'
      and m.kind in ('member', 'guest')`,
  shown({ actor, community, ids }) {
    const reader = readerOf(actor)
    const seesAll = isSteward({ actor })
      ? sql`true`
      : sql`(${isMember({ actor })}::boolean and exists (select from community c where c.id = m.community_id
        and c.directory = 'members'))`
    return sql<ShownFound>`
      select m.id, coalesce(m.joined_at, m.created_at) as at, m.name as title,
        case when ${shows(reader, 'place')} then m.place else '' end as text, null as place,
        ${author('m')} as author,
        json_build_object('kind', m.kind, 'role', m.role) as more
      from member m where m.community_id = ${community.id} and m.id = any(${ids}::uuid[]) and m.standing = 'active'
        and m.kind in ('member', 'guest') and (${seesAll} or ${known({ ...reader, isGuest: true })})`
  },
})

findAgain(
  'member',
  [memberJoined, memberLeft, memberErased, standingSet, profileUpdated],
  sql`select (data->>'memberId')::uuid as id from page`,
)

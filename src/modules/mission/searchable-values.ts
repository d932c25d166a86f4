/** Values, as they are found: by their name and by what we do and leave for them, as the charter in force words it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { findAgain, type ShownFound, searchable, type ToFind } from '#kernel/searchable.ts'
import { when } from '#kernel/when.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { charterWritten, valuesWorded } from './contract.ts'

searchable({
  kind: 'value',
  isMarkdown: false,
  rows: prepared(
    (a: { community: string; ids: string[] }) => sql<ToFind>`
      select s.id, s.id as subject_id, false as is_talk, null::uuid as author_id, s.created_at as at,
        concat_ws(' ', v.title, v.we_do, v.we_dont) as text, '{}'::text[] as flags
      from ${inForce(a)} and s.id = any(${a.ids}::uuid[])`,
  ),
  shown: ({ actor, community, ids }) => shownValues({ ...seerOf(actor), community: community.id, ids }),
})

/** A value that the charter left out is archived: what served it still says so, but it leads nowhere any more. */
const inForce = (a: { community: string }) => sql`
  subject s join charter_value v on v.community_id = s.community_id and v.value_id = s.id
    and v.charter_id = (select id from charter where community_id = ${a.community} order by version desc limit 1)
  where s.community_id = ${a.community} and s.kind = 'value' and s.archived_at is null and s.deleted_at is null`

const shownValues = prepared(
  (a: Seer & { community: string; ids: string[] }) => sql<ShownFound>`
    select s.id, s.created_at as at, v.title, concat_ws(' ', v.we_do, v.we_dont) as text, null as author, null as place,
      '{}'::json as more
    from ${inForce(a)} and s.id = any(${a.ids}::uuid[]) and ${visible(a)}`,
)

// Those of earlier versions too, so that what was left out is found no more. index charter_value_pkey
findAgain(
  'value',
  [charterWritten, valuesWorded],
  sql`select v.value_id as id from page join charter_value v on v.community_id = page.community_id`,
)
when(valuesWorded, { level: 'quiet' })

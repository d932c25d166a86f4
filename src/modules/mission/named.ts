/** A purpose by its name, in SQL: for whatever shows what it is for. */
import { type RawBuilder, sql } from 'kysely'
import { type Seer, visible } from '#modules/subjects/visible.ts'
import type { PurposeNamed } from './contract-purpose.ts'

/** As a `PurposeNamed`, of the effective purpose of the subject under `alias`; null without one. Title and icon only where I may see the goal. */
export const namedPurpose = (seer: Seer, alias = 's'): RawBuilder<PurposeNamed | null> => {
  const [community, kind, id] = ['community_id', 'purpose_kind', 'purpose_id'].map((name) =>
    sql.ref(`${alias}.${name}`),
  )
  return named(seer, { community: community!, kind: kind!, id: id! })
}

type Columns = Record<'community' | 'kind' | 'id', RawBuilder<unknown>>

export const named = (seer: Seer, { community, kind, id }: Columns): RawBuilder<PurposeNamed | null> => sql`
  case when ${kind} is not null then coalesce(
    (select json_build_object('kind', ${kind}, 'id', ${id}, 'title', why.title, 'icon',
        (select g.icon from goal g where g.community_id = why.community_id and g.id = why.id))
      from subject why where why.community_id = ${community} and why.id = ${id} and ${visible(seer, 'why')}),
    json_build_object('kind', ${kind}, 'id', ${id}, 'title', null, 'icon', null)) end`

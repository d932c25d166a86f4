/** Members as they are shown everywhere, in SQL that writes JSON. */
import { type RawBuilder, sql } from 'kysely'

/** The `member` row under this alias as an `Author`. */
export const author = (alias: string): RawBuilder<unknown> => {
  const m = sql.ref(alias)
  return sql`json_build_object('id', ${m}.id, 'name', ${m}.name, 'face', ${m}.face_file_id, 'kind', ${m}.kind, 'role', ${m}.role)`
}

/** The member with this id as an `Author`; null where there is none. */
export const authorOf = (community: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select ${author('someone')} from member someone where someone.community_id = ${community} and someone.id = ${id})`

/** Whoever is to do, answer or be named somewhere must see it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { maySee } from '#modules/subjects/visible.ts'

type Asked = { community: string; subject: string; members: string[] }

/** A `from`, with a `where` to which more can be added: of these members `m` those who see the subject `s`. */
export const seers = (
  a: Asked,
) => sql`member m join subject s on s.community_id = m.community_id and s.id = ${a.subject}
  where m.community_id = ${a.community} and m.id = any(${a.members}::uuid[]) and ${maySee('m', 's')}`

export const whoSees = prepared((a: Asked) => sql<{ id: string }>`select m.id from ${seers(a)}`)

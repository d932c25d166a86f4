/** What one's own export tells of a task or board that one may no longer see: that it was there, not what it is called today. */
import { sql } from 'kysely'
import { maySee } from '#modules/subjects/visible.ts'

/** Over the `subject s`. */
export const titleFor = (member: string) => sql<string | null>`case when exists (select from member m
  where m.community_id = s.community_id and m.id = ${member}::uuid and ${maySee('m', 's')}) then s.title end`

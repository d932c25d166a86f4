/** When a notice still waits to be seen. */
import { type RawBuilder, sql } from 'kysely'

/** A condition over a `notice` row: about a message that its member has read since, in the conversation or its thread. */
export const isRead = (notice: string): RawBuilder<boolean> => sql`notice_is_read(${sql.ref(notice)})`

/** A condition over a `notice` row: what it tells of is still there. */
export function isThere(notice: string): RawBuilder<boolean> {
  const n = sql.ref(notice)
  return sql`(${n}.message_id is null or exists (select from message tm where tm.community_id = ${n}.community_id
    and tm.id = ${n}.message_id and tm.deleted_at is null))`
}

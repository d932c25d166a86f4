/** When a notice still waits to be seen. */
import { type RawBuilder, sql } from 'kysely'
import { NO_THREAD } from '#modules/conversation/offers.ts'

/** A condition over a `notice` row: about a message that its member has read since, in the conversation or its thread. */
export function isRead(notice: string): RawBuilder<boolean> {
  const n = sql.ref(notice)
  return sql`(${n}.message_id is not null and exists (
    select from message rm join read_mark r on r.community_id = rm.community_id and r.member_id = ${n}.member_id
      and r.subject_id = rm.subject_id and r.thread_id = any(array[
        case when rm.in_channel then ${sql.lit(NO_THREAD)}::uuid end, rm.thread_id, case when rm.thread_id is null then rm.id end])
    where rm.community_id = ${n}.community_id and rm.id = ${n}.message_id and r.read_seq >= ${n}.seq))`
}

/** A condition over a `notice` row: what it tells of is still there. */
export function isThere(notice: string): RawBuilder<boolean> {
  const n = sql.ref(notice)
  return sql`(${n}.message_id is null or exists (select from message tm where tm.community_id = ${n}.community_id
    and tm.id = ${n}.message_id and tm.deleted_at is null))`
}

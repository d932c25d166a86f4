/** The community in which a rule stands. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'

export const homeOf = prepared(
  (a: { community: string }) => sql<{ slug: string; zone: string }>`
    select slug, time_zone as zone from community where id = ${a.community} and deleted_at is null`,
)

/** The community in which a rule stands, and the day it is there. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'

export const homeOf = prepared(
  (a: { community: string }) => sql<{ slug: string; zone: string }>`
    select slug, time_zone as zone from community where id = ${a.community} and deleted_at is null`,
)

/** The calendar day it is in a time zone, RFC 3339 full-date. */
export const dayIn = (zone: string, at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)

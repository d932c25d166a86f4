/** Sessions and links that ended. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { schedule } from '#kernel/jobs.ts'

const AT_ONCE = 1_000

/** index session_expiry */
const endedSessions = prepared(
  (a: { now: Date; most: number }) => sql`
    delete from session where id in (
      select id from session where expires_at < ${a.now} order by expires_at limit ${a.most}) returning id`,
)
/** index verification_expiry */
const endedLinks = prepared(
  (a: { now: Date; most: number }) => sql`
    delete from verification where id in (
      select id from verification where expires_at < ${a.now} order by expires_at limit ${a.most}) returning id`,
)

schedule('people.forget', { everyMinutes: 60, keptHours: 0 }, async ({ db, clock }) => {
  const of = { now: clock.now(), most: AT_ONCE }
  const gone = await Promise.all([db.rows(endedSessions(of)), db.rows(endedLinks(of))])
  return gone.flat().length
})

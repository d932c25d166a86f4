/** Makes a race happen every time instead of now and then. */
import { sql } from 'kysely'
import { type TestHouse, withAdmin } from './house.ts'

const WAITING = `select count(*)::int as n from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock'`

/**
 * Starts all, lets none of them commit (they wait for the community's log) until each waits for something, then lets go.
 * Each needs a connection, and there is one more for holding back.
 */
export async function allAtOnce<T>(
  { house, urls }: Pick<TestHouse, 'house' | 'urls'>,
  community: string,
  starts: (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const done = await house.db.transaction(community, async (tx) => {
    await tx.rows(sql`select from log_head where community_id = ${community} for update`)
    const going = Promise.allSettled(starts.map((start) => start()))
    await withAdmin(urls.owner, async (admin) => {
      const tooLate = performance.now() + 20_000
      while ((await admin.query(WAITING)).rows[0].n < starts.length) {
        if (performance.now() > tooLate) throw new Error('they never all waited')
      }
    })
    return { going } // in an object, or this transaction would wait for them
  })
  return done.going
}

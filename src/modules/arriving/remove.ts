/**
 * Takes a community away for good: it is hidden already, and its rows go table by table, whatever modules keep in them.
 * What hangs goes before what it hangs on; a step that breaks off is gone on with by the next.
 */
import { sql } from 'kysely'
import { schedule } from '#kernel/jobs.ts'
import type { House } from '#kernel/perform.ts'
import { IDLE_DAYS } from './contract.ts'
import { type Key, listKeys, listTables } from './keys.ts'

const AT_ONCE = 2_000
const MOST_STEPS = 200
const DAY = 86_400_000
/** It outlives its community: bytes go with the next purge of files. */
const OF_BYTES = 'blob_dropped'

schedule('arriving.remove', { everyMinutes: 5 }, async (house: House) => {
  const gone = await house.db.rows(sql<{ id: string }>`
    select id from community where removed_at is not null order by removed_at limit 5`)
  let removed = 0
  for (const { id } of gone) removed += await removeSome(house, id)
  return removed
})

/** Archives that nobody went on with hold what people wrote to each other. What is being carried over is let be. */
schedule('arriving.forget', { everyMinutes: 60, keptHours: IDLE_DAYS * 24 }, async (house: House) => {
  const { db, clock } = house
  const now = clock.now()
  const before = new Date(now.getTime() - IDLE_DAYS * DAY)
  const idle = await db.rows(sql<{ id: string }>`
    select id from community where arriving_since < ${before} order by arriving_since limit 20`)
  let forgotten = 0
  for (const { id } of idle) {
    const gone = await db.transaction(id, (tx) =>
      tx.rows(sql`
        update community c set deleted_at = ${now}, removed_at = ${now}, arriving_since = null, slug = ${`gone-${id}`}
        where c.id = ${id} and c.arriving_since is not null and not exists (select from import_run r
          where r.community_id = c.id and r.is_whole and r.state in ('analysing', 'running'))
        returning c.id`),
    )
    if (gone.length > 0) removeSoon(house, id)
    forgotten += gone.length
  }
  return forgotten
})

const removing = new Map<string, Promise<unknown>>()
/** For tests: until nothing is being removed. */
export const allRemoved = async (): Promise<void> => void (await Promise.all(removing.values()))

/** Begins at once; what it does not manage the job does. */
export function removeSoon(house: House, community: string): void {
  if (removing.has(community)) return
  const work = removeSome(house, community)
    .catch(() => {}) // the house is closing, or the job is at it too
    .finally(() => removing.delete(community))
  removing.set(community, work)
}

/** One bounded step; answers how many rows went. */
async function removeSome(house: House, community: string): Promise<number> {
  const { tables, isWhole } = await orderOf(house)
  await dropBytes(house, community)
  let removed = 0
  let steps = 0
  for (const table of tables) {
    for (;;) {
      const most = isWhole(table) ? null : AT_ONCE
      const gone = await house.db.transaction(community, (tx) => tx.rows(deleteSome(table, community, most)))
      removed += gone.length
      if (most === null || gone.length < most) break
      if (++steps >= MOST_STEPS) return removed
    }
  }
  await house.db.transaction(community, async (tx) =>
    tx.send(sql`delete from community where id = ${community} and removed_at is not null`),
  )
  return removed + 1
}

const deleteSome = (table: string, community: string, most: number | null) => sql`
  delete from ${sql.table(table)} where community_id = ${community} and ctid = any(array(
    select ctid from ${sql.table(table)} where community_id = ${community} limit ${most})) returning 1`

/** Exports and archives, which no file's row names. */
async function dropBytes({ db, clock }: House, community: string): Promise<void> {
  await db.transaction(community, async (tx) =>
    tx.send(sql`
      insert into blob_dropped (community_id, blob, at)
      select community_id, blob, ${clock.now()}::timestamptz from export_run where community_id = ${community} and blob is not null
      union select community_id, blob, ${clock.now()}::timestamptz from import_part where community_id = ${community}
      on conflict do nothing`),
  )
}

/** `isWhole`: rows of such a table name each other, so that all of them go in one statement. */
async function orderOf({ db }: House) {
  const [keys, tables] = await Promise.all([listKeys(db), listTables(db)])
  const names = (table: string, test: (key: Key) => boolean) => keys.filter((key) => key.table === table && test(key))
  const order: string[] = []
  const seen = new Set<string>()
  const visit = (table: string): void => {
    if (seen.has(table)) return
    seen.add(table)
    for (const { table: hanging, of } of keys) if (of === table && hanging !== table) visit(hanging)
    order.push(table)
  }
  for (const table of tables) visit(table)
  return {
    tables: order.filter((table) => table !== OF_BYTES),
    isWhole: (table: string) => names(table, ({ of, cascades }) => of === table && !cascades).length > 0,
  }
}

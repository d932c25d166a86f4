/** Sets that come behind what is there. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { keysAfter } from './position.ts'

export type Placing = Record<string, unknown>
type Last = ReturnType<typeof lastOf>

/** Each with a key behind the last of its like. */
export async function behind<Row extends Placing>(
  { db, community }: { db: Db; community: string },
  rows: readonly Row[],
  how: { of: string; last: Last },
) {
  const groups = Map.groupBy(rows, (row) => row[how.of] as string)
  const known = await db.rows(how.last({ community, ids: [...groups.keys()] }))
  const last = new Map(known.map(({ of, position }) => [of, position]))
  const keys = new Map<Row, string>()
  for (const [of, group] of groups) {
    const fresh = keysAfter(last.get(of) ?? null, group.length)
    group.forEach((row, n) => void keys.set(row, fresh[n]!))
  }
  return rows.map((row) => ({ ...row, position: keys.get(row)! }))
}

export const lastOf = (table: string, of: string) =>
  prepared(
    (a: { community: string; ids: string[] }) => sql<{ of: string; position: string }>`
      select ${sql.ref(of)} as of, max(position) as position from ${sql.table(table)}
      where community_id = ${a.community} and ${sql.ref(of)} = any(${a.ids}::uuid[]) group by 1`,
  )

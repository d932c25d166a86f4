/** Where in a community's tables some text still stands. */
import { sql } from 'kysely'
import type { House } from '#kernel/perform.ts'

export async function tablesHolding(house: House, community: string, text: string): Promise<string[]> {
  const tables = await house.db.rows(sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'`)
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await house.db.transaction(community, (tx) =>
      tx.rows(
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} t where strpos(t::text, ${text}) > 0`,
      ),
    )
    if (row!.n > 0) found.push(name)
  }
  return found
}

/** Which rows hang on which, as the database knows it: no module has to say it again, and none can be forgotten. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'

/** `table.column` names the id of a row of `of` in the same community. */
export type Key = { table: string; column: string; of: string; cascades: boolean }

export const listKeys = (db: Pick<Db, 'rows'>): Promise<Key[]> =>
  db.rows(sql<Key>`
    select c.conrelid::regclass::text as "table", a.attname as "column", c.confrelid::regclass::text as "of",
      c.confdeltype = 'c' as cascades
    from pg_constraint c
    cross join unnest(c.conkey, c.confkey) as k(own, other)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
    join pg_attribute o on o.attrelid = c.confrelid and o.attnum = k.other
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and a.attname <> 'community_id'
      and o.attname = 'id' and exists (select from pg_attribute h
        where h.attrelid = c.confrelid and h.attname = 'community_id' and not h.attisdropped)`)

/** All that belongs to communities. */
export async function listTables(db: Pick<Db, 'rows'>): Promise<string[]> {
  const tables = await db.rows(sql<{ name: string }>`
    select a.attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'community_id' and not a.attisdropped and c.relkind = 'r'
      and c.relnamespace = 'public'::regnamespace order by 1`)
  return tables.map(({ name }) => name)
}

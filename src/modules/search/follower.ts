/** Follows the log and keeps what can be found true: reads again what activities touched, in sets. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { follow } from '#kernel/followers.ts'
import { type LogEntry, withPage } from '#kernel/log.ts'
import { changesAfter, kindsThatChange, searchableOf } from '#kernel/searchable.ts'
import { writeEntries } from './entries.ts'

/** Of an import that wrote much at once: so many texts are held at a time. */
const AT_ONCE = 500

follow({
  name: 'search',
  within: 1_000,
  cares: () => kindsThatChange().map((kind) => ({ kind })),
  async page(db, community, entries) {
    const touched = await touchedBy(db, community, entries)
    for (const [kind, ids] of touched) {
      const all = [...ids]
      for (let from = 0; from < all.length; from += AT_ONCE) {
        await writeEntries(db, community, searchableOf(kind)!, all.slice(from, from + AT_ONCE))
      }
    }
    return undefined
  },
})

async function touchedBy(db: Db, community: string, entries: LogEntry[]): Promise<Map<string, Set<string>>> {
  const touched = new Map<string, Set<string>>()
  const byActivity = Map.groupBy(entries, ({ kind }) => kind)
  const reading = [...byActivity].flatMap(([activity, of]) =>
    changesAfter(activity).map(async ({ kind, ids, isNewOnly }) => {
      const rows = await db.rows(withPage(community, of, sql<{ id: string }>`select distinct id from (${ids}) t`))
      const found = rows.map(({ id }) => id)
      return { kind, ids: isNewOnly ? await withoutKnown(db, { community, kind, ids: found }) : found }
    }),
  )
  for (const { kind, ids } of await Promise.all(reading)) {
    const set = touched.get(kind) ?? new Set()
    for (const id of ids) set.add(id)
    touched.set(kind, set)
  }
  return touched
}

type Ids = { community: string; kind: string; ids: string[] }

async function withoutKnown(db: Db, of: Ids): Promise<string[]> {
  return of.ids.length === 0 ? [] : (await db.rows(unknownOf(of))).map(({ id }) => id)
}

const unknownOf = prepared(
  (a: Ids) => sql<{ id: string }>`
    select t.id from unnest(${a.ids}::uuid[]) as t(id) where not exists (select from search_entry e
      where e.community_id = ${a.community} and e.kind = ${a.kind} and e.id = t.id)`,
)

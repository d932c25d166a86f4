/** Writes rows of an archive as they are, with their own ids: what is there already is skipped, what hangs on nothing stays out. */
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '#kernel/database.ts'
import type { Noun, Row } from '#kernel/exporting.ts'
import { appendToLog } from '#kernel/log.ts'
import { damaged } from './archive-rows.ts'
import { importCommunity, movedIn } from './contract.ts'
import type { Key } from './keys.ts'

export type Batch = Pick<Noun, 'table' | 'columns' | 'found' | 'fits'> & { rows: Row[] }
export type Into = { tx: Transaction; community: string; now: Date; keys: readonly Key[] }
/** `homeless`: they name what is neither in the archive nor here. */
export type Written = { fresh: number; homeless: number }

/** Where a row names people, they came with an archive: nothing is said in the name of a member. */
export const SOURCE = 'leitstern'

export async function writeRows(
  { tx, community, now, keys }: Into,
  { table, columns, found, fits, rows }: Batch,
): Promise<Written> {
  const more: Row = table === 'member' ? { role: 'member', source: SOURCE, created_at: now.toISOString() } : {}
  const list = sql.join([...columns, ...Object.keys(more)].map((name) => sql.id(name)))
  const given = JSON.stringify(rows.map((row) => ({ ...row, ...more })))
  const [done] = await tx
    .rows(sql<{ ids: (string | null)[]; homeless: number }>`
      with given as (select * from jsonb_populate_recordset(null::${sql.id('public', table)}, ${given}::jsonb)),
      fit as (select * from given r where ${hasHome(keys, table, community)} and ${fits?.(community) ?? sql`true`}),
      done as (
        insert into ${sql.table(table)} (community_id, ${list}) select ${community}::uuid, ${list} from fit
        on conflict do nothing returning ${found ? sql.id(found.by) : sql`null::uuid`} as id)
      select (select count(*)::int from given) - (select count(*)::int from fit) as homeless,
        array(select id from done) as ids`)
    .catch(refuseRows)
  const { ids, homeless } = done!
  if (ids.length > 0) {
    const into = { community, actor: null, operation: importCommunity.name, at: now }
    const data = { table, ids: ids.filter((id) => id !== null) }
    appendToLog(tx, into, [{ kind: movedIn.kind, subjectId: null, data }]).catch(() => {}) // the commit reports it
  }
  return { fresh: ids.length, homeless }
}

/** Keys within a table are left to the database: a row may name one of its own batch. */
function hasHome(keys: readonly Key[], table: string, community: string): RawBuilder<boolean> {
  const conditions = keys
    .filter((key) => key.table === table && key.of !== table)
    .map(
      ({ column, of }) => sql`(r.${sql.id(column)} is null or exists (select from ${sql.table(of)} t
        where t.community_id = ${community} and t.id = r.${sql.id(column)}
          ${of === 'member' ? sql`and t.source = ${SOURCE} and t.person_id is null` : sql``}))`,
    )
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

/** What may name a row that comes later, with what must go with it. */
export const linkedLater: Record<string, { columns: readonly string[]; names: readonly string[] }> = {
  subject: {
    columns: ['parent_id', 'own_purpose_kind', 'own_purpose_id', 'purpose_kind', 'purpose_id'],
    names: ['parent_id', 'own_purpose_id', 'purpose_id'],
  },
  metric: { columns: ['feeds_id'], names: ['feeds_id'] },
}

/** Once all rows of a table are there. What names a row that did not come stays by itself. */
export function linkRows({ tx, community }: Into, table: string, rows: Row[]): void {
  const { columns, names } = linkedLater[table]!
  const set = columns.map((column) => sql`${sql.id(column)} = r.${sql.id(column)}`)
  const isUnlinked = columns.map((column) => sql`s.${sql.id(column)} is null`)
  const isThere = names.map(
    (name) => sql`(r.${sql.id(name)} is null or exists (select from ${sql.table(table)} t
      where t.community_id = ${community} and t.id = r.${sql.id(name)}))`,
  )
  tx.send(sql`
    update ${sql.table(table)} s set ${sql.join(set)}
    from jsonb_populate_recordset(null::${sql.id('public', table)}, ${JSON.stringify(rows)}::jsonb) r
    where s.community_id = ${community} and s.id = r.id and ${sql.join([...isUnlinked, ...isThere], sql` and `)}`)
}

/** What the database does not take (SQLSTATE classes 22 and 23) is the archive's fault. */
export function refuseRows(error: unknown): never {
  throw /^2[23]/.test((error as { code?: string }).code ?? '') ? damaged() : error
}

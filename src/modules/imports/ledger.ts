/** What came from where: claimed first, so that of two runs at once only one writes a row, and a second run none. */
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import type { House } from '#kernel/perform.ts'

export type From = { community: string; system: string; space: string; importId: string }
type Table = 'member' | 'subject' | 'message' | 'file' | 'board_list' | 'label' | 'board_field' | 'field_option'

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')

/**
 * `kind:part:…`. Ids in a forged archive may be as long as the file, beyond what an index holds, or hold U+0000 or
 * half a character, which the database does not store: such ones are hashed.
 */
export function keyOf(kind: string, ...parts: string[]): string {
  const id = parts.join(':')
  return `${kind}:${isStorable(id) ? id : hash(id)}`
}

const isStorable = (id: string): boolean => id.length <= 200 && !id.includes('\0') && id.isWellFormed()

/** Of a lower-case address. Unkeyed: whoever could read the table reads the addresses of accounts beside it anyway. */
export const hashOfEmail = hash

const insert = prepared(
  (a: From & { table: string; keys: string[]; ids: string[]; hashes: string[] }) => sql`
    insert into imported (community_id, source, source_space, source_id, import_id, table_name, target_id, written_hash)
    select ${a.community}::uuid, ${a.system}, ${a.space}, t.key, ${a.importId}::uuid, ${a.table}, t.id, t.hash
    from unnest(${a.keys}::text[], ${a.ids}::uuid[], ${a.hashes}::text[]) as t(key, id, hash) on conflict do nothing`,
)
const find = prepared(
  (a: Omit<From, 'importId'> & { keys: string[] }) => sql<{ sourceId: string; targetId: string }>`
    select source_id, target_id from imported where community_id = ${a.community} and source = ${a.system}
      and source_space = ${a.space} and source_id = any(${a.keys}::text[])`,
)

/** Which of these keys have come before, asked outside of any run. */
export const knownIn =
  (house: House, community: string, place: Pick<From, 'system' | 'space'>) =>
  (keys: string[]): Promise<Set<string>> =>
    house.db.transaction(community, async (tx) => {
      const known = await tx.rows(find({ community, ...place, keys }))
      return new Set(known.map(({ sourceId }) => sourceId))
    })

/** The hash of `written_hash` over a text, in SQL. */
export const hashInSql = (text: RawBuilder<unknown>): RawBuilder<string> =>
  sql`translate(rtrim(encode(sha256(convert_to(${text}, 'UTF8')), 'base64'), '='), '+/', '-_')`

/** Claims rows for this transaction; `also` are keys only to be looked up. The rows that nobody had claimed get their id. */
export async function claim<Row extends { key: string }>(
  db: Db,
  from: From,
  { table, rows, written, also = [] }: { table: Table; rows: Row[]; written: (row: Row) => string; also?: string[] },
): Promise<{ fresh: (Row & { id: string })[]; idOf: Map<string, string> }> {
  const named = rows.map((row) => ({ ...row, id: newId() }))
  const keys = named.map((row) => row.key)
  const { community, system, space } = from
  db.send(
    insert({ ...from, table, keys, ids: named.map((row) => row.id), hashes: rows.map((row) => hash(written(row))) }),
  )
  const known = await db.rows(find({ community, system, space, keys: [...new Set([...keys, ...also])] }))
  const idOf = new Map(known.map(({ sourceId, targetId }) => [sourceId, targetId]))
  return { fresh: named.filter((row) => idOf.get(row.key) === row.id), idOf }
}

/** New people, channels and boards are counted with their rows, so that a run that goes on counts none twice or never. */
export const addFigure = prepared(
  (a: { community: string; importId: string; what: string; by: number }) => sql`
    update import_run set figures = figures || jsonb_build_object(${a.what}::text,
      coalesce((figures->>${a.what}::text)::int, 0) + ${a.by}::int)
    where community_id = ${a.community} and id = ${a.importId}`,
)

const findRunOf = prepared(
  (a: { community: string; id: string }) =>
    sql<{ id: string }>`select id from import_run where community_id = ${a.community} and id = ${a.id}`,
)
type Writing = { db: Db; community: { id: string }; input: { importId: string } }

/** Rows are written for a run of this community and no other. */
export const theRun = ({ db, community, input }: Writing): Promise<{ id: string } | undefined> =>
  db.one(findRunOf({ community: community.id, id: input.importId }))

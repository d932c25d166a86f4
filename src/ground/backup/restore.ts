/** Puts a backup back into an empty database and an empty store. */
import pg from 'pg'
import type { Blobs } from '#kernel/blobs.ts'
import { hashOf, migrate, migrations, type Urls } from '../migrate.ts'
import { BackupUnusable, BLOB, ERASURES, type Manifest, SECRET, TABLE_PART } from './archive.ts'
import { copyIn } from './copy.ts'
import { type Entry, entriesOf, textOf } from './read.ts'
import { copyOf, listTables } from './tables.ts'

export type Into = {
  urls: Urls
  blobs: Blobs
  keepSecret(name: string, value: string): void
  keepErasures(text: string): void
}

/**
 * All rows in one transaction: what breaks off leaves an empty database. The database gets the shape that the backup has;
 * the next start brings it up to date. `manifest` is what `verify` answered.
 */
export async function restore(file: string, manifest: Manifest, into: Into): Promise<void> {
  await mustBeKnown(manifest)
  await migrate(into.urls, new Set(manifest.migrations.map(({ name }) => name)))
  const client = new pg.Client({ connectionString: into.urls.owner })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    const walls = await takeDown(client)
    for await (const entry of entriesOf(file)) await put(entry, client, manifest, into)
    for (const [name, value] of Object.entries(manifest.sequences))
      await client.query('select setval($1::regclass, $2)', [pg.escapeIdentifier(name), value])
    for (const statement of walls) await client.query(statement)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function mustBeKnown({ migrations: theirs }: Manifest): Promise<void> {
  const ours = new Map((await migrations()).map(({ name, text }) => [name, hashOf(text)]))
  if (theirs.some(({ name, hash }) => ours.get(name) !== hash)) throw new BackupUnusable('backup_newer')
}

/**
 * References, walls and triggers come down while rows come in, in whatever order, and are put up again: references are
 * then checked for all rows. The owner of the tables may do so; a superuser is not needed. Answers how to put them up.
 */
async function takeDown(client: pg.Client): Promise<string[]> {
  const { rows: references } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  const { rows: walled } = await client.query<{ table: string }>(
    `select oid::regclass::text as table from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace`,
  )
  const tables = (await listTables(client)).map(({ name }) => pg.escapeIdentifier(name))
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { table } of walled) await client.query(`alter table ${table} no force row level security`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  await client.query(`truncate ${tables.join(', ')}`)
  return [
    ...tables.map((table) => `alter table ${table} enable trigger user`),
    ...references.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`),
    ...walled.map(({ table }) => `alter table ${table} force row level security`),
  ]
}

/** Where each entry belongs. A part holds whole rows: the server sends each row as one message of its own. */
async function put(entry: Entry, client: pg.Client, { tables, blobs }: Manifest, into: Into): Promise<void> {
  const table = tables.find(({ name }) => name === TABLE_PART.exec(entry.name)?.[1])
  const key = BLOB.exec(entry.name)?.[1]
  const secret = SECRET.exec(entry.name)?.[1]
  if (table) await copyIn(client, `copy ${copyOf(table)} from stdin`, entry.bytes)
  else if (key && !blobs.lost.includes(key))
    await into.blobs.put(entry.bytes, Number.POSITIVE_INFINITY, key.split('/')[0]!)
  else if (secret) into.keepSecret(secret, (await textOf(entry)).toString())
  else if (entry.name === ERASURES) into.keepErasures((await textOf(entry)).toString())
}

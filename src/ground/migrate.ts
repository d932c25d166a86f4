/** Brings a database to the newest shape: plain SQL files in order, forward only, by the owner, before the port opens. */
import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'

const FOLDER = new URL('../../migrations/', import.meta.url)

export type Urls = { owner: string; app: string; clerk: string }

/**
 * The three roles' URLs. Their passwords follow from the owner's, so that several nodes agree and nothing is stored.
 */
export function roleUrls(owner: string): Urls {
  const as = (role: string) => {
    const url = new URL(owner)
    const secret = createHmac('sha256', url.password || 'leitstern')
      .update(role)
      .digest('base64url')
    // Sockets are named in the query (`?host=/run/…`): URL keeps it as it is.
    url.username = role
    url.password = secret
    return url.toString()
  }
  return { owner, app: as('leitstern_app'), clerk: as('leitstern_clerk') }
}

export async function migrations(): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, FOLDER), 'utf8') })))
}

/**
 * Applies what is missing (of `only`, where a backup is of an older shape). Several nodes may call it at once: an advisory
 * lock lets one work, the others wait.
 */
export async function migrate(urls: Urls, only?: ReadonlySet<string>): Promise<string[]> {
  const client = new pg.Client({ connectionString: urls.owner })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('leitstern migrate'))`)
    await ensureRoles(client, urls)
    await client.query(
      'create table if not exists migration (name text primary key, hash text not null, at timestamptz not null default now())',
    )
    const done = new Map(
      (await client.query('select name, hash from migration')).rows.map((row) => [row.name, row.hash]),
    )
    const applied: string[] = []
    for (const { name, text } of await migrations()) {
      if (only && !only.has(name)) continue
      const hash = hashOf(text)
      if (done.has(name)) {
        if (done.get(name) !== hash) throw new Error(`${name} was changed after it had been applied`)
        continue
      }
      await apply(client, name, text, hash)
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}

export const hashOf = (migration: string): string => createHash('sha256').update(migration).digest('hex')

async function apply(client: pg.Client, name: string, text: string, hash: string) {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error })
  }
}

async function ensureRoles(client: pg.Client, urls: Urls) {
  for (const url of [urls.app, urls.clerk]) {
    const { username, password } = new URL(url)
    const secret = client.escapeLiteral(decodeURIComponent(password))
    await client.query(
      `do $$ begin
         if not exists (select from pg_roles where rolname = '${username}') then
           create role ${username} login nosuperuser nocreatedb nocreaterole nobypassrls;
         end if;
       exception when duplicate_object or unique_violation then null; end $$`,
    )
    await client.query(`alter role ${username} password ${secret}`)
    await client.query(`grant usage on schema public to ${username}`)
  }
}

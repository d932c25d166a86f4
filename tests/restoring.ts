/** A backup put back into a database of its own, and whether that is as it was. */
import { createHash } from 'node:crypto'
import { after } from 'node:test'
import pg from 'pg'
import type { House } from '#kernel/perform.ts'
import { verify } from '../src/ground/backup/read.ts'
import { restore } from '../src/ground/backup/restore.ts'
import { roleUrls } from '../src/ground/migrate.ts'
import { testServer } from '../src/ground/test-postgres.ts'
import { closeHouse, openHouse } from '../src/house.ts'
import { memoryBlobs } from './blobs.ts'
import { withAdmin } from './house.ts'

export async function restored(file: string, { baseUrl, clock }: Pick<House, 'baseUrl' | 'clock'>) {
  const server = await testServer()
  const name = `restored_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  await withAdmin(server, (admin) => admin.query(`create database ${name}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  const kept = { blobs: memoryBlobs(), secrets: {} as Record<string, string>, erasures: '' }
  await restore(file, await verify(file), {
    urls: roleUrls(url.href),
    blobs: kept.blobs,
    keepSecret: (secret, value) => {
      kept.secrets[secret] = value
    },
    keepErasures: (text) => {
      kept.erasures = text
    },
  })
  const mail = { send: async () => {} }
  const house = openHouse({ urls: roleUrls(url.href), baseUrl, mail, blobs: kept.blobs, clock })
  after(async () => {
    await closeHouse(house)
    await withAdmin(server, (admin) => admin.query(`drop database ${name} with (force)`))
  })
  return { url: url.href, house, ...kept }
}

export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** Table → hash of all its rows. */
export const hashesOf = (url: string) =>
  asOwner(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    )
    const all: Record<string, string> = {}
    for (const { name } of rows) {
      const { rows: lines } = await client.query(`select t::text as line from "${name}" t order by 1`)
      all[name] = `${lines.length} ${createHash('sha256').update(JSON.stringify(lines)).digest('hex')}`
    }
    return all
  })

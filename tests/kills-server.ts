// The whole house on its own PostgreSQL for the test that kills it; `Bearer <person>` stands for a session.
import pg from 'pg'
import { runJobs } from '#kernel/jobs.ts'
import type { Identify } from '#kernel/tenancy.ts'
import { openFaces } from '../src/faces.ts'
import { diskBlobs } from '../src/ground/disk-blobs.ts'
import { takeLock } from '../src/ground/lock.ts'
import { migrate, roleUrls } from '../src/ground/migrate.ts'
import { startPostgres } from '../src/ground/postgres.ts'
import { openHouse, runFollowers } from '../src/house.ts'
import { buildWorld } from './world.ts'

/** `minutes`: so far ahead of its time, with its jobs at work. `held`: a table that nobody can write to. */
const [dataDir = '', minutes, held] = process.argv.slice(2)
const report = () => undefined
await takeLock(dataDir)
const postgres = await startPostgres({ dataDir, log: report })
postgres.onExit(() => process.exit(1))
const urls = roleUrls(postgres.ownerUrl)
await migrate(urls)
await ensureWorld(postgres.ownerUrl)
if (held) await hold(postgres.ownerUrl, held)
const house = openHouse({
  urls,
  baseUrl: 'http://localhost',
  mail: { send: async () => {} },
  blobs: diskBlobs(dataDir),
  clock: { now: () => new Date(Date.now() + Number(minutes ?? 0) * 60_000) },
})
runFollowers(house, report)
const identify: Identify = async ({ authorization }) => {
  const personId = authorization?.slice('Bearer '.length)
  return personId ? { via: 'session', personId, sessionId: personId } : undefined
}
const config = { host: '127.0.0.1', port: 0, baseUrl: house.baseUrl, trustProxy: false } as const
const options = { config, house, identify, outboxPage: undefined, report, limitsRates: false, log: false }
const { address } = await openFaces(options)
if (minutes !== undefined) void runJobs(house, report).settle()
console.log(JSON.stringify({ address, ownerUrl: postgres.ownerUrl, postmaster: postgres.pid }))

async function ensureWorld(ownerUrl: string) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rows } = await owner.query('select from community limit 1')
  if (rows.length === 0) await buildWorld(owner)
  await owner.end()
}

/** Until this process is gone: whoever comes to write there stands in the middle of a transaction. */
async function hold(ownerUrl: string, table: string) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query('begin')
  await owner.query(`lock table ${table} in exclusive mode`)
}

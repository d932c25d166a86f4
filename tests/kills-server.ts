// The whole house on its own PostgreSQL for the test that kills it; `Bearer <person>` stands for a session.
import pg from 'pg'
import type { Identify } from '#kernel/tenancy.ts'
import { openFaces } from '../src/faces.ts'
import { takeLock } from '../src/ground/lock.ts'
import { migrate, roleUrls } from '../src/ground/migrate.ts'
import { startPostgres } from '../src/ground/postgres.ts'
import { openHouse, runFollowers } from '../src/house.ts'
import { memoryBlobs } from './blobs.ts'
import { buildWorld } from './world.ts'

const [dataDir = ''] = process.argv.slice(2)
const report = () => undefined
await takeLock(dataDir)
const postgres = await startPostgres({ dataDir, log: report })
postgres.onExit(() => process.exit(1))
const urls = roleUrls(postgres.ownerUrl)
await migrate(urls)
await ensureWorld(postgres.ownerUrl)
const house = openHouse({ urls, baseUrl: 'http://localhost', mail: { send: async () => {} }, blobs: memoryBlobs() })
runFollowers(house, report)
const identify: Identify = async ({ authorization }) => {
  const personId = authorization?.slice('Bearer '.length)
  return personId ? { via: 'session', personId, sessionId: personId } : undefined
}
const config = { host: '127.0.0.1', port: 0, baseUrl: house.baseUrl, trustProxy: false } as const
const options = { config, house, identify, outboxPage: undefined, report, limitsRates: false, log: false }
const { address } = await openFaces(options)
console.log(JSON.stringify({ address, ownerUrl: postgres.ownerUrl, postmaster: postgres.pid }))

async function ensureWorld(ownerUrl: string) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const { rows } = await owner.query('select from community limit 1')
  if (rows.length === 0) await buildWorld(owner)
  await owner.end()
}

/** Puts a backup back: into an empty DATA_DIR (and an empty DATABASE_URL), while no server uses it. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { verify } from '../ground/backup/read.ts'
import { restore } from '../ground/backup/restore.ts'
import { diskBlobs } from '../ground/disk-blobs.ts'
import { ERASURES_FILE, mergeErasures } from '../ground/erasures.ts'
import { findHome } from '../ground/home.ts'
import { takeLock } from '../ground/lock.ts'
import { roleUrls } from '../ground/migrate.ts'
import { type Postgres, startPostgres } from '../ground/postgres.ts'
import type { Restoring } from './commands.ts'

/** What may lie in a DATA_DIR that counts as empty: the lock, and the list of the erased, which outlives everything. */
const stays = (name: string): boolean => name === ERASURES_FILE || /^lock\b/.test(name)

class NotEmpty extends Error {
  readonly code = 'not_empty'
  readonly path: string

  constructor(path: string) {
    super(`${path} is not empty`)
    this.path = path
  }
}

export async function restoreInto({ dataDir, databaseUrl }: Config, { restore: file, erasures }: Restoring) {
  const kept = erasures === undefined ? '' : readFileSync(erasures, 'utf8')
  const lock = await takeLock(dataDir)
  try {
    if (leftIn(dataDir).length > 0) throw new NotEmpty(dataDir)
    const manifest = await verify(file)
    try {
      await withDatabase(dataDir, databaseUrl, (owner) =>
        restore(file, manifest, {
          urls: roleUrls(owner),
          blobs: diskBlobs(dataDir),
          keepSecret: (name, value) => keepSecret(dataDir, name, value),
          keepErasures: (text) => mergeErasures(dataDir, text + kept),
        }),
      )
    } catch (error) {
      clear(dataDir)
      throw error
    }
    const { madeAt, tables, blobs } = manifest
    return { madeAt, tables: tables.length, files: blobs.count, lost: blobs.lost.length }
  } finally {
    lock.release()
  }
}

async function withDatabase(dataDir: string, databaseUrl: string | undefined, work: (owner: string) => Promise<void>) {
  if (databaseUrl !== undefined) {
    await mustBeEmpty(databaseUrl)
    return work(databaseUrl)
  }
  let postgres: Postgres | undefined
  try {
    postgres = await startPostgres({ dataDir, log: (line) => console.error(line) })
    await work(postgres.ownerUrl)
  } finally {
    await postgres?.stop()
  }
}

async function mustBeEmpty(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' limit 1`,
    )
    if (rowCount) throw new NotEmpty('DATABASE_URL')
  } finally {
    await client.end()
  }
}

const leftIn = (dataDir: string): string[] => readdirSync(dataDir).filter((name) => !stays(name))

/** As it was before: all of it came from here. */
function clear(dataDir: string) {
  if (existsSync(join(dataDir, 'postgres.at'))) rmSync(findHome(dataDir, () => {}).folder, { recursive: true })
  for (const name of leftIn(dataDir)) rmSync(join(dataDir, name), { recursive: true })
}

function keepSecret(dataDir: string, name: string, value: string) {
  const folder = join(dataDir, 'secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  writeFileSync(join(folder, name), `${value}\n`, { mode: 0o600, flush: true })
}

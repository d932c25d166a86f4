/** The doctor: figures about the instance, nothing about anyone in it. */
import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { jobsScheduled } from '#kernel/jobs.ts'
import { type House, handle } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { lastBackup } from './backup.ts'
import { type Finding, inspect } from './contract.ts'
import { type Facts, factsOf } from './facts.ts'

const MEGABYTE = 1024 * 1024
const LITTLE_MB = 2_000
const TOO_LITTLE_MB = 300

handle(inspect, {
  find: async () => ({}),
  allow: ({ actor }: { actor: Actor }) => actor.kind === 'operator',
  async run({ db, house, now }) {
    const facts = factsOf(house)
    const findings = [
      ...(await inDatabase(db, house, now)),
      ...(facts ? [await onDisk(facts.dataDir), mailOf(facts), migrationsOf(facts)] : []),
      await backupOf(db, now),
    ]
    return { isWell: findings.every(({ state }) => state !== 'bad'), findings }
  },
})

type State = {
  communities: number
  followersBehind: number
  followersParked: number
  deliveriesLate: number
  deliveriesParked: number
}

async function inDatabase(db: Db, house: House, now: Date): Promise<Finding[]> {
  const [state] = await house.clerk.rows(sql<State>`select * from instance_state(${now}::timestamptz)`)
  const [size] = await db.rows(sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`)
  const operator = await db.one(sql`select from person where is_operator and disabled_at is null limit 1`)
  const { communities, followersBehind, followersParked, deliveriesLate, deliveriesParked } = state!
  return [
    finding('database', 'well', { communities, megabytes: Math.round(size!.bytes / MEGABYTE) }),
    finding('followers', followersParked ? 'bad' : 'well', { behind: followersBehind, parked: followersParked }),
    finding('deliveries', deliveriesParked || deliveriesLate ? 'look' : 'well', {
      late: deliveriesLate,
      parked: deliveriesParked,
    }),
    await jobsOf(db, now),
    finding('operator', operator ? 'well' : 'look', {}),
  ]
}

/** A job is due for a minute at most where all is well. */
const LATE_MS = 30 * 60_000

async function jobsOf(db: Db, now: Date): Promise<Finding> {
  const due = new Date(now.getTime() - LATE_MS)
  const row = await db.one(sql<{ late: number; failing: number }>`
    select count(*) filter (where next_at < ${due} and taken_until < ${now})::int as late,
      count(*) filter (where failures > 0)::int as failing
    from job where name = any(${jobsScheduled()}::text[])`)
  const { late, failing } = row!
  return finding('jobs', late || failing ? 'look' : 'well', { late, failing })
}

async function onDisk(dataDir: string): Promise<Finding> {
  const disk = await statfs(dataDir)
  const free = Math.round((disk.bavail * disk.bsize) / MEGABYTE)
  return finding('disk', free < TOO_LITTLE_MB ? 'bad' : free < LITTLE_MB ? 'look' : 'well', { megabytesFree: free })
}

const OLD_BACKUP_DAYS = 8

async function backupOf(db: Db, now: Date): Promise<Finding> {
  const last = await lastBackup(db)
  if (!last) return finding('backup', 'look', {})
  const daysAgo = Math.floor((now.getTime() - Date.parse(last.at)) / 86_400_000)
  const figures = { daysAgo, ...(last.lost > 0 && { lost: last.lost }) }
  return finding('backup', last.lost > 0 ? 'bad' : daysAgo > OLD_BACKUP_DAYS ? 'look' : 'well', figures)
}

const mailOf = ({ mail }: Facts) => finding('mail', { smtp: 'well', kept: 'look', none: 'bad' }[mail] as 'well', {})

const migrationsOf = ({ migrationsMissing: missing }: Facts) =>
  finding('migrations', missing ? 'bad' : 'well', { missing })

const finding = (what: Finding['what'], state: Finding['state'], figures: Finding['figures']): Finding => ({
  what,
  state,
  figures,
})

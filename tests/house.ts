/** A house for a test: a copy of the world on real PostgreSQL, with people who do things in it. */
import { strict as assert } from 'node:assert'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { after } from 'node:test'
import pg from 'pg'
import { migrate, migrations, roleUrls } from '../src/ground/migrate.ts'
import { testServer } from '../src/ground/test-postgres.ts'
import { closeHouse, openHouse, runFollowers } from '../src/house.ts'
import type { Bus } from '../src/kernel/bus.ts'
import type { Clock } from '../src/kernel/clock.ts'
import type { AskOf, Operation, OutputOf } from '../src/kernel/contract.ts'
import { runJobs } from '../src/kernel/jobs.ts'
import type { Letter } from '../src/kernel/mail.ts'
import { type Call, type House, JsonText, perform } from '../src/kernel/perform.ts'
import { Refusal } from '../src/kernel/refusal.ts'
import { type Identity, visitor } from '../src/kernel/tenancy.ts'
import { listNotices, type Notice } from '../src/modules/attention/contract.ts'
import { memoryBlobs } from './blobs.ts'
import { fakeOutside } from './outside.ts'
import { buildWorld, type World, world } from './world.ts'

/** Where the tests' clock stands until it is moved. */
export const DAY_ONE = new Date('2026-09-17T08:00:00.000Z')

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>

type TestOptions = {
  connections?: number
  /** the real one where a browser, which has its own, looks on */
  clock?: Clock
  /** another bus than that of a single process */
  bus?: (url: string) => Promise<Bus>
}

export async function openTestHouse(options: TestOptions = {}) {
  const database = await copyOfWorld()
  const urls = roleUrls(database)
  const letters: Letter[] = []
  const clock = testClock()
  const outside = fakeOutside()
  const house = openHouse({
    urls,
    baseUrl: 'http://localhost:3000',
    mail: { send: async (letter) => void letters.push(letter) },
    blobs: memoryBlobs(),
    outside,
    clock: options.clock ?? clock,
    strict: true,
    ...(options.bus && { bus: await options.bus(urls.app) }),
    connections: options.connections ?? 4,
  })
  const failures: unknown[] = []
  const followers = runFollowers(house, (error) => failures.push(error))
  const settle = async () => {
    await followers.settle()
    if (failures.length > 0) throw failures[0]
  }
  /** All jobs that are due, until nothing is left to clean. */
  const clean = async () => {
    const jobs = runJobs(house, (error) => failures.push(error))
    await jobs.settle()
    await jobs.stop()
    if (failures.length > 0) throw failures[0]
  }
  const ends: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of ends) await end()
    await followers.stop()
    await closeHouse(house)
    await dropDatabase(database)
  }
  after(close)
  /** What works with it ends before it does. */
  const beforeClosing = (end: () => Promise<unknown>) => void ends.push(end)
  return {
    house,
    beforeClosing,
    world,
    urls,
    database,
    letters,
    outside,
    clock,
    settle,
    clean,
    ...castOf(house, settle),
  }
}

function testClock() {
  let now = DAY_ONE
  return {
    now: () => now,
    moveTo: (to: Date | string) => {
      now = new Date(to)
    },
    forward: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
  }
}

/** Someone who acts: `does` must succeed, `isRefused` must not. */
export function actorFor(house: House, by: Identity, community: string, settle: () => Promise<void>) {
  const call = (more: Partial<Call> = {}): Call => ({ by, community, ...more })
  return {
    by,
    async does<Op extends Operation>(operation: Op, input: AskOf<Op>, more?: Partial<Call>): Promise<OutputOf<Op>> {
      const { output } = await perform(house, operation, input, call(more))
      return output instanceof JsonText ? JSON.parse(output.text) : output
    },
    async isRefused<Op extends Operation>(operation: Op, input: AskOf<Op>, code: string, more?: Partial<Call>) {
      await assert.rejects(perform(house, operation, input, call(more)), (error) => {
        assert.ok(error instanceof Refusal, `${operation.name} failed with a bug: ${(error as Error).stack}`)
        assert.equal(error.code, code)
        return true
      })
    },
    settle,
    /** What waits in their notification centre once all followers have read the log. */
    async hears(): Promise<Notice[]> {
      await settle()
      return (await this.does(listNotices, { unseen: true })).items
    },
    /** The same person in another community, or with other means. */
    in: (other: string) => actorFor(house, by, other, settle),
    withToken: (scopes: string[], communityId: string) =>
      actorFor(house, { ...by, via: 'token', token: { id: by.personId!, communityId, scopes } }, community, settle),
  }
}
export type TestActor = ReturnType<typeof actorFor>

function castOf(house: House, settle: () => Promise<void>) {
  const as = (person: keyof World['people'], community: string = world.lahn.slug) =>
    actorFor(
      house,
      { via: 'session', personId: world.people[person], sessionId: world.people[person] },
      community,
      settle,
    )
  return {
    ana: as('ana'),
    mara: as('mara'),
    ben: as('ben'),
    cem: as('cem'),
    gina: as('gina'),
    sam: as('sam'),
    fred: as('fred'),
    sofia: as('sofia'),
    otto: as('otto', world.berg.slug),
    someone: actorFor(house, visitor, world.lahn.slug, settle),
  }
}

/** One template per shape of migrations and world, one copy per test file. */
async function copyOfWorld(): Promise<string> {
  const server = await testServer()
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 8)}`
  await withAdmin(server, async (admin) => {
    await admin.query(`select pg_advisory_lock(hashtext('leitstern test template'))`)
    const template = await templateOf(server, admin)
    await admin.query(`create database ${name} template ${template}`)
    await admin.query(`select pg_advisory_unlock(hashtext('leitstern test template'))`)
  })
  return databaseUrl(server, name)
}

async function templateOf(server: string, admin: pg.Client): Promise<string> {
  const hash = createHash('sha256')
  for (const { text } of await migrations()) hash.update(text)
  hash.update(await readFile(new URL('./world.ts', import.meta.url)))
  const name = `world_${hash.digest('hex').slice(0, 16)}`
  const known = await admin.query('select from pg_database where datname = $1', [name])
  if (known.rowCount) return name
  await admin.query(`create database ${name}_new`)
  const url = databaseUrl(server, `${name}_new`)
  await migrate(roleUrls(url))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await buildWorld(client)
  await client.end()
  await admin.query(`alter database ${name}_new rename to ${name}`)
  return name
}

export async function withAdmin<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.toString()
}

async function dropDatabase(database: string) {
  const name = new URL(database).pathname.slice(1)
  await withAdmin(await testServer(), (admin) => admin.query(`drop database if exists ${name} with (force)`))
}

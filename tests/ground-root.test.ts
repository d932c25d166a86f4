import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { startPostgres } from '../src/ground/postgres.ts'
import { afterwards, ask, newDataDir } from './ground-world.ts'

const isRoot = process.getuid?.() === 0
const skip = isRoot ? false : 'only root has a home that PostgreSQL’s user cannot enter'

test('below a closed home of root the database is kept elsewhere, and found again', { skip }, async (t) => {
  const closed = join(dirname(newDataDir(t)), 'home')
  const dataDir = join(closed, 'data')
  mkdirSync(closed, { mode: 0o700 })
  mkdirSync(dataDir)
  const log: string[] = []
  const options = { dataDir, log: (line: string) => log.push(line) }

  const first = await startPostgres(options)
  const place = readFileSync(join(dataDir, 'postgres.at'), 'utf8').trim()
  afterwards(t, () => rmSync(place, { recursive: true, force: true }))
  afterwards(t, () => first.stop())
  assert.match(place, /^\/var\/lib\/leitstern\/[0-9a-f]{12}/)
  assert.equal(log.length, 1)
  assert.match(log[0] ?? '', new RegExp(`cannot enter ${dataDir}: the database is kept in ${place}`))
  await ask(first.ownerUrl, 'create table promise as select 7 as n')
  await first.stop()

  const second = await startPostgres(options)
  afterwards(t, () => second.stop())
  assert.deepEqual(await ask(second.ownerUrl, 'select n from promise'), [{ n: 7 }])
})

test('as root the database runs under a user without rights', { skip }, async (t) => {
  const dataDir = newDataDir(t)
  mkdirSync(dataDir, { mode: 0o700 })
  const server = await startPostgres({ dataDir, log: () => undefined })
  afterwards(t, () => server.stop())
  assert.notEqual(statSync(join(dataDir, 'postgres')).uid, 0)
  assert.match(readFileSync(`/proc/${server.pid}/status`, 'utf8'), /^Uid:\t[1-9]/m)
  assert.equal(statSync(dataDir).mode & 0o777, 0o711)
})

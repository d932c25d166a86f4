import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { takeLock } from '../src/ground/lock.ts'
import { kill, newDataDir, startHolder } from './ground-world.ts'

test('a second process is told who is there, since when and at which address', async (t) => {
  const dataDir = newDataDir(t)
  const first = await startHolder(t, dataDir)
  await assert.rejects(takeLock(dataDir), (error: Error) => {
    assert.match(
      error.message,
      new RegExp(`process ${first.pid}, since \\d{4}-\\d\\d-\\d\\dT.*, at http://localhost:4100`),
    )
    assert.ok(error.message.includes(dataDir))
    return true
  })
})

test('the lock of a killed process is free', async (t) => {
  const dataDir = newDataDir(t)
  await kill((await startHolder(t, dataDir)).child)
  const lock = await takeLock(dataDir)
  lock.release()
})

test('an old note that names a living process does not hold the lock', async (t) => {
  const dataDir = newDataDir(t)
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'lock.holder'), JSON.stringify({ pid: process.pid, since: '2020-01-01T00:00:00.000Z' }))
  const lock = await takeLock(dataDir)
  lock.release()
})

test('the same process cannot take it twice, and can after it let go', async (t) => {
  const dataDir = newDataDir(t)
  const lock = await takeLock(dataDir)
  await assert.rejects(takeLock(dataDir), new RegExp(`process ${process.pid},`))
  lock.release()
  const again = await takeLock(dataDir)
  again.release()
})

test('of many that start at once over the lock of a dead one exactly one wins', async (t) => {
  const dataDir = newDataDir(t)
  await kill((await startHolder(t, dataDir)).child)
  const contenders = await Promise.all(Array.from({ length: 8 }, () => startHolder(t, dataDir)))
  const winners = contenders.filter(({ said }) => !said.refused)
  assert.equal(winners.length, 1)
  for (const { said } of contenders.filter(({ said }) => said.refused)) {
    assert.match(said.refused ?? '', new RegExp(`process ${winners[0]?.pid},`))
  }
})

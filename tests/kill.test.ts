/** Promise 1: whatever is killed at whatever moment, what was acknowledged is there, exactly once and in order. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { testServer } from '../src/ground/test-postgres.ts'
import { newDataDir } from './ground-world.ts'
import { openTestHouse, withAdmin } from './house.ts'
import { faultsOf, killAgainAndAgain } from './kills.ts'
import { world } from './world.ts'

const ROUNDS = 10
const { lahn } = world

test('kill -9 of the house and of its database loses nothing acknowledged and doubles nothing', async (t) => {
  const outcome = await killAgainAndAgain(newDataDir(t), ROUNDS)
  assert.deepEqual(faultsOf(outcome), [])
  assert.ok(outcome.kept.length > ROUNDS, `only ${outcome.kept.length} were acknowledged`)
  t.diagnostic(`${outcome.kept.length} acknowledged, ${outcome.replays} by replay`)
})

test('whoever compares sees what is lost, doubled, out of order or missing in the log', () => {
  const kept = ['ana 1', 'ana 2', 'ana 3'].map((text, n) => ({ id: `${n}`, text, seq: n + 1 }))
  const whole = {
    acknowledged: [new Map(kept.map(({ text, id }) => [text, id]))],
    replays: 0,
    kept,
    log: [1, 2, 3],
    head: 3,
  }
  const [first, second, third] = kept as [(typeof kept)[0], (typeof kept)[0], (typeof kept)[0]]
  const faultsWith = (changed: object) => faultsOf({ ...whole, ...changed }).map((fault) => fault.split(':')[0])
  assert.deepEqual(faultsWith({}), [])
  assert.ok(faultsWith({ kept: [first, third] }).includes('lost'))
  assert.ok(faultsWith({ kept: [...kept, { ...third, id: '4' }] }).includes('doubled'))
  assert.ok(
    faultsWith({ kept: [...kept, { id: '4', text: 'ben 1', seq: 4 }] }).includes('never acknowledged, yet there'),
  )
  assert.ok(faultsWith({ kept: [second, first, third] }).includes('not in order'))
  assert.ok(faultsWith({ log: [1, 3] }).includes('the log has gaps'))
  assert.ok(faultsWith({ log: [1, 2], head: 2 }).includes('the log tells of other messages than there are'))
})

test('a connection that dies in the middle of a transaction is one failed call, not the end of the house', async () => {
  const { house } = await openTestHouse()
  const pidOf = sql<{ pid: number }>`select pg_backend_pid() as pid`
  const failing = house.db.transaction(lahn.id, async (tx) => {
    const { pid } = (await tx.one(pidOf))!
    await withAdmin(await testServer(), async (admin) => {
      await admin.query('select pg_terminate_backend($1, 5000)', [pid])
    })
    await pause(50)
    return tx.one(pidOf)
  })
  await assert.rejects(failing)
  assert.ok(await house.db.transaction(lahn.id, (tx) => tx.one(pidOf)))
})

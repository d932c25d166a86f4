import { strict as assert } from 'node:assert'
import { once } from 'node:events'
import { test } from 'node:test'
import { restAfter, takeTurns } from './live-turns.ts'

const fail = (error: unknown) => assert.fail(String(error))

test('the first turn is taken at once, and all that is asked while it rests makes one more', async () => {
  const taken = new EventTarget()
  let count = 0
  const turns = takeTurns(async () => {
    count++
    taken.dispatchEvent(new Event('turn'))
    return 5
  }, fail)
  turns.ask()
  assert.equal(count, 1)
  for (let n = 0; n < 100; n++) turns.ask()
  assert.equal(count, 1)
  await once(taken, 'turn')
  turns.ask()
  await once(taken, 'turn')
  assert.equal(count, 3)
  turns.stop()
})

test('a turn that fails is told, and those that follow are taken', async () => {
  const told: unknown[] = []
  const broken = new Error('the database is away')
  const done = Promise.withResolvers<void>()
  const turns = takeTurns(
    async () => {
      if (told.length === 0) throw broken
      done.resolve()
      return 0
    },
    (error) => {
      told.push(error)
      turns.ask()
    },
  )
  turns.ask()
  await done.promise
  assert.deepEqual(told, [broken])
  turns.stop()
})

test('a room that stops takes no more turns', async () => {
  let count = 0
  const turns = takeTurns(async () => ++count, fail)
  turns.ask()
  turns.stop()
  turns.ask()
  await new Promise(setImmediate)
  assert.equal(count, 1)
})

test('a post now and then finds a room of a thousand awake, a flood is gathered', () => {
  const workMs = 8
  assert.ok(restAfter(workMs, 1) < 50 / 2)
  assert.ok(restAfter(workMs, 25) > 100)
  assert.ok(restAfter(workMs, 500) < 250)
  assert.equal(restAfter(0, 0), 10)
})

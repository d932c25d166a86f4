import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { deliver, nudgeDeliveries, onDelivery, runDeliveries } from './delivery.ts'

test('what takes long holds up nothing else', async () => {
  const { house, world, clock } = await openTestHouse()
  const slow = Promise.withResolvers<void>()
  const quick = Promise.withResolvers<void>()
  onDelivery('test.slow', () => slow.promise)
  onDelivery('test.quick', async () => quick.resolve())
  const run = runDeliveries(house, (error) => assert.fail(error as Error))
  const community = world.lahn.id
  const wish = (kind: string, n: number) => ({ community, kind, key: `${n}`, payload: {}, at: clock.now() })
  await house.db.transaction(community, async (tx) => {
    for (let n = 0; n < 40; n++) deliver(tx, wish('test.slow', n))
  })
  nudgeDeliveries()
  await house.db.transaction(community, async (tx) => deliver(tx, wish('test.quick', 0)))
  nudgeDeliveries()
  await quick.promise
  slow.resolve()
  await run.settle()
  await run.stop()
})

import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { deliver, onDelivery, runDeliveries } from './delivery.ts'

const HOUR = 3_600_000

describe('what the kernel keeps for a while', async () => {
  const { house, ben, world, clock, clean } = await openTestHouse()
  const { id: community, channels } = world.lahn

  test('keys work for 48 hours, then they are free again', async () => {
    const say = (text: string) => ben.does(postMessage, { subjectId: channels.willkommen, text }, { key: 'einmal' })
    const said = await say('einmal')
    clock.forward(47 * HOUR)
    await clean()
    assert.equal((await say('einmal')).id, said.id)
    clock.forward(2 * HOUR)
    await clean()
    assert.notEqual((await say('einmal')).id, said.id)
  })

  test('what went is counted for the report', async () => {
    const [row] = await house.db.rows(sql<{ removed: number; lastRemoved: number; lastRemovedAt: string }>`
      select removed, last_removed, last_removed_at from job where name = 'keys.forget'`)
    assert.deepEqual([row!.removed, row!.lastRemoved], [1, 1])
    assert.equal(row!.lastRemovedAt, clock.now().toISOString())
  })

  test('deliveries that arrived are forgotten after seven days; what waits or was parked stays', async () => {
    onDelivery('test.arrives', async () => {})
    onDelivery('test.never', async () => {
      throw new Error('busy')
    })
    const keys = async () => {
      const rows = await house.db.transaction(community, (tx) =>
        tx.rows(sql<{ key: string; state: string }>`select key, state from delivery order by key`),
      )
      return rows.map(({ key, state }) => `${key} ${state}`)
    }
    const later = new Date(clock.now().getTime() + 60 * 24 * HOUR)
    await house.db.transaction(community, async (tx) => {
      deliver(tx, { community, kind: 'test.arrives', key: 'a', payload: {}, at: clock.now() })
      deliver(tx, { community, kind: 'test.arrives', key: 'later', payload: {}, at: later })
      deliver(tx, { community, kind: 'test.never', key: 'never', payload: {}, at: clock.now() })
    })
    const deliveries = runDeliveries(house, () => {})
    for (let tries = 0; tries < 6; tries++) {
      await deliveries.settle()
      clock.forward(3 * HOUR)
    }
    await deliveries.stop()
    assert.deepEqual(await keys(), ['a done', 'later due', 'never parked'])
    clock.forward(6 * 24 * HOUR)
    await clean()
    assert.deepEqual(await keys(), ['a done', 'later due', 'never parked'])
    clock.forward(25 * HOUR)
    await clean()
    assert.deepEqual(await keys(), ['later due', 'never parked'])
  })
})

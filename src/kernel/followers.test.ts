import { strict as assert } from 'node:assert'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { messagePosted, postMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { follow, runFollowers } from './followers.ts'
import { MOST_FAILURES } from './log.ts'

/** Alone in their rhythm, so that they are read together and with no others. */
const within = 7
const read: number[] = []
let breaks = true

describe('followers that are read together', async () => {
  const { house, ben, world } = await openTestHouse()
  const cares = () => [{ kind: messagePosted.kind }]
  follow({
    name: 'test.breaks',
    within,
    cares,
    async page() {
      if (breaks) throw new Error('cannot read this')
      return undefined
    },
  })
  follow({
    name: 'test.reads',
    within,
    cares,
    async page(_db, _community, entries) {
      read.push(...entries.map(({ seq }) => seq))
      return undefined
    },
  })
  const failures: unknown[] = []
  const followers = runFollowers(house, (error) => failures.push(error))
  after(() => followers.stop())
  const say = (text: string) => ben.does(postMessage, { subjectId: world.lahn.channels.willkommen, text })
  const cursor = async () =>
    (
      await house.db.transaction(world.lahn.id, (tx) =>
        tx.rows(sql<{ failures: number; isBehind: boolean }>`
          select c.failures, c.seq < h.seq as is_behind from follower_cursor c join log_head h using (community_id)
          where community_id = ${world.lahn.id} and follower = 'test.breaks'`),
      )
    )[0]

  test('one that fails holds up nobody, and rests after five failures', async () => {
    await say('eins')
    await followers.settle()
    assert.equal(failures.length, MOST_FAILURES)
    assert.deepEqual(await cursor(), { failures: MOST_FAILURES, isBehind: true })
    const once = read.length
    await say('zwei')
    await followers.settle()
    assert.equal(failures.length, MOST_FAILURES)
    assert.equal(read.length, once + 1)
    assert.deepEqual(read, [...new Set(read)])
  })

  test('once an operator lets it go on, it reads what it missed', async () => {
    breaks = false
    await house.db.transaction(world.lahn.id, (tx) =>
      tx.rows(sql`update follower_cursor set failures = 0 where follower = 'test.breaks'`),
    )
    await followers.settle()
    assert.deepEqual(await cursor(), { failures: 0, isBehind: false })
  })
})

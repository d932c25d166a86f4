/** Jobs run when they are due by the house's clock, on one node at a time, and survive whoever dies over them. */
import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { inspect } from '#modules/admin/contract.ts'
import { actorFor, openTestHouse } from '#tests/house.ts'
import { runJobs, schedule } from './jobs.ts'
import { operator } from './tenancy.ts'

const MINUTE = 60_000

describe('jobs', async () => {
  const { house, clock, clean, settle } = await openTestHouse()
  const doctor = actorFor(house, operator, 'lahn', settle)
  const noErrors = (error: unknown) => assert.fail(error as Error)

  test('run when they are due, not before, and again in time', async () => {
    let runs = 0
    schedule('test.clockwork', { everyMinutes: 30 }, async () => {
      runs++
      return 0
    })
    await clean()
    assert.equal(runs, 1)
    clock.forward(29 * MINUTE)
    await clean()
    assert.equal(runs, 1)
    clock.forward(MINUTE)
    await clean()
    assert.equal(runs, 2)
  })

  test('run on one node only, however many look at once', async () => {
    let runs = 0
    schedule('test.alone', { everyMinutes: 60 }, async () => {
      runs++
      return 0
    })
    const nodes = Array.from({ length: 12 }, () => runJobs(house, noErrors))
    await Promise.all(nodes.map((node) => node.settle()))
    await Promise.all(nodes.map((node) => node.stop()))
    assert.equal(runs, 1)
  })

  test('go on in steps until nothing is left', async () => {
    let left = 5
    let steps = 0
    schedule('test.steps', { everyMinutes: 60 }, async () => {
      steps++
      return left > 0 ? left-- : 0
    })
    await clean()
    assert.deepEqual([left, steps], [0, 6])
  })

  test('of a node that died are taken over, but not while it lives', async () => {
    const atWork: string[] = []
    let finish = () => {}
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    schedule('test.heirloom', { everyMinutes: 60 }, async () => {
      atWork.push('a node')
      if (atWork.length > 1) return 0
      begun()
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      return 0
    })
    const dying = runJobs(house, noErrors)
    const never = dying.settle()
    await hasBegun
    await clean()
    clock.forward(9 * MINUTE)
    await clean()
    assert.equal(atWork.length, 1)
    clock.forward(2 * MINUTE)
    await clean()
    assert.equal(atWork.length, 2)
    finish()
    await never
    await dying.stop()
  })

  test('that are stopped in the middle go on at the next look', async () => {
    let left = 3
    const stopping: { stop?: () => Promise<void> } = {}
    let stopped: Promise<void> | undefined
    schedule('test.cut', { everyMinutes: 600 }, async () => {
      if (left === 3) stopped = stopping.stop?.()
      return left > 0 ? left-- : 0
    })
    const node = runJobs(house, noErrors)
    stopping.stop = node.stop
    await node.settle()
    await stopped
    assert.equal(left, 2)
    await clean()
    assert.equal(left, 0)
  })

  test('that fail are tried again, and the doctor says so until they are well', async () => {
    const told: string[] = []
    let isWell = false
    schedule('test.moody', { everyMinutes: 60 }, async () => {
      if (!isWell) throw Object.assign(new Error('ana@example.org is in the way'), { code: 'EMOODY' })
      return 0
    })
    const look = async () => {
      const node = runJobs(house, (_, where) => told.push(where))
      await node.settle()
      await node.stop()
      const { findings } = await doctor.does(inspect, {})
      return findings.find(({ what }) => what === 'jobs')
    }
    assert.deepEqual(await look(), { what: 'jobs', state: 'look', figures: { late: 0, failing: 1 } })
    assert.deepEqual(told, ['test.moody'])
    isWell = true
    clock.forward(10 * MINUTE)
    assert.deepEqual(await look(), { what: 'jobs', state: 'well', figures: { late: 0, failing: 0 } })
    clock.forward(24 * 60 * MINUTE)
    const { findings } = await doctor.does(inspect, {})
    const { state, figures } = findings.find(({ what }) => what === 'jobs')!
    assert.deepEqual([state, figures.late! > 0], ['look', true])
  })
})

import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { openTestHouse } from '#tests/house.ts'
import { toldOfNewest } from '#tests/told.ts'
import { createGoal, getGoal, setGoalState } from './contract-goals.ts'
import { addMetric } from './contract-metrics.ts'
import { confirmReading, correctReading, listReadings, recordReading } from './contract-readings.ts'

describe('readings', async () => {
  const { ana, mara, ben, cem, gina, sofia, someone, otto, house, world } = await openTestHouse()
  const { id: community, members } = world.lahn
  const metric = { name: 'Müll', unit: 'kg', accumulation: 'cumulative' as const, target: 12_000, baseline: 100 }
  const more = { ownerId: members.mara, audience: 'public' as const, deadline: '2026-12-31' }
  const goal = await ana.does(createGoal, { title: 'Müll aus dem Fluss', ...more, metric })
  const goalId = goal.id
  const metricId = goal.metrics[0]!.id
  const curve = async () => (await cem.does(getGoal, { goalId })).metrics[0]!

  const told = () => toldOfNewest(house, community)

  test('steps add up in the order of their days, whoever wrote them first', async () => {
    const one = await ben.does(recordReading, { metricId, value: 810, at: '2026-09-13', note: 'Nebenarme' })
    assert.deepEqual([one.recordedBy?.name, one.can], ['Ben Okafor', { confirm: false, correct: true }])
    assert.deepEqual(await told(), { my_goal: [members.mara] })
    await cem.does(recordReading, { metricId, value: 2140, at: '2026-04-12', evidenceLinks: ['https://example.org/w'] })
    const { series, latest } = await curve()
    const expected = [
      { at: '2026-04-12', value: 2240 },
      { at: '2026-09-13', value: 3050 },
    ]
    assert.deepEqual(series, expected)
    assert.deepEqual(latest, series[1])
  })

  test('only members who see the goal record, and only what was measured already', async () => {
    const reading = { metricId, value: 1, at: '2026-09-17' }
    await gina.isRefused(recordReading, reading, 'forbidden')
    await sofia.isRefused(recordReading, reading, 'forbidden')
    await someone.isRefused(recordReading, reading, 'signed_out')
    await otto.isRefused(recordReading, reading, 'not_found')
    await ben.isRefused(recordReading, { ...reading, at: '2026-09-18' }, 'in_the_future')
    await ben.isRefused(
      recordReading,
      { metricId, numerator: 1, denominator: 2, at: '2026-09-17' },
      'does_not_fit_metric',
    )
    await ben.isRefused(recordReading, { ...reading, evidenceLinks: ['javascript:alert(1)'] }, 'invalid')
    await ben.isRefused(recordReading, { ...reading, fileIds: [newId()] }, 'not_your_file')
    assert.equal((await curve()).series.length, 2)
  })

  test("a file uploaded to the goal becomes its evidence, but not somebody else's", async () => {
    const file = newId()
    await house.db.transaction(community, async (tx) => {
      tx.send(sql`insert into file (community_id, id, subject_id, name, type, size, blob, uploaded_by, uploaded_at)
        values (${community}, ${file}, ${goalId}, 'protokoll.pdf', 'application/pdf', 10, 'x', ${members.ben}, ${house.clock.now()})`)
    })
    const reading = { metricId, value: 10, at: '2026-09-14', fileIds: [file] }
    await cem.isRefused(recordReading, reading, 'not_your_file')
    const recorded = await ben.does(recordReading, reading)
    assert.deepEqual(
      recorded.files.map(({ name }) => name),
      ['protokoll.pdf'],
    )
    await ben.isRefused(recordReading, reading, 'not_your_file')
  })

  test('a second member confirms, once', async () => {
    const { items } = await ben.does(listReadings, { goalId })
    const reading = items.find(({ value }) => value === 810)!
    const ask = { readingId: reading.id }
    await ben.isRefused(confirmReading, ask, 'own_reading')
    await gina.isRefused(confirmReading, ask, 'forbidden')
    await otto.isRefused(confirmReading, ask, 'not_found')
    assert.equal((await cem.does(confirmReading, ask)).confirmedBy?.name, 'Cem Demir')
    assert.deepEqual(await told(), { my_reading: [members.ben] })
    await ana.isRefused(confirmReading, ask, 'already_confirmed')
  })

  test('a correction is a new reading that takes the place of the old', async () => {
    const before = await ben.does(listReadings, { goalId })
    const wrong = before.items.find(({ value }) => value === 810)!
    const ask = { readingId: wrong.id, value: 800, at: '2026-09-13' }
    await cem.isRefused(correctReading, ask, 'forbidden')
    const right = await mara.does(correctReading, ask)
    assert.deepEqual(right.corrects, { id: wrong.id, value: 810, at: '2026-09-13' })
    assert.equal(right.confirmedAt, null)
    assert.deepEqual(await told(), { my_reading: [members.ben] })
    await mara.isRefused(correctReading, ask, 'already_corrected')
    await ana.isRefused(confirmReading, { readingId: wrong.id }, 'already_corrected')
    const after = await ben.does(listReadings, { goalId })
    assert.equal(after.items.length, before.items.length)
    assert.equal((await curve()).latest?.value, 100 + 2140 + 800 + 10)
  })

  test('two who correct at once make one correction', async () => {
    const reading = await cem.does(recordReading, { metricId, value: 5, at: '2026-09-15' })
    const ask = { readingId: reading.id, value: 6, at: '2026-09-15' }
    const done = await Promise.allSettled([cem, mara, ana].map((one) => one.does(correctReading, ask)))
    assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await curve()).latest?.value, 3056)
  })

  test('readings come in pages, newest first, without names for visitors', async () => {
    const first = await ben.does(listReadings, { goalId, most: 2 })
    const second = await ben.does(listReadings, { goalId, most: 2, after: first.next! })
    const days = [...first.items, ...second.items].map(({ at }) => at)
    assert.deepEqual(days, ['2026-09-15', '2026-09-14', '2026-09-13', '2026-04-12'])
    assert.equal(second.next, null)
    const seen = await someone.does(listReadings, { goalId })
    assert.deepEqual([seen.items[0]!.recordedBy, seen.items[0]!.can], [null, { confirm: false, correct: false }])
    await otto.isRefused(listReadings, { goalId }, 'not_found')
  })

  test('the same key records once', async () => {
    const ask = { metricId, value: 1, at: '2026-01-01' }
    const once = await ben.does(recordReading, ask, { key: 'r1' })
    assert.deepEqual(await ben.does(recordReading, ask, { key: 'r1' }), once)
    const { items } = await ben.does(listReadings, { goalId })
    assert.equal(items.filter(({ at }) => at === '2026-01-01').length, 1)
  })

  test('a percentage is given by its parts', async () => {
    const share = await mara.does(addMetric, { goalId, name: 'Gute Stellen', kind: 'percent', target: 90 })
    await ben.does(recordReading, { metricId: share.id, numerator: 5, denominator: 9, at: '2026-09-17' })
    const page = await ben.does(getGoal, { goalId })
    assert.equal(page.metrics[1]!.latest?.value.toFixed(2), '55.56')
  })

  test('what was stopped is not measured any more', async () => {
    await mara.does(setGoalState, { goalId, state: 'stopped', reason: 'Die Lahn ist sauber' })
    await ben.isRefused(recordReading, { metricId, value: 1, at: '2026-09-17' }, 'goal_stopped')
    assert.equal((await ben.does(getGoal, { goalId })).can.record, false)
  })

  test('a correction keeps the evidence of the reading it replaces, whoever corrects it', async () => {
    await ana.does(setGoalState, { goalId, state: 'open' })
    const file = newId()
    await house.db.transaction(community, async (tx) =>
      tx.send(sql`insert into file (community_id, id, subject_id, name, type, size, blob, uploaded_by, uploaded_at)
        values (${community}, ${file}, ${goalId}, 'waage.jpg', 'image/jpeg', 10, 'y', ${members.ben}, ${house.clock.now()})`),
    )
    const first = await ben.does(recordReading, { metricId, value: 11, at: '2026-09-14', fileIds: [file] })
    const second = await ana.does(correctReading, { readingId: first.id, value: 12, at: '2026-09-14', fileIds: [file] })
    assert.deepEqual(
      second.files.map(({ name }) => name),
      ['waage.jpg'],
    )
  })
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { setPurpose } from '#modules/subjects/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { createGoal } from './contract-goals.ts'
import { listWithoutPurpose } from './contract-purpose.ts'
import { recordReading } from './contract-readings.ts'

test('what has no purpose yet is listed for stewards, page by page, until somebody says it', async () => {
  const { ana, mara, ben, someone, world } = await openTestHouse()
  const titles = async (who = mara) => (await who.does(listWithoutPurpose, {})).items.map(({ title }) => title).sort()
  assert.deepEqual(await titles(), ['Aushang', 'Cleanup September', 'Messgruppe', 'Vorstand', 'Willkommen'])
  assert.deepEqual(await titles(ana), ['Aushang', 'Cleanup September', 'Willkommen'], 'roles give no reading rights')
  for (const other of [ben]) await other.isRefused(listWithoutPurpose, {}, 'forbidden')
  await someone.isRefused(listWithoutPurpose, {}, 'signed_out')

  const goal = await mara.does(createGoal, { title: 'Sauber', metric: { name: 'Müll' } })
  await mara.does(recordReading, { metricId: goal.metrics[0]!.id, value: 1, at: '2026-09-01' })
  const { items, next } = await mara.does(listWithoutPurpose, { most: 2 })
  assert.deepEqual(
    items[0]!.likely.map(({ title, kind }) => title ?? kind),
    ['Sauber', 'care', 'operations'],
  )
  const rest = await mara.does(listWithoutPurpose, { after: next!, most: 100 })
  assert.equal(items.length + rest.items.length, 5)

  await mara.does(setPurpose, { subjectId: world.lahn.channels.cleanup, purpose: { kind: 'goal', id: goal.id } })
  assert.ok(!(await titles()).includes('Cleanup September'))
})

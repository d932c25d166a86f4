import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { makeNote } from '#modules/notes/contract.ts'
import { setPurpose } from '#modules/subjects/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { createGoal, setGoalState } from './contract-goals.ts'
import { home } from './contract-home.ts'
import { updateMetric } from './contract-metrics.ts'
import { correctReading, recordReading } from './contract-readings.ts'
import { recordSeries } from './contract-series.ts'
import { listWins, setNamedOnWins } from './contract-wins.ts'
import { stepOf } from './win-step.ts'

describe('wins', async () => {
  const { ana, mara, ben, cem, gina, someone, settle, clock, world } = await openTestHouse()
  const metric = { name: 'Müll', unit: 'kg', accumulation: 'cumulative' as const, target: 100 }
  const goal = await mara.does(createGoal, { title: 'Sauber', metric })
  const metricId = goal.metrics[0]!.id
  const measure = (who: typeof ben, value: number) => who.does(recordReading, { metricId, value, at: '2026-09-10' })
  const steps = async () => {
    await settle()
    const { items } = await cem.does(listWins, {})
    return items.flatMap(({ step, metric: name }) => (name === 'Müll' ? step : []))
  }
  const names = async (kind: string, who = cem) => {
    await settle()
    const { items } = await who.does(listWins, {})
    return items.filter((win) => win.kind === kind).map(({ people }) => people.map(({ name }) => name.split(' ')[0]))
  }

  test('a first contribution is one, once', async () => {
    await measure(ben, 10)
    assert.deepEqual(await names('first_contribution'), [['Ben'], ['Mara']])
    await measure(ben, 5)
    assert.equal((await names('first_contribution')).length, 2)
    assert.deepEqual(await steps(), [])
  })

  test('a quarter of the way makes a card with the names of those who took part', async () => {
    await measure(ben, 20)
    await settle()
    const { items } = await cem.does(listWins, { most: 1 })
    assert.deepEqual([items[0]!.kind, items[0]!.step, items[0]!.goal?.title], ['metric_step', 25, 'Sauber'])
    assert.deepEqual(
      (await names('metric_step')).map((some) => some.sort()),
      [['Ben', 'Mara']],
    )
    assert.equal((await cem.does(home, {})).wins[0]!.step, 25)
  })

  test('several steps at once are one card; a correction takes back what was not so', async () => {
    const wrong = await measure(cem, 60)
    assert.deepEqual(await steps(), [75, 25])
    await cem.does(correctReading, { readingId: wrong.id, value: 6, at: '2026-09-10' })
    assert.deepEqual(await steps(), [25])
    await cem.does(recordSeries, { metricId, text: '11.9.2026;10' })
    assert.deepEqual(await steps(), [50, 25])
  })

  test('a metric above moves with those that count towards it', async () => {
    const top = await mara.does(createGoal, { title: 'Fluss', metric: { ...metric, name: 'Alles', target: 200 } })
    const part = await mara.does(createGoal, { title: 'Teil', parentId: top.id, metric })
    await mara.does(updateMetric, { metricId: part.metrics[0]!.id, feedsId: top.metrics[0]!.id })
    await ben.does(recordReading, { metricId: part.metrics[0]!.id, value: 60, at: '2026-09-10' })
    await settle()
    const { items } = await ben.does(listWins, {})
    assert.deepEqual(
      items.filter(({ metric: name }) => name === 'Alles').map(({ step }) => step),
      [25],
    )
  })

  test('a goal reached is one, as often as it is reached anew', async () => {
    await mara.does(setGoalState, { goalId: goal.id, state: 'reached' })
    await mara.does(setGoalState, { goalId: goal.id, state: 'reached' })
    assert.equal((await names('goal_reached')).length, 1)
  })

  test('name nobody for what their reader may not see', async () => {
    const { vorstand } = world.lahn.channels
    const still = await mara.does(createGoal, { title: 'Still', metric: { ...metric, name: 'Stilles' } })
    await mara.does(setPurpose, { subjectId: vorstand, purpose: { kind: 'goal', id: still.id } })
    await ben.does(makeNote, { subjectId: vorstand, title: 'Nur im Vorstand' })
    await mara.does(recordReading, { metricId: still.metrics[0]!.id, value: 30, at: '2026-09-10' })
    const named = async (who: typeof ben) => {
      await settle()
      const { items } = await who.does(listWins, {})
      const of = items.find((win) => win.metric === 'Stilles')!
      return of.people.map(({ name }) => name.split(' ')[0]).sort()
    }
    assert.deepEqual(await named(ben), ['Ben', 'Mara'])
    assert.deepEqual(await named(cem), ['Mara'])
    assert.deepEqual(await named(ben.withToken(['mission:read'], world.lahn.id)), ['Mara'])
  })

  test('nor tell of a first contribution where its reader may not see it', async () => {
    const { messgruppe } = world.lahn.channels
    await gina.does(makeNote, { subjectId: messgruppe, title: 'Im Kreis' })
    const isTold = async (who: typeof ben) => (await names('first_contribution', who)).flat().includes('Gina')
    assert.deepEqual([await isTold(ben), await isTold(cem)], [true, false])
  })

  test('whoever would rather not be named is on no card, nor on those of the past', async () => {
    assert.equal((await ben.does(listWins, {})).amNamed, true)
    await ben.does(setNamedOnWins, { named: false })
    assert.deepEqual(
      (await names('metric_step', ben)).flat().filter((name) => name === 'Ben'),
      [],
    )
    assert.ok(!(await names('first_contribution')).flat().includes('Ben'))
    assert.equal((await ben.does(listWins, {})).amNamed, false)
    await ben.does(setNamedOnWins, { named: true })
    assert.ok((await names('first_contribution')).flat().includes('Ben'))
  })

  test('cards are for those inside who see the goal, page by page, and home shows those of a month', async () => {
    await someone.isRefused(listWins, {}, 'signed_out')
    await gina.isRefused(setNamedOnWins, { named: false }, 'forbidden')
    assert.ok((await gina.does(listWins, {})).items.every(({ goal: of }) => of === null))
    const { items, next } = await ana.does(listWins, { most: 2 })
    const rest = await ana.does(listWins, { after: next!, most: 50 })
    assert.equal(new Set([...items, ...rest.items].map(({ id }) => id)).size, items.length + rest.items.length)
    clock.moveTo('2026-11-20T10:00:00Z')
    assert.deepEqual((await ana.does(home, {})).wins, [])
  })
})

test('steps are quarters of the way; yes or no has only its end', () => {
  const number = { kind: 'number' }
  assert.deepEqual(
    [0.2, 0.25, 0.6, 1, 3, -1, null].map((share) => stepOf(share, number)),
    [null, 25, 50, 100, 100, null, null],
  )
  assert.deepEqual(
    [0.5, 1].map((share) => stepOf(share, { kind: 'yes_no' })),
    [null, 100],
  )
})

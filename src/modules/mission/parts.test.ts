import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { createGoal, getGoal, listGoals, updateGoal } from './contract-goals.ts'
import { readImpact, showGoal } from './contract-impact.ts'
import { addMetric, listParts, removeMetric, updateMetric } from './contract-metrics.ts'
import { correctReading, recordReading } from './contract-readings.ts'

describe('a metric of a goal above, made of those below', async () => {
  const { ana, mara, ben, cem, world } = await openTestHouse()
  const { circles } = world.lahn
  const places = { name: 'Gute Messstellen', kind: 'percent' as const, target: 80 }
  const river = await mara.does(createGoal, { title: 'Gutes Wasser', metric: places })
  const whole = river.metrics[0]!.id
  const below = async (title: string, more: object = {}) => {
    const goal = await mara.does(createGoal, { title, parentId: river.id, metric: places, ...more })
    return { id: goal.id, metric: goal.metrics[0]!.id }
  }
  const north = await below('Oberlauf')
  const south = await below('Unterlauf')
  const hidden = await below('Probe im Kreis', { audience: 'circle', circleId: circles.messgruppe })
  const feed = (metricId: string, feedsId: string | null = whole) => mara.does(updateMetric, { metricId, feedsId })
  const measure = (metricId: string, at: string, numerator: number, denominator: number) =>
    mara.does(recordReading, { metricId, at, numerator, denominator })
  const seriesOf = async () => (await ben.does(getGoal, { goalId: river.id })).metrics[0]!.series

  test('its value is that of all parts together, on the goal page and in the list', async () => {
    for (const part of [north, south]) await feed(part.metric)
    await measure(north.metric, '2026-05-01', 1, 2)
    await measure(south.metric, '2026-06-01', 0, 8)
    assert.deepEqual(await seriesOf(), [
      { at: '2026-05-01', value: 50 },
      { at: '2026-06-01', value: 10 },
    ])
    const row = (await ben.does(listGoals, {})).items.find(({ id }) => id === river.id)
    assert.deepEqual([row!.metric!.latest?.value, row!.metric!.parts], [10, 2])
    assert.equal(row!.metric!.progress.share, 0.125)
  })

  test('a visitor is told the same number as members are', async () => {
    const { goals } = await ben.does(readImpact, { goalId: river.id })
    assert.deepEqual(goals, [], 'not public yet')
    await mara.does(showGoal, { goalId: river.id, audience: 'public' })
    const [shown] = (await ben.does(readImpact, { goalId: river.id })).goals
    assert.deepEqual(shown!.metrics[0]!.series, await seriesOf())
    assert.equal(shown!.metrics[0]!.latest?.value, 10)
  })

  test('its own readings are one part more, and a correction counts instead of what it replaced', async () => {
    const own = await measure(whole, '2026-07-01', 10, 10)
    assert.equal((await seriesOf()).at(-1)!.value, 55)
    await mara.does(correctReading, { readingId: own.id, at: '2026-07-01', numerator: 9, denominator: 10 })
    assert.equal((await seriesOf()).at(-1)!.value, 50)
  })

  test('its parts are listed to who may see them; what is hidden is only counted', async () => {
    await feed(hidden.metric)
    await measure(hidden.metric, '2026-08-01', 10, 20)
    const { items, hidden: more } = await cem.does(listParts, { metricId: whole })
    assert.deepEqual(
      items.map(({ goal, numerator, denominator, latest }) => [goal.title, numerator, denominator, latest?.value]),
      [
        ['Oberlauf', 1, 2, 50],
        ['Unterlauf', 0, 8, 0],
      ],
    )
    assert.equal(more, 1)
    assert.equal((await seriesOf()).at(-1)!.value, 50)
  })

  test('steps of goals two levels below count once', async () => {
    const kilos = { name: 'Müll', unit: 'kg', accumulation: 'cumulative' as const, target: 100 }
    const goals = [await mara.does(createGoal, { title: 'Sauber', metric: kilos })]
    for (const title of ['Stadt', 'Viertel'])
      goals.push(await mara.does(createGoal, { title, parentId: goals.at(-1)!.id, metric: kilos }))
    const [top, city, quarter] = goals.map((goal) => ({ goalId: goal.id, metricId: goal.metrics[0]!.id }))
    await feed(city!.metricId, top!.metricId)
    await feed(quarter!.metricId, city!.metricId)
    for (const [n, { metricId }] of [quarter!, city!, top!].entries())
      await mara.does(recordReading, { metricId, at: `2026-05-0${n + 1}`, value: 10 ** n })
    const latest = async ({ goalId }: { goalId: string }) =>
      (await mara.does(getGoal, { goalId })).metrics[0]!.latest?.value
    assert.deepEqual([await latest(quarter!), await latest(city!), await latest(top!)], [1, 11, 111])
    await mara.does(removeMetric, { metricId: city!.metricId })
    assert.equal(await latest(top!), 100)
  })

  test('only upwards, only the same thing, only by who tends the goal', async () => {
    await ana.isRefused(updateMetric, { metricId: whole, feedsId: north.metric }, 'not_above')
    await ana.isRefused(updateMetric, { metricId: north.metric, feedsId: north.metric }, 'not_above')
    const other = await mara.does(addMetric, { goalId: north.id, name: 'Proben' })
    await ana.isRefused(updateMetric, { metricId: other.id, feedsId: whole }, 'does_not_add_to')
    await ana.isRefused(updateMetric, { metricId: north.metric, feedsId: north.id }, 'no_such_metric')
    await ben.isRefused(updateMetric, { metricId: north.metric, feedsId: whole }, 'forbidden')
  })

  test('who moves away or says so counts no more', async () => {
    await feed(south.metric, null)
    assert.equal((await mara.does(getGoal, { goalId: river.id })).metrics[0]!.parts, 2)
    await mara.does(updateGoal, { goalId: north.id, parentId: null })
    assert.equal((await mara.does(getGoal, { goalId: north.id })).metrics[0]!.feedsId, null)
    assert.equal((await mara.does(getGoal, { goalId: river.id })).metrics[0]!.parts, 1)
  })
})

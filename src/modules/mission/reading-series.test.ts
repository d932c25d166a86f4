import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { perform } from '#kernel/perform.ts'
import { openTestHouse } from '#tests/house.ts'
import { toldOfNewest } from '#tests/told.ts'
import { createGoal, getGoal, setGoalState } from './contract-goals.ts'
import { addMetric } from './contract-metrics.ts'
import { listReadings } from './contract-readings.ts'
import { downloadSeries, recordSeries } from './contract-series.ts'

describe('a series of readings', async () => {
  const { ana, mara, ben, cem, gina, sofia, someone, otto, house, world } = await openTestHouse()
  const metric = { name: 'Müll', unit: 'kg', accumulation: 'cumulative' as const, target: 100 }
  const goal = await ana.does(createGoal, { title: 'Sauber', ownerId: world.lahn.members.mara, metric })
  const metricId = goal.metrics[0]!.id
  const text = 'Datum;Wert;Notiz\n1.9.2026;12,5;"Ufer; links"\n2.9.2026;viel;\n3.9.2026;7;=1+1\n30.9.2026;1;'
  const count = async () => (await cem.does(listReadings, { goalId: goal.id })).items.length
  const fileFor = async (who: typeof ben, language: 'de' | 'en', of = metricId) => {
    const { output } = await perform(
      house,
      downloadSeries,
      { metricId: of, language },
      { by: who.by, community: 'lahn' },
    )
    return new TextDecoder().decode((output as { stream: Uint8Array }).stream)
  }

  test('cuts no sign in two and takes no link that leads nowhere', async () => {
    const long = `${'x'.repeat(1999)}😀`
    const { lines, recorded } = await mara.does(recordSeries, {
      metricId: (await mara.does(createGoal, { title: 'Lang', metric })).metrics[0]!.id,
      text: [
        `1.9.2026;1;${long}`,
        '2.9.2026;1;x;http://[[[',
        '3.9.2026;1;x;https://%%%/',
        '4.9.2026;1;x;https://lahn.example/',
      ].join('\n'),
    })
    assert.deepEqual(
      lines.map(({ wrong }) => wrong),
      [null, 'no_link', 'no_link', null],
    )
    assert.equal(lines[0]!.note, 'x'.repeat(1999))
    assert.equal(recorded, 2)
  })

  test('is looked at first: every line says what it would become, and nothing is recorded', async () => {
    const { lines, recorded } = await ben.does(recordSeries, { metricId, text, dryRun: true })
    assert.deepEqual(
      lines.map(({ line, value, wrong }) => [line, value, wrong]),
      [
        [2, 12.5, null],
        [3, null, 'no_value'],
        [4, 7, null],
        [5, 1, 'in_the_future'],
      ],
    )
    assert.deepEqual([recorded, await count()], [2, 0])
  })

  test('is recorded once, however often; whoever carries the goal hears it once', async () => {
    assert.equal((await ben.does(recordSeries, { metricId, text })).recorded, 2)
    assert.deepEqual(await toldOfNewest(house, world.lahn.id), { my_goal: [world.lahn.members.mara] })
    const again = await ben.does(recordSeries, { metricId, text })
    assert.deepEqual([again.recorded, again.lines[0]!.isKnown, await count()], [0, true, 2])
    assert.equal((await cem.does(getGoal, { goalId: goal.id })).metrics[0]!.latest?.value, 19.5)
    const { items } = await cem.does(listReadings, { goalId: goal.id })
    assert.equal(items[1]!.recordedBy?.name, 'Ben Okafor')
  })

  test('leaves as a file that can be read in again; formulas are text', async () => {
    const file = await fileFor(ben, 'de')
    assert.match(file, /^Datum;Wert;.*\r\n2026-09-01;12,5;;;;"Ufer; links";;Ben Okafor;\r\n/)
    assert.ok(file.includes(";'=1+1;"))
    assert.match(await fileFor(ben, 'en'), /2026-09-01,12\.5,/)
    assert.equal((await ben.does(recordSeries, { metricId, text: file })).recorded, 0)
    const percent = await ana.does(addMetric, { goalId: goal.id, name: 'Stellen', kind: 'percent' })
    const parts = { metricId: percent.id, text: '1.9.2026;5;9' }
    assert.equal((await cem.does(recordSeries, parts)).recorded, 1)
    assert.equal((await cem.does(recordSeries, { ...parts, text: await fileFor(cem, 'en', percent.id) })).recorded, 0)
  })

  test('is for members who see the goal, and has lines, but not too many', async () => {
    for (const other of [gina, sofia]) await other.isRefused(recordSeries, { metricId, text }, 'not_found')
    const seen = await ana.does(createGoal, { title: 'Sichtbar', audience: 'public', metric })
    await gina.isRefused(recordSeries, { metricId: seen.metrics[0]!.id, text }, 'forbidden')
    await someone.isRefused(recordSeries, { metricId: seen.metrics[0]!.id, text }, 'signed_out')
    await otto.isRefused(recordSeries, { metricId, text }, 'not_found')
    await otto.isRefused(downloadSeries, { metricId }, 'not_found')
    await ben.isRefused(recordSeries, { metricId, text: 'Datum;Wert\n' }, 'no_lines')
    await ben.isRefused(recordSeries, { metricId, text: '1.9.2026;1\n'.repeat(2001) }, 'too_many_lines')
    await mara.does(setGoalState, { goalId: goal.id, state: 'stopped', reason: 'Genug' })
    await ben.isRefused(recordSeries, { metricId, text }, 'goal_stopped')
  })
})

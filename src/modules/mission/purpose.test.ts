import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import { archiveChannel, createChannel, getChannel } from '#modules/chat/contract.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { setPurpose } from '#modules/subjects/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { getCharter, writeCharter } from './contract.ts'
import { createGoal } from './contract-goals.ts'
import { getPurpose, listServing } from './contract-purpose.ts'
import { recordReading } from './contract-readings.ts'

describe('what something is for', async () => {
  const { ana, mara, ben, cem, gina, someone, sofia, world, clock } = await openTestHouse()
  const { channels, circles, members } = world.lahn
  const subjectId = channels.cleanup
  const set = (title: string, more: object = {}) => mara.does(createGoal, { title, icon: 'trash', ...more })
  const river = await set('Müll aus dem Fluss', { metric: { name: 'Müll', target: 100 } })
  const schools = await set('Schulklassen am Fluss')
  const hidden = await set('Vorstandsziel', { audience: 'circle', circleId: circles.vorstand })
  await mara.does(writeCharter, {
    basedOn: 0,
    mission: 'Wir machen die Lahn *sauber*',
    values: [{ title: 'Verlässlich' }],
    inScope: [],
    outOfScope: [],
  })

  test('nothing is chosen at first, and it says what comes to mind', async () => {
    const why = await mara.does(getPurpose, { subjectId })
    assert.deepEqual([why.own, why.effective, why.from, why.hangsBelow, why.can.set], [null, null, null, false, true])
    assert.equal(why.likely.length, 4)
    assert.deepEqual(
      why.likely.slice(0, 2).map(({ title }) => title),
      ['Müll aus dem Fluss', 'Schulklassen am Fluss'],
    )
    assert.equal(why.likely.at(-1)!.kind, 'care')
  })

  test('what was worked for last comes first, and what one carries before it', async () => {
    clock.forward(60_000)
    await ben.does(setPurpose, { subjectId: channels.anaUndBen, purpose: { kind: 'goal', id: schools.id } })
    await ben.does(postMessage, { subjectId: channels.anaUndBen, text: 'Die dritte Klasse kommt' })
    const first = async (who: typeof ben) => (await who.does(getPurpose, { subjectId })).likely[0]!.title
    assert.equal(await first(mara), 'Schulklassen am Fluss')
    await set('Trägt Mara', { ownerId: members.mara })
    assert.equal(await first(mara), 'Trägt Mara')
    const inCircle = await mara.does(getPurpose, { subjectId: channels.vorstand })
    assert.equal(inCircle.likely[0]!.title, 'Vorstandsziel')
  })

  test('a channel shows it with name and icon, a value by its name', async () => {
    await mara.does(setPurpose, { subjectId, purpose: { kind: 'goal', id: river.id } })
    const shown = { kind: 'goal' as const, id: river.id, title: 'Müll aus dem Fluss', icon: 'trash' }
    assert.deepEqual((await ben.does(getChannel, { channelId: subjectId })).purpose, shown)
    const why = await ben.does(getPurpose, { subjectId })
    assert.deepEqual([why.own, why.effective], [shown, shown])
    const { values } = await ana.does(getCharter, {})
    await mara.does(setPurpose, { subjectId, purpose: { kind: 'value', id: values[0]!.id } })
    const { effective } = await ben.does(getPurpose, { subjectId })
    assert.deepEqual([effective?.title, effective?.icon], ['Verlässlich', null])
  })

  test('what hangs below follows and says whom', async () => {
    const reading = await ben.does(recordReading, { metricId: river.metrics[0]!.id, value: 3, at: '2026-09-16' })
    const why = await ben.does(getPurpose, { subjectId: reading.id })
    assert.deepEqual(why.from, { id: river.id, kind: 'goal', title: 'Müll aus dem Fluss' })
    assert.deepEqual([why.own, why.effective?.id, why.hangsBelow], [null, river.id, true])
  })

  test('something was done here already: then the past is a question', async () => {
    const past = async () => (await mara.does(getPurpose, { subjectId: channels.willkommen })).hasPast
    assert.equal(await past(), false)
    await ben.does(postMessage, { subjectId: channels.willkommen, text: 'Hallo' })
    assert.equal(await past(), true)
  })

  test('only who may say so is asked, and goals stand for themselves', async () => {
    const asked = await ben.does(getPurpose, { subjectId })
    assert.deepEqual([asked.can.set, asked.likely], [false, []])
    const goal = await mara.does(getPurpose, { subjectId: river.id })
    assert.deepEqual([goal.can.set, goal.effective?.id], [false, river.id])
  })

  test('a goal the reader may not see stays nameless', async () => {
    await mara.does(setPurpose, { subjectId, purpose: { kind: 'goal', id: hidden.id } })
    const nameless = { kind: 'goal' as const, id: hidden.id, title: null, icon: null }
    assert.deepEqual((await cem.does(getPurpose, { subjectId })).effective, nameless)
    assert.deepEqual((await cem.does(getChannel, { channelId: subjectId })).purpose, nameless)
    await gina.isRefused(getPurpose, { subjectId }, 'not_found')
    await sofia.isRefused(getPurpose, { subjectId }, 'not_found')
    assert.deepEqual((await someone.does(getPurpose, { subjectId: channels.aushang })).likely, [])
  })

  test('a goal shows what serves it, page by page, as far as one may see', async () => {
    const goal = await set('Ufer mit Paten')
    const purpose = { kind: 'goal' as const, id: goal.id }
    for (const name of ['Paten', 'Ufer', 'Alt']) {
      clock.forward(1000)
      await mara.does(createChannel, { name, purpose, audience: 'community' })
    }
    clock.forward(1000)
    await mara.does(createChannel, { name: 'Geheim', purpose, audience: 'circle', circleId: circles.vorstand })
    const titles = async (who: typeof ben) =>
      (await who.does(listServing, { goalId: goal.id })).items.map((one) => one.title)
    assert.deepEqual(await titles(mara), ['Geheim', 'Alt', 'Ufer', 'Paten'])
    assert.deepEqual(await titles(cem), ['Alt', 'Ufer', 'Paten'])
    const first = await cem.does(listServing, { goalId: goal.id, most: 2 })
    const second = await cem.does(listServing, { goalId: goal.id, most: 2, after: first.next! })
    assert.deepEqual([second.items.map(({ title }) => title), second.next], [['Paten'], null])
    await mara.does(archiveChannel, { channelId: first.items[0]!.id })
    assert.deepEqual(await titles(cem), ['Ufer', 'Paten'])
    await sofia.isRefused(listServing, { goalId: goal.id }, 'not_found')
  })
})

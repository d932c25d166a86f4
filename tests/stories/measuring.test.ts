/** A goal moves: someone measures, someone else looks and confirms, and the first screen says where it stands. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { holds, openStage } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const day = new Date().toISOString().slice(0, 10)

test('a reading with a note moves the curve, a second person confirms it, home shows the new state', async () => {
  const goal = await stage.ana.does(createGoal, {
    title: 'Müll aus dem Fluss',
    deadline: `${Number(day.slice(0, 4)) + 1}-12-31`,
    metric: { name: 'Müll', unit: 'kg', baseline: 0, target: 500, direction: 'up', accumulation: 'cumulative' },
  })
  const path = `/c/lahn/goals/${goal.id}`
  const home = await stage.visit('cem', '/c/lahn')
  const course = home.page.getByRole('link', { name: /^Müll aus dem Fluss/ })
  await course.waitFor()
  const ana = await stage.visit('ana', path, { width: 360 })
  await ana.the('button', 'mission:reading.record').click()
  await ana.field('mission:reading.step').fill('120')
  await ana.field('mission:reading.note').fill('Herbstputz am Wehr')
  await looksRight(ana.page, 'reading-de-360')
  await ana.the('button', 'mission:reading.doRecord').click()
  await ana.seen('Herbstputz am Wehr').waitFor()

  const mara = await stage.visit('mara', path)
  await mara.page
    .getByRole('row', { name: /Herbstputz am Wehr/ })
    .getByText(mara.t('mission:readings.waits'))
    .waitFor()
  await mara.the('button', 'mission:reading.confirm').click()
  const words = { name: 'Mara Lindner' }
  await mara.text('mission:readings.confirmedBy', words).waitFor()
  await ana.text('mission:readings.confirmedBy', words).waitFor() // by itself
  await looksRight(mara.page, 'goal-confirmed-de-1440')

  await holds(async () =>
    assert.match(
      (await course.innerText()).replaceAll(/\s+/g, ' '),
      new RegExp(`120 ${home.t('mission:of', { whole: '500 kg' })}`),
    ),
  )
  await looksRight(home.page, 'home-moved-de-1440')
})

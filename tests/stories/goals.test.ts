/** What a community is there for: set by keyboard alone, chosen for a channel, put right in sight, and safe without a network. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { acceptCharter, writeCharter } from '#modules/mission/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import { holds, openStage } from './browser.ts'
import { tabTo } from './keyboard.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { channels } = stage.world.lahn
const today = new Date().toISOString().slice(0, 10)
const inAYear = `${Number(today.slice(0, 4)) + 1}-12-31`
const metric = { unit: 'kg', baseline: 0, target: 500, direction: 'up', accumulation: 'cumulative' } as const

const goalAbout = (title: string) =>
  stage.ana.does(createGoal, { title, deadline: inAYear, metric: { ...metric, name: title } })

test('a goal is set and measured by keyboard alone', async () => {
  const ana = await stage.visit('ana', '/c/lahn/goals')
  const { page, t } = ana
  const keys = page.keyboard
  await tabTo(ana, ana.the('link', 'mission:goals.new'))
  await keys.press('Enter')
  await tabTo(ana, ana.field('mission:goal.title'))
  await keys.insertText('Kinder baden in der Lahn')
  await tabTo(ana, ana.field('mission:goal.kind'))
  await keys.press('ArrowDown')
  await tabTo(ana, ana.field('mission:metric.target'))
  await keys.insertText('40')
  await tabTo(ana, ana.field('mission:metric.unit'))
  await keys.insertText('Badestellen')
  await looksRight(page, 'goal-new-keys-de-1440')
  await tabTo(ana, ana.the('button', 'mission:goals.new'))
  await keys.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Kinder baden in der Lahn' }).waitFor()

  await tabTo(ana, ana.the('button', 'mission:reading.record'))
  await keys.press('Enter')
  const value = ana.field('mission:reading.level').or(ana.field('mission:reading.step'))
  await holds(async () =>
    assert.ok(await value.evaluate((one) => one === document.activeElement), 'it begins at the number'),
  )
  await keys.insertText('12')
  await keys.press('Enter')
  await ana.text('mission:reading.recordedNow').waitFor()
  const record = ana.the('button', 'mission:reading.record')
  await holds(async () => assert.ok(await record.evaluate((one) => one === document.activeElement), 'and goes back'))
  await page
    .getByRole('row', { name: /12 Badestellen/ })
    .getByText(t('mission:readings.waits'))
    .waitFor()
})

test('what a channel is for is chosen, and stands in its head for everyone', async () => {
  const goal = await goalAbout('Müll aus dem Fluss')
  const path = `/c/lahn/talk/${channels.willkommen}`
  const cem = await stage.visit('cem', path, { width: 360, language: 'en' })
  const mara = await stage.visit('mara', path)
  await mara.page.getByRole('button', { name: mara.t('kit:what_for') }).click()
  await mara.page.getByRole('dialog').getByRole('button', { name: 'Müll aus dem Fluss' }).waitFor()
  await looksRight(mara.page, 'purpose-choice-de-1440')
  await mara.page.getByRole('dialog').getByRole('button', { name: 'Müll aus dem Fluss' }).click()
  await mara.text('mission:purpose.saved', { name: 'Müll aus dem Fluss' }).waitFor()
  for (const { page } of [mara, cem]) await page.getByRole('button', { name: /Müll aus dem Fluss$/ }).waitFor()
  await looksRight(cem.page, 'purpose-head-en-360')
  await cem.page.getByRole('button', { name: /Müll aus dem Fluss$/ }).click()
  await cem.the('link', 'mission:purpose.toGoal').click()
  await cem.page.getByRole('heading', { level: 1, name: 'Müll aus dem Fluss' }).waitFor()
  assert.ok(cem.page.url().endsWith(goal.id))
})

test('a correction is in sight: the old value struck, the new one, who and why', async () => {
  const goal = await goalAbout('Flaschen aus dem Ufer')
  await stage.ben.does(recordReading, { metricId: goal.metrics[0]!.id, value: 120, at: today, note: 'Am Wehr' })
  const path = `/c/lahn/goals/${goal.id}`
  const cem = await stage.visit('cem', path, { width: 360 })
  const ana = await stage.visit('ana', path)
  await ana.the('button', 'mission:reading.correct').click()
  await ana.field('mission:reading.step').fill('100')
  await ana.field('mission:reading.noteWhy').fill('Die Waage stand auf nassem Boden')
  await looksRight(ana.page, 'correction-de-1440')
  const dialog = ana.page.getByRole('dialog')
  await dialog.getByRole('button', { name: ana.t('mission:reading.doCorrect'), exact: true }).click()
  await ana.text('mission:reading.correctedNow').waitFor()
  for (const viewer of [ana, cem]) {
    const row = viewer.page.getByRole('row', { name: /Die Waage stand auf nassem Boden/ })
    await row.locator('s', { hasText: /120\s+kg/ }).waitFor()
    await row.getByText(/^\+\s*100\s+kg$/).waitFor()
    await row.getByText('Ana Keller').waitFor()
  }
  await looksRight(cem.page, 'corrected-de-360')
})

test('the charter is changed; whoever stood by it reads why and stands by it again', async () => {
  await stage.ana.does(writeCharter, {
    basedOn: 0,
    mission: 'Wir putzen den Fluss.',
    values: [],
    inScope: [],
    outOfScope: [],
  })
  await stage.ben.does(acceptCharter, { version: 1 })
  const ben = await stage.visit('ben', '/c/lahn/charter', { width: 360 })
  await ben.text('mission:charter.accepted').waitFor()
  const ana = await stage.visit('ana', '/c/lahn/charter')
  await ana.the('link', 'mission:charter.change').click()
  await ana.field('mission:charter.mission').fill('Wir machen die Lahn so sauber, dass *Kinder* darin baden.')
  await ana.the('button', 'mission:charter.addValue').click()
  await ana.page.getByLabel(ana.t('mission:charter.value'), { exact: true }).last().fill('Ehrlich')
  await ana.field('mission:charter.reason').fill('Putzen war nie das Ziel.')
  await looksRight(ana.page, 'charter-edit-de-1440')
  await ana.the('button', 'mission:charter.do').click()
  const mission = 'Wir machen die Lahn so sauber, dass Kinder darin baden.'
  for (const { page } of [ana, ben]) await page.getByRole('heading', { level: 1, name: mission }).waitFor()
  await ben.text('mission:charter.acceptAgain').waitFor()
  await ben.seen('Putzen war nie das Ziel.').waitFor()
  await looksRight(ben.page, 'charter-again-de-360')
  await ben.the('button', 'mission:charter.accept').click()
  await ben.text('mission:charter.accepted').waitFor()
})

test('without a network a reading waits, says so calmly, and is recorded as soon as there is one', async () => {
  const goal = await goalAbout('Proben am Wehr')
  const ben = await stage.visit('ben', `/c/lahn/goals/${goal.id}`, { width: 360 })
  ben.forgive(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/)
  const { page } = ben
  const record = ben.the('button', 'mission:reading.record')
  const value = ben.field('mission:reading.step')
  await record.click()
  await value.fill('31,5')
  await ben.field('mission:reading.note').fill('Bei Regen')
  await page.reload()
  await record.click()
  assert.equal(await value.inputValue(), '31,5', 'what was typed is still there')

  await page.context().setOffline(true)
  await ben.the('button', 'mission:reading.doRecord').click()
  await ben.text('mission:reading.waitsOffline').waitFor()
  await looksRight(page, 'reading-offline-de-360')
  assert.equal(await ben.field('mission:reading.note').inputValue(), 'Bei Regen')
  await page.context().setOffline(false)
  await ben.text('mission:reading.recordedNow').waitFor()
  await page.getByRole('row', { name: /31,5 kg.*Bei Regen/ }).waitFor()
  await record.click()
  assert.equal(await value.inputValue(), '', 'the next one begins anew')
})

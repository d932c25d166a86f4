/** Someone looks for what was said: by key, by filter, on a phone; and finds only what they may read. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { createChannel } from '#modules/chat/contract.ts'
import { updateMyProfile } from '#modules/communities/contract.ts'
import { postMessage } from '#modules/conversation/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { openStage } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'
import { message } from './talking.ts'

const stage = await openStage()
const { ana, ben, cem, mara, world } = stage
const { willkommen, cleanup, vorstand, anaUndBen } = world.lahn.channels

for (const who of [ana, ben, cem, mara]) await who.does(updateMyProfile, { place: 'Marburg' })
await ana.does(createChannel, { name: 'Bootshaus', topic: 'Schlüssel, Pumpe, Winterlager', audience: 'community' })
await ana.does(createGoal, { title: 'Das Bootshaus wird winterfest' })
const long = `${'Vorher gab es viel zu erzählen, und das steht hier nur, damit der Text lang wird. '.repeat(4)}Die Hauptversammlung ist am Samstag um zehn im Bootshaus, bringt bitte alle eure Schlüssel mit.`
const lines: [typeof ana, string, string][] = [
  [ben, willkommen, 'Wer kommt zur **Mitgliederversammlung**?'],
  [cem, willkommen, `Ich bringe <@member:${world.lahn.members.ana}> mit, und Kuchen für die Versammlung.`],
  [mara, cleanup, long],
  [ben, vorstand, 'Die Versammlung bereiten wir hier vor'],
  [ben, anaUndBen, 'Unter uns: die Versammlung wird lang'],
  [ana, cleanup, 'Plan für den Winter: https://example.org/plan'],
]
for (const [who, subjectId, text] of lines) await who.does(postMessage, { subjectId, text })
await stage.settle()

test('a word is looked for by key, what stands around it is seen, and Enter leads there', async () => {
  const viewer = await stage.visit('ana', '/c/lahn')
  const { page } = viewer
  await isAtRest(page)
  await page.keyboard.press('/')
  const field = viewer.the('combobox', 'search:label')
  await field.waitFor()
  await viewer.text('search:begin_title').waitFor()
  await looksRight(page, 'search-begin-de-1440')
  await field.fill('versammlung')
  const results = page.getByRole('list', { name: viewer.t('conversation:kind.message') })
  await results.getByRole('link').nth(3).waitFor()
  assert.equal(await results.getByRole('link').count(), 4)
  assert.equal(await page.getByText('bereiten wir hier vor').count(), 0)
  await results.getByText('versammlung', { exact: true }).first().waitFor() // the part that was found, marked
  await page.keyboard.press('ArrowDown')
  const around = page.getByRole('complementary', { name: viewer.t('search:around') })
  await around.waitFor()
  await isAtRest(page)
  await looksRight(page, 'search-found-de-1440')
  assert.deepEqual(await debtsOn(page, 'de'), [])

  await page.keyboard.press('/')
  await field.fill('versammlung kuchen')
  await results.getByText('Kuchen').waitFor()
  await results.getByRole('link').nth(1).waitFor({ state: 'detached' })
  await field.press('ArrowDown')
  await page.keyboard.press('Enter')
  await message(viewer, 'Kuchen für die Versammlung').first().waitFor()
  assert.match(page.url(), /\/talk\/.*message=/)

  // What was looked for is remembered on this device, until it is forgotten.
  await page.goto(`${stage.url}/c/lahn/search`)
  const recent = page.getByRole('button', { name: 'versammlung kuchen', exact: true })
  await recent.waitFor()
  await looksRight(page, 'search-recent-de-1440')
  await viewer.the('button', 'search:forget', { text: 'versammlung kuchen' }).click()
  await recent.waitFor({ state: 'detached' })
})

test('filters write themselves into the field, names are offered, and where nothing is found one sees what to change', async () => {
  const viewer = await stage.visit('cem', '/c/lahn/search')
  const { page } = viewer
  const field = viewer.the('combobox', 'search:label')
  await viewer.the('button', 'search:chip.from').click()
  await page.keyboard.insertText('mar')
  await page.getByRole('option', { name: 'Mara Lindner' }).waitFor()
  await looksRight(page, 'search-offers-de-1440')
  await page.keyboard.press('Enter')
  assert.equal((await field.inputValue()).trim(), 'von:"Mara Lindner"')
  const results = page.getByRole('list', { name: viewer.t('conversation:kind.message') })
  await results.getByText(/^Vorher gab es/).waitFor()
  await viewer.the('button', 'search:chip.link').click()
  await viewer.text('search:none_title').first().waitFor()
  await field.fill('plan von:"Mara Lindner" hat:link')
  await viewer.the('button', 'search:without_filters').waitFor()
  await looksRight(page, 'search-nothing-de-1440')
  await viewer.the('button', 'search:without_filters').click()
  await results.getByText('für den Winter').waitFor()
  await viewer.the('button', 'search:chip.more').click()
  await viewer.field('search:before').fill('2020-01-01')
  await viewer.text('search:none_title').first().waitFor()
  await looksRight(page, 'search-further-de-1440')
})

test('on a phone everything is in one column, with people, channels and goals before what was said', async () => {
  const viewer = await stage.visit('ben', '/c/lahn/search?q=bootshaus', { width: 360, language: 'en' })
  const { page } = viewer
  await page.getByRole('link', { name: /Hauptversammlung/ }).waitFor()
  await page.getByRole('link', { name: /winterfest/ }).waitFor()
  await isAtRest(page)
  await looksRight(page, 'search-found-en-360')
  assert.deepEqual(await debtsOn(page, 'en'), [])
  await page.getByRole('link', { name: /^Channels/ }).click()
  await page.getByRole('link', { name: /Winterlager/ }).waitFor()
  await page.getByRole('link', { name: /winterfest/ }).waitFor({ state: 'detached' })
  await page.goto(`${stage.url}/c/lahn/search`)
  await viewer.text('search:begin_title').waitFor()
  await looksRight(page, 'search-begin-en-360')
})

test('the quick switcher leads on to all that was said', async () => {
  const viewer = await stage.visit('ben', '/c/lahn', { language: 'en' })
  await isAtRest(viewer.page)
  await viewer.page.keyboard.press('Control+k')
  await viewer.the('combobox', 'chat:quick').fill('vorbereiten')
  await viewer.page.getByRole('option', { name: viewer.t('chat:search_for', { text: 'vorbereiten' }) }).click()
  await viewer.text('search:none_title').first().waitFor()
  await viewer.the('combobox', 'search:label').fill('bereiten')
  await viewer.page
    .getByText(/bereiten wir hier vor/)
    .first()
    .waitFor()
})

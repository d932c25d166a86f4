/** Boards from Trello and Asana: several files at once, a look, who sees which, what opens files, and what came. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { asanaGid, asanaTask, trelloBoard, trelloId } from '../moving-boards.ts'
import { openStage, type Viewer } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const file = (name: string, json: unknown) => ({
  ...{ name, mimeType: 'application/json' },
  buffer: Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)),
})

async function good(viewer: Viewer, name: string, language: 'de' | 'en') {
  await isAtRest(viewer.page)
  await looksRight(viewer.page, name)
  assert.deepEqual(await debtsOn(viewer.page, language), [])
}

test('two boards of Trello move in together: one for all, one for its people', async () => {
  const mara = await stage.visit('mara', '/c/lahn/settings/moving-in')
  const { page, the, text, field } = mara
  mara.forgive(/409/)
  await the('button', 'imports:ui.choose').waitFor()
  await good(mara, 'moving-boards-begin-de-1440', 'de')
  const secret = {
    id: trelloId(900),
    name: 'Vorstand und Kasse',
    prefs: { permissionLevel: 'private' },
    cards: [],
    actions: [],
  }
  const files = [file('bootshaus.json', trelloBoard()), file('vorstand.json', trelloBoard(secret))]
  await page.locator('input[type=file]').setInputFiles(files)
  await the('button', 'imports:ui.analysed.start').waitFor()
  await page
    .getByRole('combobox', { name: mara.t('imports:ui.boards.choose', { name: 'Bootshaus' }) })
    .selectOption('community')
  await page.getByRole('checkbox').check()
  await field('imports:ui.fetch.key').fill('kein Schlüssel')
  await field('imports:ui.fetch.token').fill('kein Token')
  await the('button', 'imports:ui.analysed.start').click()
  await text('imports:refusal.does_not_open').waitFor()
  await good(mara, 'moving-boards-found-de-1440', 'de')
  await page.getByRole('checkbox').uncheck()
  await the('button', 'imports:ui.analysed.start').click()
  await the('link', 'imports:ui.done.boards').waitFor()
  await good(mara, 'moving-boards-done-de-1440', 'de')
})

test('on a phone, in English: a project of Asana as JSON and CSV', async () => {
  const ana = await stage.visit('ana', '/c/lahn/settings/moving-in', { width: 360, language: 'en' })
  const { page, the } = ana
  await the('button', 'imports:ui.choose').waitFor()
  await good(ana, 'moving-boards-begin-en-360', 'en')
  const long = `A task that says ${'quite a lot about what is to be done '.repeat(9)}`
  const json = {
    data: [asanaTask(1, long), asanaTask(2, 'Plan', { assignee: { gid: '7', name: 'Rosa '.repeat(12) } })],
  }
  const csv = `Task ID,Name,Notes,Due Date,Blocked By (Dependencies)\n${asanaGid(2)},Plan,,,${'x'.repeat(9)}\n`
  await page.locator('input[type=file]').setInputFiles([file('fest.json', json), file('fest.csv', csv)])
  await the('button', 'imports:ui.analysed.start').waitFor()
  await good(ana, 'moving-boards-found-en-360', 'en')
  await the('button', 'imports:ui.analysed.start').click()
  await the('link', 'imports:ui.done.board').waitFor()
  await good(ana, 'moving-boards-done-en-360', 'en')
})

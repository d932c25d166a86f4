/** A group moves in from Slack: upload, look, match, run, result, undo, again, and people take what is theirs. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { archiveOf, smallExport } from '../moving.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const archive = { name: 'flussfreunde.zip', mimeType: 'application/zip', buffer: archiveOf(smallExport) }

async function good(viewer: Viewer, name: string, language: 'de' | 'en') {
  await isAtRest(viewer.page)
  await looksRight(viewer.page, name)
  assert.deepEqual(await debtsOn(viewer.page, language), [])
}

async function choose({ page }: Viewer, file = archive) {
  await page.locator('input[type=file]').setInputFiles(file)
}

test('a steward moves a Slack archive in, takes it back, moves it in again; a member claims what is theirs', async () => {
  const mara = await stage.visit('mara', '/c/lahn/settings')
  const { page, the, text, t } = mara
  await the('link', 'imports:settings.open').click()
  await good(mara, 'moving-de-1440', 'de')
  await choose(mara)

  await the('button', 'imports:ui.analysed.start').waitFor()
  await the('heading', 'imports:ui.report.comes').waitFor()
  await good(mara, 'moving-analysed-de-1440', 'de')
  await page.getByRole('button', { name: t('imports:ui.match.choose_for', { name: 'Max Moor' }) }).click()
  await page.getByRole('combobox', { name: t('imports:ui.match.who', { name: 'Max Moor' }) }).fill('Cem')
  await page.getByRole('option', { name: /^Cem/ }).click()
  await the('button', 'imports:ui.analysed.start').click()

  await text('imports:ui.done.lead').waitFor()
  await good(mara, 'moving-done-de-1440', 'de')
  const figures = page.getByRole('definition')
  await holds(async () => assert.equal(await figures.nth(0).innerText(), '4'))

  await the('button', 'imports:ui.undo.do').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('imports:ui.undo.do') })
    .click()
  await text('imports:ui.undone.all').waitFor()
  await good(mara, 'moving-undone-de-1440', 'de')

  await the('link', 'imports:ui.undone.again').click()
  await choose(mara)
  await the('button', 'imports:ui.analysed.start').click()
  await text('imports:ui.done.lead').waitFor()

  const ben = await stage.visit('ben', '/c/lahn', { width: 360 })
  const named = { name: 'Rosa Fluss', system: 'Slack' }
  await ben.text('imports:ui.you.ask', named).waitFor()
  await good(ben, 'moving-you-de-360', 'de')
  await ben.the('button', 'imports:ui.you.yes').click()
  await ben.text('imports:ui.you.waits').waitFor()
  assert.equal(await ben.text('imports:ui.you.ask', named).count(), 0)

  await the('link', 'imports:ui.people.title').click()
  await text('imports:ui.people.is', { member: 'Ben Okafor', placeholder: 'Rosa Fluss' }).waitFor()
  await good(mara, 'moving-people-de-1440', 'de')
  await the('button', 'imports:ui.people.confirm').click()
  await text('imports:ui.people.confirmed', { name: 'Ben Okafor' }).waitFor()

  await page.getByRole('button', { name: t('imports:ui.people.link_for', { name: 'Kim Kiesel' }) }).click()
  const link = await mara.field('imports:ui.people.link_label').inputValue()
  await good(mara, 'moving-link-de-1440', 'de')

  await ben.page.goto(`${stage.url}/c/lahn/circles`)
  await ben.page.getByRole('link', { name: /kasse/ }).first().waitFor()

  const ana = await stage.visit('ana', new URL(link).pathname + new URL(link).hash, { language: 'en', scheme: 'dark' })
  await ana.the('button', 'imports:ui.claim.yes').waitFor()
  await good(ana, 'moving-claim-en-1440', 'en')
  await ana.the('button', 'imports:ui.claim.yes').click()
  await ana.text('imports:ui.claim.done').waitFor()
})

test('on a phone, in English: what cannot be read says why; what was cut off is gone on with', async () => {
  const ana = await stage.visit('ana', '/c/lahn/settings/moving-in', { width: 360, language: 'en' })
  const { page, the, text, t } = ana
  await choose(ana, { name: 'holiday.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip at all') })
  await text('imports:refusal.archive_is_unreadable').waitFor()
  await good(ana, 'moving-failed-en-360', 'en')
  await the('link', 'imports:ui.failed.other').click()

  // The line breaks after the archive was announced.
  await page.route('**/parts**', (route) => route.fulfill({ status: 409, body: '{"code":"part_is_damaged"}' }))
  ana.forgive(/409|parts/)
  const named = `${'a very long name of an archive '.repeat(4)}.zip`
  await choose(ana, { ...archive, name: named })
  await text('imports:ui.sending.cut').waitFor()
  await good(ana, 'moving-cut-en-360', 'en')
  await page.unroute('**/parts**')
  await page.reload()
  await the('button', 'imports:ui.sending.go_on').waitFor()
  await choose(ana, { ...archive, name: 'another.zip' })
  await page.getByText(t('imports:ui.sending.other', { name: named })).waitFor()
  await choose(ana, { ...archive, name: named })
  await the('button', 'imports:ui.analysed.start').waitFor()
  await good(ana, 'moving-analysed-en-360', 'en')
  await the('button', 'imports:ui.discard').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('imports:ui.discard') })
    .click()
  await page.waitForURL('**/settings/moving-in')
  await good(ana, 'moving-en-360', 'en')
})

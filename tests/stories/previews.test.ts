/** Links in a conversation: where they lead is shown a moment later, without a screen asking anyone but this house. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { listMessages, postMessage } from '#modules/conversation/contract.ts'
import { html, type Pages, png, served } from '../previewing.ts'
import { openWeb } from '../web.ts'
import { holds, intoView, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'
import { inChannel, message, say } from './talking.ts'

const stage = await openStage()
const { channels } = stage.world.lahn
const pages: Pages = {
  '/wehr':
    html(`<title>Umbau am Limburger Wehr beginnt im Oktober</title><meta property=og:site_name content="Lahn-Zeitung">
    <meta name=description content="Die Fischtreppe wird breiter, der Uferweg bleibt bis zum Frühjahr gesperrt. Wer paddelt, trägt um: Die Stadt stellt dafür Schilder auf und bittet um Rücksicht.">
    <meta property=og:image content=/wehr.png>`),
  '/wehr.png': await png(1200, 630),
  '/pegel': html('<title>Pegel Leun, heute</title>'),
  '/spaet': html('<title>Späte Seite</title><meta name=description content="Kommt, wenn schon gelesen wird.">'),
  '/lang': html(`<title>${'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(4)}</title>
    <meta name=description content="שלום, 2 מטר 🐟 ${'x'.repeat(300)}"><meta property=og:image content=/wehr.png>`),
}
const { outside } = await openWeb(served(pages))
stage.house.outside = outside
stage.delivers()

type Top = { id: string | null; top: number }
const welcome = inChannel('Willkommen')
const card = ({ page }: Viewer, title: string) => page.getByRole('listitem').filter({ hasText: title })
/** The requests of a screen that leave the house. */
function strangersAsked({ page }: Viewer): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (/^https?:/.test(url) && !url.startsWith(stage.url)) asked.push(url)
  })
  return asked
}

test('where a link leads is shown on every screen, and its author takes it away by keyboard', async () => {
  const ben = await stage.visit('ben', `/c/lahn/talk/${channels.willkommen}`)
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`, { language: 'en' })
  const asked = [...[ben, ana].map(strangersAsked)]
  await say(ben, welcome, 'Habt ihr das gelesen? http://zeitung.example/wehr')
  await say(ana, welcome, 'And http://pegel.example/pegel http://lang.example/lang')
  for (const viewer of [ben, ana]) {
    await card(viewer, 'Umbau am Limburger Wehr').waitFor()
    await card(viewer, 'Pegel Leun').waitFor()
    const pictures = viewer.page.locator('li img')
    await holds(async () => {
      const widths = await pictures.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
      assert.deepEqual(widths, [400, 400], 'pictures are there')
    })
  }
  assert.deepEqual(asked, [[], []], 'no screen asks anyone else')
  await looksRight(ben.page, 'previews-de-1440')
  await looksRight(ana.page, 'previews-en-1440')
  for (const viewer of [ben, ana]) await viewer.resize(360)
  await looksRight(ben.page, 'previews-de-360')
  await looksRight(ana.page, 'previews-en-360')
  for (const viewer of [ben, ana]) await viewer.resize(1440)

  assert.equal(await card(ben, 'Pegel Leun').getByRole('button').count(), 0, 'only its author takes it away')
  await card(ben, 'Umbau am').getByRole('link').focus()
  await ben.page.keyboard.press('Tab')
  const hide = ben.t('conversation:preview_hide', { host: 'zeitung.example' })
  await holds(async () => assert.equal(await ben.page.locator(':focus').getAttribute('aria-label'), hide))
  await ben.page.keyboard.press('Enter')
  for (const viewer of [ben, ana]) await card(viewer, 'Umbau am').waitFor({ state: 'detached' })
  await ben.the('button', 'kit:undo').click()
  for (const viewer of [ben, ana]) await card(viewer, 'Umbau am').waitFor()
})

test('a preview that comes late moves nothing from where one reads', async () => {
  const gate = Promise.withResolvers<void>()
  stage.house.outside = { ask: (asking) => gate.promise.then(() => outside.ask(asking)) }
  const text = 'Zeile um Zeile am Fluss entlang. '.repeat(6)
  const subjectId = channels.cleanup
  const said: string[] = []
  for (let n = 0; n < 20; n++) {
    const link = n === 9 ? ' http://spaet.example/spaet' : ''
    said.push((await stage.mara.does(postMessage, { subjectId, text: `Nummer ${n}: ${text}${link}` })).id)
  }
  const ben = await stage.visit('ben', `/c/lahn/talk/${subjectId}?message=${said[10]}`)
  const mara = await stage.visit('mara', `/c/lahn/talk/${subjectId}`)
  const tops = ({ page }: Viewer) =>
    page.getByRole('log').evaluate((log) => {
      const box = log.getBoundingClientRect()
      const all = [...log.querySelectorAll('[data-message]')]
      const seen = all.filter((one) => one.getBoundingClientRect().bottom > box.top)
      return seen.map((one) => ({ id: one.getAttribute('data-message'), top: one.getBoundingClientRect().top }))
    })
  // The message with the link lies just above what is seen; the other reader is at the end.
  await message(ben, 'Nummer 10:').evaluate((row) => {
    const log = row.closest('[role=log]')!
    log.scrollTop += row.getBoundingClientRect().top - log.getBoundingClientRect().top + 8
  })
  await message(mara, 'Nummer 19:').waitFor()
  const before = { ben: await tops(ben), mara: await tops(mara) }
  gate.resolve()
  await holds(async () => {
    const { items } = await stage.ana.does(listMessages, { subjectId })
    assert.ok(items.some(({ previews }) => previews.length === 1))
  })
  await card(ben, 'Späte Seite').waitFor()
  const now = { ben: await tops(ben), mara: await tops(mara) }
  // Half a pixel is nobody's.
  const isWhere = (one: Top | undefined, was: Top | undefined) =>
    assert.ok(one && was && one.id === was.id && Math.abs(one.top - was.top) <= 1, JSON.stringify([one, was]))
  assert.equal(now.ben.length, before.ben.length)
  for (const [n, one] of now.ben.entries()) isWhere(one, before.ben[n])
  isWhere(now.mara.at(-1), before.mara.at(-1))
})

test('a steward turns previews off where it says what they are', async () => {
  const mara = await stage.visit('mara', '/c/lahn/settings')
  const box = mara.page.getByRole('checkbox', { name: mara.t('communities:ui.rule.linkPreviews') })
  await intoView(box)
  await looksRight(mara.page, 'previews-setting-de-1440')
  await box.click()
  await mara.page.getByText(mara.t('communities:ui.saved')).first().waitFor()
  assert.equal(await box.isChecked(), false)
  await mara.page.reload()
  await holds(async () => assert.equal(await box.isChecked(), false))
  await intoView(box)
  await mara.resize(360)
  await intoView(box)
  await looksRight(mara.page, 'previews-setting-de-360')
  await box.click()
  await holds(async () => assert.equal(await box.isChecked(), true))
})

/** An owner decides number by number what everyone sees, and takes one along to another website. */
import { strict as assert } from 'node:assert'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { addMetric, updateMetric } from '#modules/mission/contract-metrics.ts'
import { recordReading } from '#modules/mission/contract-readings.ts'
import { showItself } from '../site.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { debtsOn, looksRight } from './look.ts'

const stage = await openStage()
const { ana } = stage
const { waste } = await showItself(ana)
const money = { kind: 'money' as const, target: 500_000 }
const sum = await ana.does(addMetric, { goalId: waste.id, name: 'Alle Spenden', ...money })
const inner = await ana.does(createGoal, {
  title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenaufbewahrung am Ufer',
  parentId: waste.id,
  audience: 'public',
  metric: { name: 'Spenden für Mützen und Schwimmwesten', ...money },
})
await ana.does(updateMetric, { metricId: inner.metrics[0]!.id, feedsId: sum.id })
await ana.does(recordReading, { metricId: inner.metrics[0]!.id, value: 123_456, at: '2026-09-01' })
const goalPage = `/de/lahn/goals/${inner.id}`
const settings = '/c/lahn/settings/site'

const part = ({ page, the }: Viewer, title: string) => page.locator('section').filter({ has: the('heading', title) })
const box = (viewer: Viewer, name: string | RegExp) => part(viewer, 'communities:ui.site.goals').getByLabel(name)

for (const [language, width] of [
  ['de', 1440],
  ['de', 360],
  ['en', 1440],
  ['en', 360],
] as const)
  test(`what is public is chosen number by number, in ${language} at ${width}`, async () => {
    const viewer = await stage.visit('ana', settings, { language, width })
    const { page } = viewer
    const name = 'Spenden für Mützen und Schwimmwesten'
    const told = () => fetch(stage.url + goalPage).then((answer) => answer.text())
    await box(viewer, name).uncheck()
    await page
      .getByText(viewer.t('communities:ui.site.metric_sum', { name: 'Alle Spenden', goal: waste.title }))
      .waitFor()
    await holds(async () => assert.doesNotMatch(await told(), /1\.234,56/))
    await part(viewer, 'communities:ui.site.goals').scrollIntoViewIfNeeded()
    assert.deepEqual(await debtsOn(page, language), [])
    await looksRight(page, `publishing-goals-${language}-${width}`)
    await part(viewer, 'communities:ui.embed.title').scrollIntoViewIfNeeded()
    const counter = page.frameLocator('iframe')
    await counter.getByRole('heading', { name: waste.title }).waitFor()
    await looksRight(page, `publishing-frame-${language}-${width}`)
    await page.getByText(viewer.t('communities:ui.embed.form.picture'), { exact: true }).click()
    const picture = part(viewer, 'communities:ui.embed.title').getByRole('img')
    await holds(async () => assert.ok(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth > 0)))
    await picture.scrollIntoViewIfNeeded()
    await looksRight(page, `publishing-picture-${language}-${width}`)
    await box(viewer, name).check()
    await holds(async () => assert.match(await told(), /1\.234,56/))
  })

test('what was copied stands on another website, as it was shown; no other page of ours lets itself be framed', async () => {
  const viewer = await stage.visit('ana', settings)
  const { page } = viewer
  const copy = async () => {
    await part(viewer, 'communities:ui.embed.title')
      .getByRole('button', { name: viewer.t('communities:ui.invite.copy') })
      .click()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const frame = await copy()
  await page.getByText(viewer.t('communities:ui.embed.form.picture'), { exact: true }).click()
  const picture = await copy()
  assert.doesNotMatch(frame + picture, /<script/)
  const others = ['/de/lahn', '/de/lahn/join', '/c/lahn', '/sign-in', '/api'].map(
    (path) => `<iframe title="${path}" src="${stage.url}${path}"></iframe>`,
  )
  const elsewhere = await websiteWith([frame, picture, ...others].join('\n'))

  const visitor = await stage.visit(undefined, '/de')
  visitor.forgive(/frame-ancestors|X-Frame-Options|refused to connect/i)
  await visitor.page.goto(elsewhere)
  const [counter, ...refused] = visitor.page.frames().slice(1)
  await counter!.getByRole('heading', { name: waste.title }).waitFor()
  await holds(async () => {
    const drawn = visitor.page.getByRole('img', { name: new RegExp(waste.title) })
    assert.deepEqual(await drawn.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.width]), [360, 360])
  })
  assert.equal(refused.length, others.length)
  for (const one of refused) await holds(() => assert.match(one.url(), /^chrome-error:/))
  await looksRight(visitor.page, 'publishing-elsewhere-1440')
  await visitor.page.getByRole('img', { name: new RegExp(waste.title) }).click()
  await visitor.page.waitForURL(`${stage.url}/de/lahn/goals/${waste.id}`)
})

/** Somebody else's website, with this in it. */
async function websiteWith(body: string): Promise<string> {
  const html = `<!doctype html><html lang="de"><title>Anderswo</title><main><h1>Anderswo</h1>\n${body}</main></html>`
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Someone who knows nobody here: on a phone, without script, from the directory to the letter that lets them in. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { runDeliveries } from '#kernel/delivery.ts'
import { updateCommunity } from '#modules/communities/contract.ts'
import { updateSite } from '#modules/communities/contract-site.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { sayLearned } from '#modules/mission/contract-impact.ts'
import { showItself } from '../site.ts'
import { holds, type Look, openStage, type Viewer } from './browser.ts'
import { debtsOn, looksRight, shoot } from './look.ts'

const stage = await openStage()
const deliveries = runDeliveries(stage.house, () => {})
const { ana } = stage
const { waste, schools } = await showItself(ana)
await ana.does(sayLearned, { goalId: schools.id, learned: 'Wir haben zu spät gefragt, die Ausflüge waren verplant.' })
await ana.does(createGoal, {
  title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenaufbewahrung am Ufer',
  audience: 'public',
  metric: { name: 'Mützen', target: 3 },
})
await ana.does(updateCommunity, { joining: 'request', joiningQuestions: ['Was führt dich her?'] })

const phone = { width: 360, scripts: false } as const satisfies Look
const places = [
  ['directory', ''],
  ['mission', '/lahn'],
  ['impact', '/lahn/impact'],
  ['goal', `/lahn/goals/${waste.id}`],
  ['join', '/lahn/join'],
  ['imprint', '/lahn/imprint'],
  ['privacy', '/lahn/privacy'],
  ['counter', `/lahn/embed/${waste.metrics[0]!.id}`],
  ['nowhere', '/lahn/nowhere'],
] as const

for (const language of ['de', 'en'] as const)
  for (const width of [360, 1440] as const)
    test(`every public page is right in ${language} at ${width}`, async () => {
      const viewer = await stage.visit(undefined, `/${language}`, { language, width })
      viewer.forgive(/\b404\b/)
      const { page } = viewer
      for (const [name, path] of places) {
        await page.goto(`${stage.url}/${language}${path}`)
        await page.evaluate(() => document.fonts.ready)
        assert.deepEqual(await debtsOn(page, language), [], path)
        await looksRight(page, `visitor-${name}-${language}-${width}`)
        assert.deepEqual(await page.context().cookies(), [], 'no cookie')
        assert.equal(await page.locator('script:not([type="application/ld+json"])').count(), 0, 'no script')
      }
    })

const focused = (page: Viewer['page']) => page.evaluate(() => document.activeElement?.id)

/** The whole way, by links and buttons. */
async function comesIn({ page, the, field, t }: Viewer, name: string) {
  await page.getByRole('link', { name: 'Flussretter Lahn' }).first().click()
  await page.getByRole('heading', { level: 1, name: /darin baden/ }).waitFor()
  await the('link', 'site:way.impact').first().click()
  await the('heading', 'site:honest.title').waitFor()
  await the('link', 'site:way.join').click()
  await field('site:join.name').fill(name)
  await field('site:join.email').fill(`${name}@example.org`)
  await the('checkbox', 'site:join.charter').check()
  const send = () => the('button', 'site:join.do.request').click()
  await send()
  const answer = page.getByRole('textbox', { name: 'Was führt dich her?' })
  await page.getByText(t('site:join.look')).waitFor()
  await holds(async () => assert.equal(await focused(page), 'trouble', 'what was wrong is where one is'))
  // Where no script runs, none looks at the page either: it is looked at by eye.
  await shoot(page, `visitor-missing-${name}`)
  await page.getByRole('link', { name: 'Was führt dich her?' }).click()
  await holds(async () => assert.equal(await focused(page), 'answer-0'))
  assert.equal(await field('site:join.name').inputValue(), name)
  await answer.fill('Der Fluss')
  // Quicker than a person: the form says so, and takes it a moment later.
  const sent = the('heading', 'site:join.sent')
  const tooFast = page.getByText(t('communities:refusal.sent_too_fast'))
  await send()
  await holds(async () => {
    if (await tooFast.isVisible()) await send()
    assert.ok(await sent.isVisible())
  })
  const letter = stage.letterTo(`${name}@example.org`)
  await deliveries.settle()
  await page.goto(stage.url + (await letter))
  await the('button', 'site:confirm.do').click()
  await the('heading', 'site:confirm.requested.title').waitFor()
}

test('without script a visitor finds the community, its numbers and the door', async () => {
  const viewer = await stage.visit(undefined, '/', phone)
  viewer.forgive(/\b422\b/)
  await comesIn(viewer, 'noor')
})

test('the same in English', async () => {
  const viewer = await stage.visit(undefined, '/', { ...phone, language: 'en' })
  viewer.forgive(/\b422\b/)
  await comesIn(viewer, 'kim')
})

test('an owner fills in what the law asks for, looks at it as a visitor would, and publishes', async () => {
  const { otto } = stage
  await otto.does(updateSite, { contact: 'berg@example.org' })
  const viewer = await stage.visit('otto', '/c/berg/settings/site')
  const { page, the, field } = viewer
  viewer.forgive(/\b409\b/)
  await the('button', 'communities:ui.site.publish').click()
  await viewer.text('communities:refusal.imprint_missing').first().waitFor()
  for (const which of ['imprint', 'privacy'] as const) {
    const part = page.locator('section').filter({ has: the('heading', `communities:ui.site.${which}`) })
    await part
      .getByRole('button', { name: viewer.t('communities:ui.site.template') })
      .first()
      .click()
    const text = field(`communities:ui.site.${which}_de`)
    const gaps = /\[[^\]]+\]/g
    assert.match(await text.inputValue(), gaps)
    await text.fill((await text.inputValue()).replaceAll(gaps, 'Bergfreunde'))
    await part.getByRole('button', { name: viewer.t('communities:ui.save') }).click()
    await viewer.text(`communities:refusal.${which}_missing`).first().waitFor({ state: 'detached' })
  }
  await looksRight(page, 'visitor-settings-de-1440')
  const preview = await page.context().newPage()
  await preview.goto(`${stage.url}/de/berg`)
  await preview.getByText(viewer.t('site:preview')).waitFor()
  await preview.close()
  await the('button', 'communities:ui.site.publish').click()
  await viewer.text('communities:ui.site.public').waitFor()
  const visitor = await stage.visit(undefined, '/de/berg', phone)
  await visitor.page.getByRole('heading', { level: 1 }).waitFor()
  await viewer.resize(360)
  await looksRight(page, 'visitor-settings-de-360')
})

test.after(() => deliveries.stop())

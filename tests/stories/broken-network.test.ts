/** The network goes and comes back: nothing that was written is lost, doubled or out of order, and no way breaks. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { Route } from 'playwright-core'
import { banMember } from '#modules/communities/contract.ts'
import { FETCHED_AHEAD } from '#web/quiet.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { looksRight, shoot } from './look.ts'
import { box, inChannel, message, say, write } from './talking.ts'

const stage = await openStage()
const { channels, members } = stage.world.lahn
const welcome = inChannel('Willkommen')
const talk = `/c/lahn/talk/${channels.willkommen}`
/** What the browser says about a network that is away, and that we took away. */
const away = [/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/, /WebSocket connection to/, /Failed to load resource/]

const cut = (viewer: Viewer) => viewer.page.context().setOffline(true)
const mend = (viewer: Viewer) => viewer.page.context().setOffline(false)

async function said(viewer: Viewer, start: string): Promise<string[]> {
  const texts = await viewer.page.getByRole('log').first().getByRole('article').allInnerTexts()
  return texts.flatMap((text) => new RegExp(`${start} \\d+`).exec(text)?.[0] ?? [])
}

/** What becomes of messages on their way to the house. */
const onPosts = ({ page }: Viewer, how: (route: Route) => Promise<void>) =>
  page.route(/\/messages$/, (route) => (route.request().method() === 'POST' ? how(route) : route.continue()))

const isQuiet = ({ page }: Viewer) => page.waitForLoadState('networkidle')
/** Until all that is fetched in quiet moments is there: on a busy machine they come late. */
const hasFetchedAhead = ({ page }: Viewer) =>
  page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, FETCHED_AHEAD)

async function sayInto(viewer: Viewer, text: string) {
  await write(viewer, welcome, text)
  await viewer.page.keyboard.press('Enter')
  await message(viewer, text).first().waitFor()
}

test('what is written without a network goes out once, in order, from whatever screen, also after a reload', async () => {
  const ana = await stage.visit('ana', talk, { scheme: 'dark' })
  const ben = await stage.visit('ben', talk)
  for (const viewer of [ana, ben]) viewer.forgive(...away)
  for (const viewer of [ana, ben]) await box(viewer, welcome).waitFor()
  await hasFetchedAhead(ana)
  await cut(ana)
  for (const n of [1, 2, 3]) await sayInto(ana, `Ohne Netz ${n}`)
  await ana.text('conversation:waits').first().waitFor()
  assert.equal(await ana.text('conversation:waits').count(), 3)
  await ana.page.getByText(ana.t('kit:waiting', { count: 3 })).waitFor()
  await looksRight(ana.page, 'network-away-de-1440')
  await say(ben, welcome, 'Derweil 1')
  await say(ben, welcome, 'Derweil 2')

  await ana.the('link', 'communities:rail.people').click()
  await ana.page.waitForURL(/\/people$/)
  assert.equal(await ana.text('web:unfetched.title').count(), 0, 'the code of other areas is there')
  await ana.page.getByText(ana.t('kit:waiting', { count: 3 })).waitFor()
  await mend(ana)
  for (const n of [1, 2, 3]) await message(ben, `Ohne Netz ${n}`).waitFor()
  await ana.page.getByText(ana.t('kit:waiting', { count: 3 })).waitFor({ state: 'detached' })
  assert.deepEqual(await said(ben, 'Ohne Netz'), ['Ohne Netz 1', 'Ohne Netz 2', 'Ohne Netz 3'])
  await ana.page.goBack()
  await holds(async () => assert.deepEqual(await said(ana, 'Derweil'), ['Derweil 1', 'Derweil 2']))
  assert.deepEqual(await said(ana, 'Ohne Netz'), ['Ohne Netz 1', 'Ohne Netz 2', 'Ohne Netz 3'])

  // The answer never comes, and the page is loaded anew.
  await onPosts(ana, (route) => route.abort())
  await sayInto(ana, 'Nach dem Laden 1')
  await sayInto(ana, 'Nach dem Laden 2')
  await ana.page.unrouteAll()
  await ana.page.goto(`${stage.url}/c/lahn`)
  for (const n of [1, 2]) await message(ben, `Nach dem Laden ${n}`).waitFor()
  assert.deepEqual(await said(ben, 'Nach dem Laden'), ['Nach dem Laden 1', 'Nach dem Laden 2'])
})

test('what was missed comes by itself, unread and in order', async () => {
  const ana = await stage.visit('ana', '/c/lahn', { width: 360 })
  const ben = await stage.visit('ben', talk)
  ana.forgive(...away)
  await ana.page.getByRole('heading', { level: 1 }).waitFor()
  await box(ben, welcome).waitFor()
  await isQuiet(ana)
  await cut(ana)
  await ana.page.getByText(ana.t('kit:offline')).waitFor()
  for (const n of [1, 2]) await say(ben, welcome, `Verpasst ${n}`)
  await looksRight(ana.page, 'network-missed-de-360')
  await mend(ana)
  await ana.page.getByText(ana.t('kit:offline')).waitFor({ state: 'detached' })
  await holds(async () => assert.match(await ana.page.title(), /^\(1\) /))
  await ana.page.goto(stage.url + talk)
  await message(ana, 'Verpasst 2').waitFor()
  assert.deepEqual(await said(ana, 'Verpasst'), ['Verpasst 1', 'Verpasst 2'])
})

test('what is refused stays, and can be changed or thrown away', async () => {
  const ana = await stage.visit('ana', talk, { width: 360, scheme: 'dark', language: 'en' })
  ana.forgive(/Failed to load resource/)
  await box(ana, welcome).waitFor()
  const refused = { status: 409, contentType: 'application/problem+json', body: '{"code":"archived"}' }
  await onPosts(ana, (route) => route.fulfill(refused))
  const send = async (text: string) => {
    await write(ana, welcome, text)
    await ana.page
      .getByRole('group', { name: ana.t(...welcome) })
      .getByRole('button', { name: ana.t('conversation:send'), exact: true })
      .click()
    await message(ana, text).getByText(ana.t('conversation:refusal.archived')).waitFor()
  }
  await send('Rejected one')
  await send('Rejected two')
  await looksRight(ana.page, 'network-refused-en-360')
  await ana.page.unrouteAll()
  await message(ana, 'Rejected two')
    .getByRole('button', { name: ana.t('conversation:discard') })
    .click()
  await message(ana, 'Rejected two').waitFor({ state: 'detached' })
  await message(ana, 'Rejected one')
    .getByRole('button', { name: ana.t('conversation:edit') })
    .click()
  const editor = ana.the('textbox', 'conversation:edit').and(ana.page.locator('[contenteditable="true"]'))
  await editor.click()
  await ana.page.keyboard.press('End')
  await ana.page.keyboard.insertText(', changed')
  await ana.page
    .getByRole('group', { name: ana.t('conversation:edit') })
    .getByRole('button', { name: ana.t('conversation:send'), exact: true })
    .click()
  await message(ana, 'Rejected one, changed').and(ana.page.locator('[data-message]')).waitFor()
  assert.equal(await ana.text('conversation:not_sent').count(), 0)
})

test('what one person wrote is neither shown nor sent to another on the same device; signing out asks', async () => {
  const ana = await stage.visit('ana', talk)
  ana.forgive(...away)
  await box(ana, welcome).waitFor()
  await onPosts(ana, (route) => route.abort())
  // Only what was tried and came back waits: then it is asked who is there before it is tried again.
  const cameBack = ana.page.waitForEvent('requestfailed', (request) => request.method() === 'POST')
  await sayInto(ana, 'Nur von Ana')
  await cameBack
  const as = (who: string) => ana.page.context().addCookies([{ name: 'as', value: who, url: stage.url }])
  await as('ben')
  await ana.page.unrouteAll()
  await ana.page.goto(stage.url + talk)
  await box(ana, welcome).waitFor()
  await sayInto(ana, 'Von Ben')
  await message(ana, 'Von Ben').and(ana.page.locator('[data-message]')).waitFor()
  assert.equal(await message(ana, 'Nur von Ana').count(), 0)
  await as('ana')
  await ana.page.goto(`${stage.url}/c/lahn/me`)
  await isQuiet(ana)
  await ana.page.goto(stage.url + talk)
  await message(ana, 'Nur von Ana').and(ana.page.locator('[data-message]')).waitFor()

  await write(ana, welcome, 'Ein Entwurf')
  await ana.page.goto(`${stage.url}/c/lahn/me`)
  await ana.the('button', 'people:account.signOut').click()
  await ana.text('web:leaving.question').waitFor()
  await looksRight(ana.page, 'network-leaving-de-1440')
  await ana.the('button', 'web:leaving.keep').click()
  assert.equal(await kept(ana), 1)
  await ana.the('button', 'people:account.signOut').click()
  await ana.the('button', 'web:leaving.confirm').click()
  await holds(async () => assert.equal(await kept(ana), 0))
})

const kept = ({ page }: Viewer) =>
  page.evaluate(() => Object.keys(localStorage).filter((place) => place.startsWith('leitstern.kept')).length)

test('a screen whose code does not come says so calmly and comes once the network is back', async () => {
  const ana = await stage.visit('ana', '/sign-in')
  ana.forgive(...away, /could not be fetched/)
  // Nothing is fetched ahead.
  await ana.page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await ana.page.goto(`${stage.url}/c/lahn`)
  await ana.page.getByRole('heading', { level: 1 }).waitFor()
  await isQuiet(ana)
  await cut(ana)
  await ana.the('link', 'communities:rail.people').click()
  await ana.text('web:unfetched.title').waitFor()
  await looksRight(ana.page, 'network-unfetched-de-1440')
  await ana.the('button', 'web:unfetched.again').click()
  await ana.text('web:unfetched.title').waitFor()
  await mend(ana)
  await ana.text('web:unfetched.title').waitFor({ state: 'detached' })
  await ana.page.getByRole('heading', { level: 1 }).waitFor()
  assert.match(ana.page.url(), /\/people$/)
})

test('on a slow network it is seen that something is on its way', async () => {
  const ana = await stage.visit('ana', talk)
  await box(ana, welcome).waitFor()
  await isQuiet(ana)
  const devices = await ana.page.context().newCDPSession(ana.page)
  await devices.send('Network.enable')
  const slow = { offline: false, latency: 1_500, downloadThroughput: 20_000, uploadThroughput: 20_000 }
  await devices.send('Network.emulateNetworkConditions', slow)
  // So slow that there is time to look, however busy the machine.
  const looked = Promise.withResolvers<void>()
  await onPosts(ana, async (route) => {
    await looked.promise
    await route.continue()
  })
  await write(ana, welcome, 'Langsam')
  await ana.page.keyboard.press('Enter')
  await message(ana, 'Langsam').and(ana.page.locator('[aria-busy="true"]')).waitFor()
  const sending = message(ana, 'Langsam').getByText(ana.t('conversation:sending')).locator('..')
  await holds(async () => assert.equal(await sending.evaluate((line) => getComputedStyle(line).opacity), '1'))
  await shoot(ana.page, 'network-slow-de-1440')
  looked.resolve()
  await message(ana, 'Langsam').and(ana.page.locator('[data-message]')).waitFor()
})

test('who is put out while away is told so, and their socket does not knock again and again', async () => {
  const cem = await stage.visit('cem', '/c/lahn')
  cem.forgive(...away)
  await cem.page.getByRole('heading', { level: 1 }).waitFor()
  await isQuiet(cem)
  let knocks = 0
  cem.page.on('websocket', () => knocks++)
  await stage.mara.does(banMember, { memberId: members.cem })
  await cem.text('web:outside.left.title').waitFor()
  await isQuiet(cem)
  assert.equal(knocks, 0)
})

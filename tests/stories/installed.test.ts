/** The app as an app: it opens without a network, is renewed without harm, and keeps nothing of anybody on the device. */
import { strict as assert } from 'node:assert'
import type { RequestListener } from 'node:http'
import { afterEach, test } from 'node:test'
import { holds, type Look, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'
import { inChannel, message, say } from './talking.ts'

const stage = await openStage()
const { channels } = stage.world.lahn
const talk = `/c/lahn/talk/${channels.willkommen}`
const welcome = inChannel('Willkommen')
const away = [/ERR_INTERNET_DISCONNECTED/, /ERR_NETWORK_CHANGED/, /WebSocket connection to/, /Failed to load resource/]

const cut = ({ page }: Viewer) => page.context().setOffline(true)
const mend = ({ page }: Viewer) => page.context().setOffline(false)
const heading = ({ page }: Viewer) => page.getByRole('heading', { level: 1 })

/** What is kept on this device, as addresses. */
const kept = ({ page }: Viewer) =>
  page.evaluate(async () => {
    const rooms = await Promise.all((await caches.keys()).map((room) => caches.open(room)))
    const requests = (await Promise.all(rooms.map((room) => room.keys()))).flat()
    return requests.map(({ url }) => url.slice(location.origin.length))
  })

/** The screen that is fetched last. */
const LAST = /\/Export-[^/]+\.js$/

/** A member at a screen with the worker beside it, and all that quiet moments fetch. */
async function settled(path: string, look: Look = {}): Promise<Viewer> {
  const ana = await stage.visit('ana', path, { ...look, worker: true })
  ana.forgive(...away)
  await heading(ana).waitFor()
  await holds(async () => assert.ok(await ana.page.evaluate(() => navigator.serviceWorker.controller !== null)))
  await holds(async () => assert.ok((await kept(ana)).some((one) => LAST.test(one))))
  return ana
}

test('without a network it opens, says so calmly, and goes on by itself', async () => {
  const ana = await settled('/c/lahn', { width: 360 })
  await cut(ana)
  await ana.page.reload()
  await ana.text('web:unreached.title').waitFor()
  await looksRight(ana.page, 'offline-shell-de-360')
  await ana.page.goto(stage.url)
  await ana.text('web:unreached.title').waitFor()
  await ana.the('button', 'web:unfetched.again').click()
  await ana.text('web:unreached.title').waitFor()
  await mend(ana)
  await ana.page.waitForURL(/\/c\/lahn$/)
  await ana.the('link', 'communities:rail.people').first().waitFor()
  assert.equal(await ana.text('web:unreached.title').count(), 0)
})

test('nothing of anybody stays on the device, and whoever signs out leaves nothing behind', async () => {
  const ana = await settled(talk)
  await say(ana, welcome, 'Nur unter uns')
  await message(ana, 'Nur unter uns').first().waitFor()
  for (const path of ['/c/lahn/people', '/c/lahn/goals', '/c/lahn/me', '/de/lahn', '/en', '/api', '/healthz'])
    await ana.page.goto(stage.url + path)
  await ana.page.goto(`${stage.url}/c/lahn/me`)
  const left = ana.page.waitForResponse(/\/api\/people\/sign-out$/)
  await ana.the('button', 'people:account.signOut').click()
  await left
  await ana.page.context().clearCookies()
  await ana.page.waitForURL(/\/sign-in$/)
  await heading(ana).waitFor()
  const all = await kept(ana)
  const [shell, ...others] = all.filter((one) => !one.startsWith('/assets/'))
  assert.match(shell ?? '', /^\/index\.html\?as=/)
  assert.deepEqual(others, [], 'only what was built is kept')
  const told = await ana.page.evaluate(async () => {
    const texts = (await caches.keys()).map(async (room) => {
      const open = await caches.open(room)
      const answers = await Promise.all((await open.keys()).map((one) => open.match(one)))
      return Promise.all(answers.map((answer) => answer?.text() ?? ''))
    })
    return (await Promise.all(texts)).flat().filter((text) => /Nur unter uns|ana@/.test(text)).length
  })
  assert.equal(told, 0)
})

test('public pages, programs and files never come from the worker', async () => {
  const ana = await settled('/c/lahn')
  await cut(ana)
  for (const path of ['/de', '/en/lahn', '/api', '/healthz', '/sitemap.xml', '/manifest.webmanifest'])
    await assert.rejects(ana.page.goto(stage.url + path), /ERR_INTERNET_DISCONNECTED/, path)
})

test('a newer version breaks no open screen, says calmly that it is there, and comes with one button', async () => {
  const ana = await settled('/c/lahn')
  const first = await kept(ana)
  const sheet = first.find((one) => /\/app-[^/]+\.css$/.test(one))!
  const goals = first.filter((one) => /\/Goals-/.test(one))
  assert.ok(goals.length > 0)
  await release({ renamed: sheet, gone: goals })
  await lookForNewer(ana)
  await ana.text('kit:newer').waitFor()
  await ana.the('link', 'mission:rail.goals').click()
  await ana.the('heading', 'mission:goals.title').waitFor()
  await looksRight(ana.page, 'newer-de-1440')
  await ana.resize(360)
  await looksRight(ana.page, 'newer-de-360')
  await ana.resize(1440)
  await ana.the('button', 'kit:renew').click()
  await ana.page.locator(`link[href="${next(sheet)}"]`).waitFor({ state: 'attached' })
  await heading(ana).waitFor()
  assert.equal(await ana.text('kit:newer').count(), 0)
  await holds(async () => assert.ok(!(await kept(ana)).includes(sheet), 'what no screen needs any more is gone'))
  await cut(ana)
  await ana.page.reload()
  await ana.text('web:unreached.title').waitFor()
})

const next = (file: string) => file.replace(/-[^-/]+\.css$/, '-NEXT.css')

type Told = { type: string; body: string } | undefined
/** What a newer house would answer, by path. */
const noNewer = (_path: string): Told => undefined
let newer = noNewer
afterEach(() => {
  newer = noNewer
})
const older = stage.server.listeners('request')[0] as RequestListener
stage.server.removeAllListeners('request')
stage.server.on('request', (request, response) => {
  const told = newer(request.url?.split('?')[0] ?? '')
  if (!told) return older(request, response)
  response.writeHead(told.body ? 200 : 404, { 'content-type': told.type, 'cache-control': 'no-cache' }).end(told.body)
})

/** The house comes back with a new version: a file has another name, and some are no longer there. */
async function release({ renamed, gone }: { renamed: string; gone: string[] }) {
  const read = async (path: string) => (await fetch(stage.url + path)).text()
  const renewed = (text: string) =>
    gone.reduce((rest, file) => rest.replaceAll(file, `${file}.next`), text).replaceAll(renamed, next(renamed))
  const script = { type: 'text/javascript', body: renewed(await read('/worker.js')) }
  const page = { type: 'text/html', body: renewed(await read('/index.html')) }
  const sheet = { type: 'text/css', body: await read(renamed) }
  newer = (path) => {
    if (path === '/worker.js') return script
    if (path === next(renamed)) return sheet
    if (path.startsWith('/c/') || path === '/index.html') return page
    return [renamed, ...gone].includes(path) ? { type: 'text/plain', body: '' } : undefined
  }
}

/** A worker lets the next one in once it rests, and while it is looked into it never does. */
async function lookForNewer({ page }: Viewer) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
    await new Promise<void>((resolve) => {
      const { installing } = registration!
      if (!installing) return resolve()
      installing.onstatechange = () => installing.state !== 'installing' && resolve()
    })
  })
  const devices = await page.context().newCDPSession(page)
  await devices.send('ServiceWorker.enable')
  await devices.send('ServiceWorker.stopAllWorkers')
  await devices.detach()
}

test('where the operator wants no worker, browsers let go of theirs, with all it kept', async () => {
  const ana = await settled('/c/lahn')
  assert.ok((await kept(ana)).length > 0)
  stage.config.offlineShell = false
  try {
    await lookForNewer(ana)
    await holds(async () => {
      assert.deepEqual(await ana.page.evaluate(() => caches.keys()), [])
      assert.equal(await ana.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0)
    })
    await ana.the('link', 'communities:rail.people').click()
    await ana.page.waitForURL(/\/people$/)
    await ana.page.reload()
    await heading(ana).waitFor()
  } finally {
    stage.config.offlineShell = true
  }
})

test('it can be installed, and where the browser offers it, it is offered among my settings', async () => {
  const ana = await settled('/c/lahn/me', { width: 360 })
  const devices = await ana.page.context().newCDPSession(ana.page)
  const { errors, data } = await devices.send('Page.getAppManifest')
  assert.deepEqual(errors, [])
  assert.equal(JSON.parse(data!).name, 'Leitstern')
  const { installabilityErrors } = await devices.send('Page.getInstallabilityErrors')
  // A private window installs nothing, and that is what stories happen in.
  assert.deepEqual(
    installabilityErrors.map(({ errorId }) => errorId).filter((error) => error !== 'in-incognito'),
    [],
  )
  assert.equal(await ana.the('button', 'people:account.installDo').count(), 0)
  await ana.page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => document.documentElement.setAttribute('data-asked', 'yes'),
    })
    window.dispatchEvent(offer)
  })
  await ana.the('button', 'people:account.installDo').scrollIntoViewIfNeeded()
  await looksRight(ana.page, 'install-de-360')
  await ana.the('button', 'people:account.installDo').click()
  await ana.page.locator('html[data-asked="yes"]').waitFor({ state: 'attached' })
  assert.equal(await ana.the('button', 'people:account.installDo').count(), 0)
})

/** A real browser for stories: people with sessions of their own, at any width, by day and by night. */
import { strict as assert } from 'node:assert'
import { after, afterEach } from 'node:test'
import { type Browser, type CDPSession, chromium, type Locator, type Page } from 'playwright-core'
import { systemClock } from '#kernel/clock.ts'
import { runDeliveries } from '#kernel/delivery.ts'
import { updateMe } from '#modules/people/contract.ts'
import { identify as identifyIn } from '#modules/people/identify.ts'
import { openFaces } from '../../src/faces.ts'
import { findChromium } from '../../src/ground/chromium.ts'
import { openTestHouse } from '../house.ts'
import { world } from '../world.ts'
import { shoot } from './look.ts'
import { type Words, wordsIn } from './words.ts'

type Person = keyof typeof world.people
export type Width = 360 | 1440
export type Look = {
  width?: Width
  scheme?: 'light' | 'dark'
  language?: 'de' | 'en'
  /** false: a browser in which no script runs */
  scripts?: boolean
  /** true: the service worker stands between screens and house, as outside of stories */
  worker?: boolean
}
const sizes = { 360: { width: 360, height: 780 }, 1440: { width: 1440, height: 900 } }
/** So long may a condition take on a slow and busy machine. */
export const PATIENCE_MS = 30_000
const CLOSING_MS = 15_000

export type Stage = Awaited<ReturnType<typeof openStage>>
export type Viewer = ReturnType<typeof viewerOf>

/** A house with faces and a browser; they end with the test file, what a story opened ends with the story. */
export async function openStage() {
  const told = await openTestHouse({ connections: 6, clock: systemClock })
  const { house } = told
  const failures: unknown[] = []
  const config = { host: '127.0.0.1', port: 0, baseUrl: house.baseUrl, trustProxy: false as const, offlineShell: true }
  const faces = await openFaces({
    config,
    house,
    identify: identifyAlsoBy(identifyIn(house)),
    outboxPage: undefined,
    report: (error) => void failures.push(error),
    limitsRates: false,
    log: false,
  })
  house.baseUrl = faces.address
  const browser = await launch()
  const viewers: Viewer[] = []
  afterEach(async (story) => {
    const seen = viewers.splice(0)
    const hasFailed = 'passed' in story && !story.passed
    if (hasFailed) await Promise.all(seen.map(({ page }, n) => shoot(page, `failed-${n + 1}`)))
    await Promise.all(seen.map(({ page }) => closed(page)))
    const troubles = [...seen.flatMap((viewer) => viewer.troubles), ...failures.splice(0).map(String)]
    if (hasFailed) for (const trouble of troubles) story.diagnostic(trouble)
    else assert.deepEqual(troubles, [], 'nothing goes wrong behind a screen')
  })
  after(async () => {
    await browser.close()
    await faces.close()
  })
  return {
    ...told,
    url: faces.address,
    /** What the operator set; some of it counts at once. */
    config,
    server: faces.app.server,
    /** What waits is sent while the stories run; what goes wrong is told by the story. */
    delivers() {
      const deliveries = runDeliveries(house, (error) => void failures.push(error))
      told.beforeClosing(() => deliveries.stop())
      return deliveries
    },
    /** The link in the newest letter to this address, as a path. */
    async letterTo(email: string): Promise<string> {
      const link = () =>
        told.letters.findLast(({ to }) => to === email)?.text.match(/https?:\/\/[^/\s]+(\/\S+)/)?.[1] ?? ''
      await holds(() => assert.notEqual(link(), '', `a letter to ${email}`))
      return link()
    },
    /** A person with a browser of their own. Without `who`: nobody yet, who may come in by the door. */
    async visit(who: Person | undefined, path: string, look: Look = {}): Promise<Viewer> {
      const { language = 'de' } = look
      const context = await contextFor(browser, look)
      if (who) await context.addCookies([{ name: 'as', value: who, url: faces.address }])
      if (who) await told[who].does(updateMe, { language })
      const viewer = viewerOf(await context.newPage(), wordsIn(language))
      viewers.push(viewer)
      await viewer.page.goto(faces.address + path)
      return viewer
    },
  }
}

/** Chromium now and then never answers that a context is gone: then it goes with the browser. */
async function closed(page: Page): Promise<void> {
  const giveUp = Promise.withResolvers<void>()
  const timer = setTimeout(giveUp.resolve, CLOSING_MS)
  await Promise.race([page.context().close(), giveUp.promise])
  clearTimeout(timer)
}

/** A cookie `as=<person>` stands for a session of someone in the world; everyone else comes in by the real door. */
function identifyAlsoBy(door: ReturnType<typeof identifyIn>): typeof door {
  return async (headers) => {
    const who = /(?:^|; )as=(\w+)/.exec(headers.cookie ?? '')?.[1] as Person | undefined
    const personId = who && world.people[who]
    return personId ? { via: 'session', personId, sessionId: personId } : door(headers)
  }
}

export async function launch(): Promise<Browser> {
  const executablePath = findChromium()
  assert.ok(executablePath, 'no Chromium was found: npm test installs it, or set CHROMIUM')
  const calm = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-gpu',
  ]
  return chromium.launch({ executablePath, args: [...calm, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] })
}

async function contextFor(browser: Browser, look: Look) {
  const { width = 1440, scheme = 'light', language = 'de', scripts = true, worker = false } = look
  const context = await browser.newContext({
    viewport: sizes[width],
    colorScheme: scheme,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
    hasTouch: width === 360,
    serviceWorkers: worker ? 'allow' : 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Someone before a screen. Things are found by role and by the key of their words. */
function viewerOf(page: Page, t: Words) {
  const troubles: string[] = []
  const forgiven: RegExp[] = []
  let devices: CDPSession | undefined
  const note = (trouble: string) => {
    if (!forgiven.some((pattern) => pattern.test(trouble))) troubles.push(trouble)
  }
  page.on('pageerror', (error) => note(`${error.stack}`))
  page.on('console', (said) => {
    if (said.type() === 'error') note(`${said.text()} ${said.location().url}`)
  })
  type Role = Parameters<Page['getByRole']>[0]
  return {
    page,
    t,
    troubles,
    /** Another device: a phone is touched. */
    async resize(width: Width) {
      await page.setViewportSize(sizes[width])
      devices ??= await page.context().newCDPSession(page)
      await devices.send('Emulation.setTouchEmulationEnabled', { enabled: width === 360 })
    },
    /** What this story breaks on purpose. */
    forgive: (...patterns: RegExp[]) => void forgiven.push(...patterns),
    the: (role: Role, key: string, values?: Record<string, unknown>): Locator =>
      page.getByRole(role, { name: t(key, values), exact: true }),
    /** By its label, which may go on with a hint. */
    field: (key: string, values?: Record<string, unknown>): Locator =>
      page.getByLabel(new RegExp(`^${RegExp.escape(t(key, values))}`)),
    /** Where it can be read: what is said twice may be hidden in one of its places, as in the tip of a chart's point. */
    seen: (text: string | RegExp): Locator => page.getByText(text).filter({ visible: true }).first(),
    text: (key: string, values?: Record<string, unknown>): Locator => page.getByText(t(key, values), { exact: true }),
  }
}

/** Waits until it holds, with patience: what the assertion says at the end is what was still wrong. */
export async function holds(check: () => unknown | Promise<unknown>): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return void (await check())
    } catch (error) {
      if (!mayPass(error) || performance.now() > end) throw error
      await new Promise((again) => setTimeout(again, 50))
    }
  }
}

/** Brings it into view, also where a list draws its rows anew just then. */
export const intoView = (one: Locator): Promise<void> => holds(() => one.scrollIntoViewIfNeeded())

/** What a browser answers who is asked just as a page or a row made way for the next one. */
const MADE_WAY = /Execution context was destroyed|Element is not attached/

/** Not yet so; or asked of what just made way. */
const mayPass = (error: unknown) =>
  error instanceof assert.AssertionError || (error instanceof Error && MADE_WAY.test(error.message))

/** A real browser for stories: people with sessions of their own, at any width, by day and by night. */
import { strict as assert } from 'node:assert'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { openFaces } from '../../src/faces.ts'
import { findChromium } from '../../src/ground/chromium.ts'
import type { House } from '../../src/kernel/perform.ts'
import { world } from '../world.ts'

const SHOTS = fileURLToPath(new URL('../shots/', import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Person = keyof typeof world.people
export type Look = { width?: 360 | 1440; scheme?: 'light' | 'dark'; language?: 'de' | 'en' }

/** Opens faces for the house and a browser; both end with the test file. */
export async function openStage(house: House) {
  const identify = async ({ cookie }: { cookie?: string }) => {
    const who = /(?:^|; )as=(\w+)/.exec(cookie ?? '')?.[1] as Person | undefined
    const personId = who && world.people[who]
    return personId ? { via: 'session' as const, personId, sessionId: personId } : undefined
  }
  const config = { host: '127.0.0.1', port: 0, baseUrl: house.baseUrl, trustProxy: false as const }
  const report = (error: unknown) => console.error(error)
  const faces = await openFaces({
    config,
    house,
    identify,
    outboxPage: undefined,
    report,
    limitsRates: false,
    log: false,
  })
  house.baseUrl = faces.address
  const browser = await launch()
  after(async () => {
    await browser.close()
    await faces.close()
  })
  return {
    url: faces.address,
    visit: (who: Person | undefined, path: string, look?: Look) => visit(browser, faces.address, who, path, look),
  }
}

async function launch(): Promise<Browser> {
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

async function visit(
  browser: Browser,
  url: string,
  who: Person | undefined,
  path: string,
  look: Look = {},
): Promise<Page> {
  const { width = 1440, scheme = 'light', language = 'de' } = look
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 780 : 900 },
    colorScheme: scheme,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    hasTouch: width === 360,
  })
  if (who) await context.addCookies([{ name: 'as', value: who, url }])
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`${path}: ${error.stack}`))
  await page.goto(url + path)
  return page
}

/** A picture for the eye, in tests/shots. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: `${SHOTS}${name}.png` })
}

/** No violation of WCAG 2.2 A and AA that axe knows. */
export async function mustBeAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: { run(options: unknown): Promise<{ violations: Violation[] }> } }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    return (await run.run({ runOnly: { type: 'tag', values: tags } })).violations
  })
  const said = found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  assert.deepEqual(said, [])
}
type Violation = { id: string; nodes: { target: string[] }[] }

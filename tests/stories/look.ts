/** What every screen owes to everyone: access, room on a phone, words; and pictures for the eye, in tests/shots. */
import { strict as assert } from 'node:assert'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { Language } from '#web/words.ts'
import { bareKeys } from './words.ts'

const SHOTS = fileURLToPath(new URL('../shots/', import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  const camera = await page.context().newCDPSession(page)
  // Packed in haste: a walk takes hundreds of them.
  const { data } = await camera.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })
  await camera.detach()
  writeFileSync(`${SHOTS}${name}.png`, data, 'base64')
}

/** By day and by night: a picture, and no violation of WCAG 2.2 A and AA that axe knows. */
export async function looksRight(page: Page, name: string): Promise<void> {
  assert.deepEqual(await dayAndNight(page, name), [])
}

/** Pictures in both lights, and what axe finds in them. */
export async function dayAndNight(page: Page, name: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  await shoot(page, `${name}-light`)
  const found = await violationsOn(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await shoot(page, `${name}-dark`)
  // By night only contrast is another.
  found.push(...(await violationsOn(page, { type: 'rule', values: ['color-contrast'] })))
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

type Asked = { type: 'tag' | 'rule'; values: string[] }
const wcag: Asked = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }

async function violationsOn(page: Page, runOnly = wcag): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const found = await page.evaluate(async (asked) => {
    const { axe: run } = window as unknown as { axe: { run(options: unknown): Promise<{ violations: Violation[] }> } }
    // Experimental, and it takes the initials of a face or crest for words that its name would have to hold.
    const rules = { 'label-content-name-mismatch': { enabled: false } }
    const options = {
      runOnly: asked,
      resultTypes: ['violations'],
      preload: false,
      ...(asked.type === 'tag' && { rules }),
    }
    return (await run.run(options)).violations
  }, runOnly)
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
type Violation = { id: string; nodes: { target: string[] }[] }

/** Nothing is on its way any more: what one would look at is there. */
export async function isAtRest(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy="true"]'))
  await page.evaluate(() => document.fonts.ready)
}

/** What axe does not ask: one heading for the whole, no scrolling sideways, room for a thumb, words, names. */
export async function debtsOn(page: Page, language: Language): Promise<string[]> {
  const owed = await page.evaluate(debtsIn, [...bareKeys(language)])
  const nameless = (await page.locator('body').ariaSnapshot()).match(NAMELESS) ?? []
  return [...owed, ...nameless.map((line) => `without a name: ${line.trim()}`)]
}

/** In an ARIA snapshot a name stands in quotes behind the role. */
const NAMELESS =
  /^\s*- (button|link|textbox|searchbox|checkbox|radio|combobox|slider|switch|tab|menuitem|option)(?! ")[ :[].*$/gm

/** Runs in the page. */
function debtsIn(bare: string[]): string[] {
  const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const debts: string[] = []
  const headings = [...document.querySelectorAll('h1')].filter(isSeen)
  if (headings.length !== 1 || !headings[0]?.textContent?.trim())
    debts.push(`${headings.length} h1: ${headings.map((one) => one.textContent)}`)
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
  if (scrollWidth > clientWidth) debts.push(`scrolls sideways: ${scrollWidth} > ${clientWidth}`)
  const main = document.querySelector('main')
  const isShell = main !== null && getComputedStyle(main).overflowY !== 'visible'
  if (isShell && main.scrollWidth > main.clientWidth + 1)
    debts.push(`can be shifted sideways: ${main.scrollWidth} > ${main.clientWidth}`)
  if (isShell && scrollHeight > clientHeight)
    debts.push(`the page scrolls behind its columns: ${scrollHeight} > ${clientHeight}`)

  const keys = new Set(bare)
  const isBare = (text: string) => keys.has(text) || keys.has(text.replace(/^[a-z]+:/, '')) || text.includes('{{')
  // A table or a row of cards may be wider than its place, and a name may end in dots; a column of the screen may not.
  const mayBeWider = (element: Element): boolean => {
    const { overflowX, textOverflow } = getComputedStyle(element)
    const scrolls = /auto|scroll/.test(overflowX) && !element.matches('main, section, [role="log"]')
    return scrolls || textOverflow === 'ellipsis' || Boolean(element.parentElement && mayBeWider(element.parentElement))
  }
  const look = (node: Node, text: string) => {
    if (isBare(text)) debts.push(`not translated: ${text}`)
    const shown = document.createRange()
    shown.selectNodeContents(node)
    const parent = node.parentElement
    if (!parent || shown.getBoundingClientRect().right <= clientWidth + 1) return
    const isForReaders = parent.getBoundingClientRect().width < 2
    if (isSeen(parent) && !isForReaders && !mayBeWider(parent)) debts.push(`runs off the screen: ${text.slice(0, 80)}`)
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue?.trim() ?? ''
    if (text && !node.parentElement?.closest('script, style')) look(node, text)
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      if (isBare(element.getAttribute(name) ?? '')) debts.push(`not translated: ${element.getAttribute(name)}`)

  if (!matchMedia('(pointer: coarse)').matches) return debts
  const least = 24 // WCAG 2.2, 2.5.8; links in running text are excepted there
  for (const element of document.querySelectorAll('button, input, select, textarea, a[href], [role="button"]')) {
    if (!isSeen(element) || element.matches(':disabled') || getComputedStyle(element).display === 'inline') continue
    // A field for files or a choice drawn by us is pressed through its label.
    const sizes = [element, element.closest('label')].map((one) => {
      const { width = 0, height = 0 } = one?.getBoundingClientRect() ?? {}
      return Math.min(width, height)
    })
    const size = Math.max(...sizes)
    if (size < 2) continue // for readers only
    if (size < least - 0.5) debts.push(`too small to press (${Math.round(size)}): ${element.outerHTML.slice(0, 160)}`)
  }
  return debts
}

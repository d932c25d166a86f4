/** What every screen owes to everyone: access, room on a phone, words; and pictures for the eye, in tests/shots. */
import { strict as assert } from 'node:assert'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const SHOTS = fileURLToPath(new URL('../shots/', import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: `${SHOTS}${name}.png` })
}

/** By day and by night: a picture, and no violation of WCAG 2.2 A and AA that axe knows. */
export async function looksRight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await shoot(page, `${name}-${colorScheme}`)
    await mustBeAccessible(page)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

export async function mustBeAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: { run(options: unknown): Promise<{ violations: Violation[] }> } }
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    // Experimental, and it takes the initials of a face or crest for words that its name would have to hold.
    const rules = { 'label-content-name-mismatch': { enabled: false } }
    const runOnly = { type: 'tag', values }
    return (await run.run({ runOnly, rules, resultTypes: ['violations'] })).violations
  })
  const said = found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  assert.deepEqual(said, [])
}
type Violation = { id: string; nodes: { target: string[] }[] }

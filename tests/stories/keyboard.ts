/** Ways through a screen for whoever has no mouse. */
import { strict as assert } from 'node:assert'
import type { Locator } from 'playwright-core'
import type { Viewer } from './browser.ts'

/** Goes on with Tab until it is there; whatever has the focus on the way shows it. */
export async function tabTo({ page }: Viewer, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let presses = 0; presses < 90; presses++) {
    if (await isFocused(wanted)) return
    await page.keyboard.press('Tab')
    const unseen = await page.evaluate(() => {
      const here = document.activeElement
      // Where one writes the caret shows it.
      if (!here || here === document.body || here.matches('[contenteditable]')) return undefined
      const around = [here, here.closest('label'), here.parentElement, here.nextElementSibling]
      const looks = [...around.map((one) => one && getComputedStyle(one)), getComputedStyle(here, '::after')]
      const shows = looks.some((look) => look && parseFloat(look.outlineWidth) >= 1.5 && look.outlineStyle !== 'none')
      return shows ? undefined : here.outerHTML.slice(0, 200)
    })
    assert.equal(unseen, undefined, 'the focus is seen')
  }
  assert.fail('Tab leads there')
}

/** Goes down an open menu until it is there, and takes it. */
export async function pick({ page }: Viewer, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let presses = 0; presses < 40 && !(await isFocused(wanted)); presses++) await page.keyboard.press('ArrowDown')
  assert.ok(await isFocused(wanted), 'arrows lead there')
  await page.keyboard.press('Enter')
}

const isFocused = (one: Locator) => one.evaluate((found) => found === document.activeElement)

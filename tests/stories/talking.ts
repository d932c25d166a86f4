/** What people do in a conversation. */
import type { Locator } from 'playwright-core'
import type { Viewer } from './browser.ts'

type Label = [key: string, values?: Record<string, unknown>]
export const inThread: Label = ['conversation:reply_here']
export const inChannel = (name: string): Label => ['chat:message_to', { name }]

/** The editor itself: before it is loaded a plain box of the same name stands there. */
export const box = ({ page, the }: Viewer, label: Label): Locator =>
  the('textbox', ...label).and(page.locator('[contenteditable="true"]'))

export async function write(viewer: Viewer, label: Label, text: string): Promise<void> {
  await box(viewer, label).click()
  await viewer.page.keyboard.insertText(text)
}

/** With a thumb Enter breaks the line, and the button sends. */
export async function say(viewer: Viewer, label: Label, text: string): Promise<void> {
  await write(viewer, label, text)
  if (await viewer.page.evaluate(() => matchMedia('(pointer: coarse)').matches))
    await viewer.page
      .getByRole('group', { name: viewer.t(...label) })
      .getByRole('button', { name: viewer.t('conversation:send'), exact: true })
      .click()
  else await viewer.page.keyboard.press('Enter')
  await message(viewer, text).and(viewer.page.locator('[data-message]')).first().waitFor()
}

/** The row of a message, in the channel or the thread beside it. */
export const message = ({ page }: Viewer, text: string): Locator => page.getByRole('article').filter({ hasText: text })

/** What can be done stands beside the message one looks at. */
export async function act(viewer: Viewer, text: string, key: string): Promise<void> {
  const row = message(viewer, text).first()
  await row.hover()
  await row
    .getByRole('button', { name: viewer.t(key), exact: true })
    .last()
    .click()
}

export async function pickFromMenu(viewer: Viewer, text: string, key: string): Promise<void> {
  await act(viewer, text, 'conversation:more')
  await viewer.page.getByRole('menuitem', { name: viewer.t(key) }).click()
}

/** All that a screen shows of a conversation, as text. */
export async function shown({ page }: Viewer): Promise<string> {
  const log = page.getByRole('log').first()
  await log.getByRole('article').first().waitFor()
  return (await log.innerText()).replaceAll(/\s+/g, ' ').trim()
}

const since = ['today_morning', 'today_noon', 'today_evening', 'yesterday_morning', 'yesterday_noon']
const everySince = [...since, 'yesterday_evening', 'earlier'].map((when) => `conversation:since.${when}`)

/** "Neu seit heute früh": how long ago depends on the hour the story is told at. */
export const unreadLine = ({ page, t }: Viewer): Locator =>
  page.getByText(new RegExp(`^(${everySince.map((key) => t(key)).join('|')})$`))

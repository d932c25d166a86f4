/** Leaving is immediate: a screen that is open stops at once, and says so. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { postMessage } from '#modules/conversation/contract.ts'
import { openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'
import { message } from './talking.ts'

const stage = await openStage()
const { members, channels } = stage.world.lahn
const talk = `/c/lahn/talk/${channels.willkommen}`

/** From the profile: what a steward may decide, and yes. */
async function decide({ page, the, t }: Viewer, member: string, what: 'remove' | 'suspend') {
  await page.goto(`${stage.url}/c/lahn/people/${member}`)
  await the('button', 'communities:ui.member.menu').click()
  await page.getByRole('menuitem', { name: t(`communities:ui.member.${what}`) }).click()
  await the('button', `communities:ui.member.${what}`).click()
}

test('who is removed or put on hold sees it at once on the screen that is open, and nothing more', async () => {
  await stage.ana.does(postMessage, { subjectId: channels.willkommen, text: 'Unter uns gesagt' })
  const mara = await stage.visit('mara', '/c/lahn')
  for (const [who, what, width] of [
    ['ben', 'suspend', 360],
    ['cem', 'remove', 1440],
  ] as const) {
    const gone = await stage.visit(who, talk, { width })
    await message(gone, 'Unter uns gesagt').waitFor()
    await decide(mara, members[who], what)
    await gone.the('heading', what === 'remove' ? 'web:outside.left.title' : 'web:outside.suspended.title').waitFor()
    await message(gone, 'Unter uns gesagt').waitFor({ state: 'detached' })
    await looksRight(gone.page, `gone-${what}-de-${width}`)
    // Nor is there a way back by the address.
    await gone.page.goto(stage.url + talk)
    await gone.page.getByRole('heading', { level: 1 }).waitFor()
    assert.equal(await message(gone, 'Unter uns gesagt').count(), 0)
  }
})

test('who leaves is out on every screen they have open', async () => {
  const here = await stage.visit('mara', '/c/lahn/settings')
  const elsewhere = await stage.visit('mara', talk)
  await message(elsewhere, 'Unter uns gesagt').waitFor()
  await here.the('button', 'communities:ui.settings.leave').click()
  await here.page
    .getByRole('dialog')
    .getByRole('button', { name: here.t('communities:ui.settings.leave') })
    .click()
  await elsewhere.the('heading', 'web:outside.left.title').waitFor()
  assert.equal(await message(elsewhere, 'Unter uns gesagt').count(), 0)
})

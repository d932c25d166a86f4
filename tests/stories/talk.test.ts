/** Two people in two browsers talk: everything arrives by itself. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import sharp from 'sharp'
import { holds, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'
import { act, inChannel, inThread, message, pickFromMenu, say, shown, unreadLine, write } from './talking.ts'

const stage = await openStage()
const { channels } = stage.world.lahn
const welcome = inChannel('Willkommen')
const picture = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#2a7f8e' } })
  .jpeg()
  .toBuffer()

/** Fails the story if the page was ever loaded anew since. */
async function withoutReload(viewers: Viewer[], story: () => Promise<void>) {
  for (const { page } of viewers) await page.evaluate(() => Object.assign(window, { isFirstLoad: true }))
  await story()
  for (const { page } of viewers) assert.ok(await page.evaluate(() => 'isFirstLoad' in window), 'no page was reloaded')
}

test('two people talk, react, answer, change their words and share a picture, and see each other do it', async () => {
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`)
  const ben = await stage.visit('ben', '/c/lahn')
  await ben.page.getByRole('heading', { level: 1 }).waitFor()
  await withoutReload([ana, ben], async () => {
    await say(ana, welcome, 'Wer kommt am Samstag mit ans Ufer?')
    await holds(async () => assert.match(await ben.page.title(), /^\(1\) /))
    await ben.page
      .getByRole('link', { name: new RegExp(`^${ben.t('chat:rail.talk')}\\W+${ben.t('web:new')}$`) })
      .click()
    const unread = ben.t('chat:unread', { count: 1 })
    await ben.page.getByRole('link', { name: new RegExp(`^Willkommen.*${unread}$`) }).click()
    await message(ben, 'Wer kommt am Samstag').waitFor()
    await unreadLine(ben).waitFor()
    await looksRight(ben.page, 'talk-unread-de-1440')
    await holds(async () => assert.doesNotMatch(await ben.page.title(), /^\(/))

    await write(ben, welcome, 'Ich bin dabei')
    await ana.text('conversation:typing_one', { names: 'Ben' }).waitFor()
    await ben.page.keyboard.press('Enter')
    await message(ana, 'Ich bin dabei').waitFor()
    await ana.text('conversation:typing_one', { names: 'Ben' }).waitFor({ state: 'detached' })

    await act(ana, 'Ich bin dabei', 'conversation:react')
    await ana.the('combobox', 'kit:search_emoji').fill('Herz')
    const heart = ana.page.getByRole('option').first()
    const emoji = (await heart.innerText()).trim()
    await heart.click()
    const seen = { emoji, count: 1 }
    await message(ben, 'Ich bin dabei')
      .getByRole('button', { name: ben.t('conversation:reaction', seen) })
      .click()
    const both = { name: ana.t('conversation:reaction_mine', { emoji, count: 2 }) }
    await message(ana, 'Ich bin dabei').getByRole('button', both).waitFor()

    await act(ana, 'Ich bin dabei', 'conversation:reply')
    await say(ana, inThread, 'Dann bring bitte die große Zange mit.')
    await ben.page.getByRole('button', { name: ben.t('conversation:replies', { count: 1 }) }).click()
    await message(ben, 'die große Zange').waitFor()
    await say(ben, inThread, 'Mach ich.')
    await message(ana, 'Mach ich.').waitFor()
    await looksRight(ana.page, 'talk-thread-de-1440')

    await pickFromMenu(ben, 'Ich bin dabei', 'conversation:edit')
    await ben.page.keyboard.press('End')
    await ben.page.keyboard.insertText(', mit Anhänger')
    await ben.page.keyboard.press('Enter')
    await message(ana, 'Ich bin dabei, mit Anhänger')
      .getByText(ana.t('conversation:edited'))
      .filter({ visible: true })
      .first()
      .waitFor()

    await pickFromMenu(ben, 'Mach ich.', 'conversation:delete')
    await ana.text('conversation:deleted').waitFor()
    await ben.the('button', 'kit:undo').click()
    await message(ana, 'Mach ich.').waitFor()

    await ana.page.locator('input[type=file]').first().setInputFiles({
      name: 'ufer.jpg',
      mimeType: 'image/jpeg',
      buffer: picture,
    })
    await ana.the('button', 'conversation:take_away', { name: 'ufer.jpg' }).waitFor()
    await ana.the('progressbar', 'conversation:uploading', { name: 'ufer.jpg' }).waitFor({ state: 'detached' })
    await say(ana, welcome, 'So sah es gestern aus')
    const preview = ben.the('button', 'kit:open_picture', { name: 'ufer.jpg' })
    await preview.waitFor()
    await holds(async () =>
      assert.ok(await preview.getByRole('presentation').evaluate((img: HTMLImageElement) => img.naturalWidth > 0)),
    )
    await preview.click()
    await ben.page.getByRole('dialog', { name: 'ufer.jpg' }).getByRole('img').waitFor()
    await ben.page.keyboard.press('Escape')
    await holds(async () =>
      assert.ok(await preview.evaluate((one) => one === document.activeElement), 'the focus goes back to the picture'),
    )
    await looksRight(ben.page, 'talk-picture-de-1440')
  })

  assert.equal(await unreadLine(ana).count(), 0, 'nothing is new to someone who watched it come')
  const live = await shown(ana)
  await ana.page.goto(`${stage.url}/c/lahn/talk/${channels.willkommen}`)
  await holds(async () => assert.equal(await shown(ana), live))
})

test('on a phone a finger that rests brings up what can be done, and lifting it does none of it', async () => {
  const cem = await stage.visit('cem', `/c/lahn/talk/${channels.willkommen}`, { width: 360 })
  const { page } = cem
  await say(cem, welcome, 'Ich bringe Kuchen mit.')
  const { x, y, width, height } = (await page.getByText('Ich bringe Kuchen mit.').first().boundingBox())!
  const finger = await page.context().newCDPSession(page)
  const touchPoints = [{ x: x + width / 2, y: y + height / 2 }]
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  const sheet = page.getByRole('dialog', { name: 'Cem Demir' })
  await sheet.waitFor()
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await looksRight(page, 'talk-held-de-360')
  await sheet.getByRole('button', { name: cem.t('conversation:reply'), exact: true }).click()
  await page.getByRole('heading', { name: cem.t('conversation:thread') }).waitFor()
})

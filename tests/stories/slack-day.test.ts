/** A day of talking: what is pinned, kept, remembered, said later, and a call; each with its word and by itself. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { listNotices } from '#modules/attention/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { listReadings } from '#modules/mission/contract-readings.ts'
import { pictureOf } from '../pictures.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'
import { act, box, inChannel, message, pickFromMenu, say, write } from './talking.ts'

const stage = await openStage()
const { channels } = stage.world.lahn
const welcome = inChannel('Willkommen')
stage.delivers()

/** What is told at the foot of the screen. */
const told = ({ page }: Viewer, text: string | RegExp) => page.getByRole('status').getByText(text).first()

async function command(viewer: Viewer, text: string): Promise<void> {
  await write(viewer, welcome, text)
  await viewer.page.keyboard.press('Enter')
}

test('a message is pinned for all, live, and found again beside the channel', async () => {
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`)
  const ben = await stage.visit('ben', `/c/lahn/talk/${channels.willkommen}`)
  await say(ana, welcome, 'Treffpunkt ist immer am Wehr')
  await pickFromMenu(ana, 'Treffpunkt ist', 'conversation:pin')
  await message(ben, 'Treffpunkt ist').getByText(ben.t('conversation:pinned'), { exact: true }).waitFor()
  await ben.the('button', 'conversation:pinned').click()
  const list = ben.page.getByRole('listitem').filter({ hasText: 'Treffpunkt ist' })
  await list.getByText(ben.t('conversation:pinned_by', { name: 'Ana Keller' })).waitFor()
  await looksRight(ben.page, 'day-pins-de-1440')
  await list.getByRole('button', { name: ben.t('conversation:unpin') }).click()
  await ben.text('conversation:pins_none').waitFor()
  await message(ana, 'Treffpunkt ist')
    .getByText(ana.t('conversation:pinned'), { exact: true })
    .waitFor({ state: 'detached' })
})

test('a message is saved, found under "for later" and ticked off', async () => {
  const ben = await stage.visit('ben', `/c/lahn/talk/${channels.willkommen}`)
  await say(ben, welcome, 'Die Liste der Helfer')
  await pickFromMenu(ben, 'Die Liste der Helfer', 'conversation:save_message')
  await message(ben, 'Die Liste der Helfer').getByText(ben.t('conversation:is_saved'), { exact: true }).waitFor()
  await ben.the('link', 'chat:later').click()
  const row = ben.page.getByRole('listitem').filter({ hasText: 'Die Liste der Helfer' })
  await row.waitFor()
  await looksRight(ben.page, 'day-saved-de-1440')
  await row.getByRole('button', { name: ben.t('keeping:tick'), exact: true }).click()
  await ben.text('keeping:none_saved').waitFor()
  await ben.the('radio', 'keeping:part.done').check()
  await row.waitFor()
})

test('/remind is offered, asked for in words, and waits in its list', async () => {
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`)
  ana.forgive(/\b409\b.*\/reminders/)
  await write(ana, welcome, '/')
  const offered = ana.page.getByRole('listbox', { name: ana.t('conversation:suggestions') })
  await offered.getByRole('option').first().waitFor()
  await looksRight(ana.page, 'day-commands-de-1440')
  await ana.page.keyboard.insertText('eri')
  await holds(async () => assert.equal(await offered.getByRole('option').count(), 1))
  await ana.page.keyboard.press('Enter')
  await ana.page.keyboard.insertText('Messbecher')
  await ana.page.keyboard.press('Enter')
  await told(ana, ana.t('keeping:refusal.no_moment')).waitFor()
  await box(ana, welcome).press('ControlOrMeta+a')
  await ana.page.keyboard.insertText('/erinnern in 2 Stunden Messbecher einpacken')
  await ana.page.keyboard.press('Enter')
  await holds(async () => assert.equal((await box(ana, welcome).innerText()).trim(), ''))
  await ana.page.goto(`${stage.url}/c/lahn/saved?show=reminders`)
  const row = ana.page.getByRole('listitem').filter({ hasText: 'Messbecher einpacken' })
  await row.waitFor()
  await looksRight(ana.page, 'day-reminders-de-1440')
  await row.getByRole('button', { name: ana.t('keeping:another_time') }).click()
  await ana.page.getByRole('dialog', { name: ana.t('keeping:remind_when') }).waitFor()
  await looksRight(ana.page, 'day-when-de-1440')
  await ana.page.keyboard.press('Escape')
})

test('an unknown command is explained and not said; two slashes say it', async () => {
  const ben = await stage.visit('ben', `/c/lahn/talk/${channels.willkommen}`)
  await command(ben, '/shrug')
  await told(ben, ben.t('conversation:command_unknown', { name: 'shrug' })).waitFor()
  assert.equal((await box(ben, welcome).innerText()).trim(), '/shrug')
  await box(ben, welcome).press('ControlOrMeta+a')
  await ben.page.keyboard.insertText('//shrug')
  await ben.page.keyboard.press('Enter')
  await message(ben, '/shrug').waitFor()
  assert.equal(await message(ben, '//shrug').count(), 0)
})

test('a message is planned, seen above the box and in the list, and said at once from there', async () => {
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`)
  const ben = await stage.visit('ben', `/c/lahn/talk/${channels.willkommen}`)
  await write(ana, welcome, 'Guten Morgen zusammen')
  await ana.the('button', 'conversation:send_later').click()
  await ana.page.getByRole('menuitem', { name: ana.t('web:when.tomorrow') }).click()
  const line = ana.page.getByRole('link', { name: /^Geplant für morgen/ })
  await line.waitFor()
  assert.equal(await message(ben, 'Guten Morgen zusammen').count(), 0)
  await looksRight(ana.page, 'day-planned-de-1440')
  await line.click()
  const row = ana.page.getByRole('listitem').filter({ hasText: 'Guten Morgen zusammen' })
  await row.waitFor()
  await looksRight(ana.page, 'day-scheduled-de-1440')
  await row.getByRole('button', { name: ana.t('conversation:send_now') }).click()
  await message(ben, 'Guten Morgen zusammen').waitFor()
  await ana.text('conversation:none_scheduled').waitFor()
})

test('/call puts a card into the conversation that leads to the room', async () => {
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`)
  const ben = await stage.visit('ben', `/c/lahn/talk/${channels.willkommen}`, { width: 360 })
  ana.forgive(/\b409\b.*\/calls/)
  await command(ana, '/anruf')
  await told(ana, ana.t('chat:refusal.no_call_link')).waitFor()
  await box(ana, welcome).press('ControlOrMeta+a')
  await ana.page.keyboard.insertText('/anruf https://meet.example.org/lahn Kurz reden?')
  await ana.page.keyboard.press('Enter')
  const card = ben.page.getByRole('region', { name: ben.t('chat:call') })
  await card.waitFor()
  const join = card.getByRole('link', { name: ben.t('chat:call_join') })
  assert.equal(await join.getAttribute('href'), 'https://meet.example.org/lahn')
  await message(ben, 'Kurz reden?').waitFor()
  await looksRight(ben.page, 'day-call-de-360')
})

test('@hier reaches who looks on right now, and says so', async () => {
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`)
  const ben = await stage.visit('ben', `/c/lahn/talk/${channels.willkommen}`)
  await ben.the('heading', 'chat:title').first().waitFor()
  await holds(() => assert.ok(stage.house.presence.here(stage.world.lahn.id).includes(stage.world.lahn.members.ben)))
  await write(ana, welcome, '@hie')
  const offered = ana.page.getByRole('listbox', { name: ana.t('conversation:suggestions') })
  await offered.getByRole('option', { name: ana.t('conversation:who_is_here') }).click()
  await ana.page.keyboard.insertText('wer hat den Schlüssel?')
  await ana.page.keyboard.press('Enter')
  await message(ben, 'wer hat den Schlüssel?').getByText('@hier').waitFor()
  await looksRight(ben.page, 'day-here-de-1440')
  await stage.settle()
  const [notice] = (await stage.ben.does(listNotices, {})).items
  assert.equal(notice?.why, 'mentioned_here')
  assert.equal((await stage.cem.does(listNotices, {})).items.length, 0)
})

test('a message becomes a reading of a goal: its number, its words, and a link back', async () => {
  const metric = { kind: 'number' as const, name: 'Müll', unit: 'kg', baseline: 0, target: 1_200 }
  const goal = await stage.ana.does(createGoal, { title: 'Müll aus dem Fluss', metric })
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`)
  await say(ana, welcome, 'Heute waren wir 12, und 210 kg sind draußen')
  await pickFromMenu(ana, '210 kg', 'mission:measure.deed')
  await looksRight(ana.page, 'day-measure-de-1440')
  await ana.the('button', 'mission:measure.next').click()
  await holds(async () =>
    assert.equal(await ana.page.getByRole('dialog').getByRole('textbox').first().inputValue(), '210'),
  )
  await looksRight(ana.page, 'day-reading-de-1440')
  await ana.the('button', 'mission:reading.doRecord').click()
  await told(ana, ana.t('mission:reading.recordedNow')).waitFor()
  const [reading] = (await stage.ana.does(listReadings, { goalId: goal.id })).items
  assert.deepEqual([reading?.value, reading?.note], [210, 'Heute waren wir 12, und 210 kg sind draußen'])
  assert.match(reading?.evidenceLinks[0] ?? '', /\/c\/lahn\/talk\/.*\?message=/)
})

test('an emoji of our own is added, and stands in texts, reactions and the picker', async () => {
  const ben = await stage.visit('ben', '/c/lahn/emoji')
  await ben.the('button', 'emoji:add').click()
  const { bytes } = await pictureOf('#2a7f8e')
  const picture = { name: 'Unser Fluss.jpg', mimeType: 'image/jpeg', buffer: bytes }
  await ben.page.locator('input[type=file]').setInputFiles(picture)
  await holds(async () => assert.equal(await ben.field('emoji:name').inputValue(), 'unser_fluss'))
  await looksRight(ben.page, 'day-emoji-de-1440')
  await ben.the('button', 'emoji:do_add').click()
  await ben.page.getByRole('listitem').filter({ hasText: ':unser_fluss:' }).waitFor()
  const ana = await stage.visit('ana', `/c/lahn/talk/${channels.willkommen}`)
  await write(ana, welcome, 'Das ist :unser_fluss: in Farbe')
  await ana.page.keyboard.press('Enter')
  await message(ana, 'in Farbe').getByRole('img', { name: ':unser_fluss:' }).waitFor()
  await act(ana, 'in Farbe', 'conversation:react')
  await ana.the('combobox', 'kit:search_emoji').fill('unser')
  await looksRight(ana.page, 'day-picker-de-1440')
  await ana.page.getByRole('option').first().click()
  const mine = { emoji: ':unser_fluss:', count: 1 }
  await message(ana, 'in Farbe')
    .getByRole('button', { name: ana.t('conversation:reaction_mine', mine) })
    .waitFor()
})

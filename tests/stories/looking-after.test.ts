/** Looking after a community: who asks is answered, pictures are cut, rules change, and what ends is said first. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Locator } from 'playwright-core'
import { runDeliveries } from '#kernel/delivery.ts'
import { updateCommunity } from '#modules/communities/contract.ts'
import { askToJoin, inviteByMail } from '#modules/communities/contract-joining.ts'
import { pictureOf } from '../pictures.ts'
import { holds, type Look, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { members, circles } = stage.world.lahn

const inDialog = ({ page }: Viewer): Locator => page.getByRole('dialog')
/** Yes, in the dialog that asks. */
const confirm = (viewer: Viewer, key: string) =>
  inDialog(viewer)
    .getByRole('button', { name: viewer.t(key), exact: true })
    .click()
const nameOf = ({ language = 'de', width = 1440 }: Look) => `${language}-${width}`

async function sendLetters() {
  const deliveries = runDeliveries(stage.house, (error) => assert.fail(String(error)))
  await deliveries.settle()
  await deliveries.stop()
}

async function letterTo(email: string, words: RegExp) {
  await holds(async () => {
    await sendLetters()
    assert.match(stage.letters.findLast(({ to }) => to === email)?.text ?? '', words)
  })
}

/** In the menu of a profile. */
async function choose({ page, the, t }: Viewer, member: string, what: string) {
  await page.goto(`${stage.url}/c/lahn/people/${member}`)
  await the('button', 'communities:ui.member.menu').click()
  await page.getByRole('menuitem', { name: t(`communities:ui.member.${what}`), exact: true }).click()
}

test('who asks to join is let in or turned down, with a few words of one’s own', async () => {
  await stage.ana.does(updateCommunity, { joiningQuestions: ['Was bringt dich zu uns?'] })
  for (const [who, name] of [
    [stage.sofia, 'Sofia Fremd'],
    [stage.otto.in('lahn'), 'Otto mit einem ausgesprochen langen Namen, wie ihn manche haben'],
  ] as const)
    await who.does(askToJoin, { name, answers: ['Ich wohne am Fluss.'], acceptsCharter: true })

  const phone = { width: 360 } as const
  const mara = await stage.visit('mara', '/c/lahn/people/queue', phone)
  const request = (name: RegExp) => mara.page.getByRole('article', { name })
  await request(/^Otto/).waitFor()
  await looksRight(mara.page, `queue-${nameOf(phone)}`)
  await request(/^Sofia/)
    .getByRole('button', { name: mara.t('communities:ui.queue.admit') })
    .click()
  await inDialog(mara).getByRole('textbox').fill('Komm am Samstag ans Wehr.')
  await looksRight(mara.page, `admit-${nameOf(phone)}`)
  await confirm(mara, 'communities:ui.queue.admit')
  await mara.text('communities:ui.queue.admit_done', { name: 'Sofia Fremd' }).waitFor()
  await letterTo('sofia@example.org', /Komm am Samstag ans Wehr\./)

  const desk = { language: 'en' } as const
  const ana = await stage.visit('ana', '/c/lahn/people/queue', desk)
  await ana.page
    .getByRole('article', { name: /^Otto/ })
    .getByRole('button', { name: ana.t('communities:ui.queue.decline') })
    .click()
  await inDialog(ana).getByRole('textbox').fill('Im Frühjahr passt es besser.')
  await looksRight(ana.page, `decline-${nameOf(desk)}`)
  await confirm(ana, 'communities:ui.queue.decline')
  await letterTo('otto@example.org', /Im Frühjahr passt es besser\./)
  await ana.the('heading', 'communities:ui.queue.none').or(ana.text('communities:ui.queue.none')).first().waitFor()
})

test('an invitation nobody answered is sent once more', async () => {
  await stage.ben.does(inviteByMail, { emails: ['neu@example.org'], note: 'Komm doch' })
  await letterTo('neu@example.org', /Komm doch/)
  const before = stage.letters.length
  const mara = await stage.visit('mara', '/c/lahn/people/queue', { width: 360 })
  const again = mara.page.getByRole('button', { name: `${mara.t('communities:ui.invite.resend')}: neu@example.org` })
  mara.forgive(/409/)
  await again.click()
  await mara.text('communities:refusal.sent_lately').waitFor()
  await stage.house.db.transaction(stage.world.lahn.id, async (tx) =>
    tx.send(
      sql`update invitation set created_at = created_at - interval '20 days', expires_at = expires_at - interval '20 days'`,
    ),
  )
  await mara.page.reload()
  await again.waitFor()
  await looksRight(mara.page, 'unanswered-de-360')
  await again.click()
  await mara.text('communities:ui.invite.resent').waitFor()
  await holds(async () => {
    await sendLetters()
    assert.equal(stage.letters.length, before + 1)
  })
})

test('a face is cut out of a picture by hand or by keys', async () => {
  for (const look of [{ width: 360 }, { language: 'en' }] as const) {
    const ben = await stage.visit('ben', '/c/lahn/profile', look)
    const { bytes } = await pictureOf('#2a7f8e')
    await ben.page.locator('input[type=file]').setInputFiles({ name: 'ich.jpg', mimeType: 'image/jpeg', buffer: bytes })
    const window = ben.the('application', 'communities:ui.crop.move')
    await window.waitFor()
    await holds(async () => assert.ok(await window.evaluate((one) => one === document.activeElement)))
    for (const key of ['+', '+', 'ArrowRight', 'ArrowUp']) await ben.page.keyboard.press(key)
    const { x, y, width, height } = (await window.boundingBox())!
    await ben.page.mouse.move(x + width / 2, y + height / 2)
    await ben.page.mouse.down()
    await ben.page.mouse.move(x + width / 2 - 30, y + height / 2 + 10)
    await ben.page.mouse.up()
    await looksRight(ben.page, `crop-${nameOf(look)}`)
    await confirm(ben, 'communities:ui.crop.take')
    const face = ben.page.getByRole('main').locator('img[src*="/files/"]').first()
    await holds(async () => assert.ok(await face.evaluate((img: HTMLImageElement) => img.naturalWidth > 0)))
    await looksRight(ben.page, `cropped-${nameOf(look)}`)
  }
})

test('another kind of community says first which rules it changes', async () => {
  for (const [preset, look] of [
    ['self_help', { width: 360 }],
    ['company', { language: 'en' }],
  ] as const) {
    const ana = await stage.visit('ana', '/c/lahn/settings', look)
    await ana.page.getByRole('radio', { name: ana.t(`communities:preset.${preset}`) }).click()
    await inDialog(ana).waitFor()
    await looksRight(ana.page, `preset-${nameOf(look)}`)
    await confirm(ana, 'communities:ui.settings.preset_set')
    await inDialog(ana).waitFor({ state: 'detached' })
    await holds(async () =>
      assert.ok(await ana.page.getByRole('radio', { name: ana.t(`communities:preset.${preset}`) }).isChecked()),
    )
  }
})

test('a host lets someone into a hidden circle, which is then there for them', async () => {
  const path = `/c/lahn/circles/${circles.vorstand}`
  const cem = await stage.visit('cem', path, { language: 'en' })
  cem.forgive(/404/)
  await cem.text('communities:ui.circle.gone').waitFor()
  const mara = await stage.visit('mara', path, { width: 360 })
  await mara.the('button', 'communities:ui.circle.add').click()
  await inDialog(mara).getByRole('combobox').fill('Cem')
  await mara.page.getByRole('option', { name: 'Cem Demir' }).click()
  await looksRight(mara.page, 'circle-add-de-360')
  await confirm(mara, 'communities:ui.queue.admit')
  await mara.text('communities:ui.circle.admitted', { name: 'Cem Demir' }).waitFor()
  await cem.page.reload()
  await cem.page.getByRole('heading', { level: 1, name: 'Vorstand' }).waitFor()
  await looksRight(cem.page, 'circle-in-en-1440')
})

test('access rests, someone is banned, and both are lifted again', async () => {
  for (const [member, name, look] of [
    [members.cem, 'Cem Demir', { width: 360 }],
    [members.ben, 'Ben Okafor', { language: 'en' }],
  ] as const) {
    const mara = await stage.visit('mara', '/c/lahn', look)
    mara.forgive(/404/)
    for (const [what, lift] of [
      ['suspend', 'resume'],
      ['ban', 'unban'],
    ] as const) {
      await choose(mara, member, what)
      await inDialog(mara).waitFor()
      await looksRight(mara.page, `${what}-${nameOf(look)}`)
      await confirm(mara, `communities:ui.member.${what}`)
      await mara.text(`communities:ui.member.${what}_done`, { name }).waitFor()
      await looksRight(mara.page, `${what}-done-${nameOf(look)}`)
      await choose(mara, member, lift)
      await mara.page
        .getByText(mara.t(`communities:ui.standing.${what === 'ban' ? 'banned' : 'suspended'}`))
        .waitFor({ state: 'detached' })
    }
  }
})

test('who leads hands it over, and coordinates from then on', async () => {
  const ana = await stage.visit('ana', '/c/lahn', { width: 360 })
  await choose(ana, members.mara, 'handOver')
  await inDialog(ana).waitFor()
  await looksRight(ana.page, 'hand-over-de-360')
  await confirm(ana, 'communities:ui.member.handOver')
  await ana.text('communities:ui.member.handOver_done', { name: 'Mara Lindner' }).waitFor()
  await ana.page.goto(`${stage.url}/c/lahn/people/${members.ana}`)
  await ana.seen(new RegExp(ana.t('communities:role.steward'))).waitFor()
  const mara = await stage.visit('mara', `/c/lahn/people/${members.ana}`, { language: 'en' })
  await choose(mara, members.ana, 'handOver')
  await inDialog(mara).waitFor()
  await looksRight(mara.page, 'hand-over-en-1440')
})

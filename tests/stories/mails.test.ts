/** Somebody is away: what waits comes by mail, is answered from there without signing in, and stopped with one tap. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { runDeliveries } from '#kernel/delivery.ts'
import { updateChannel } from '#modules/chat/contract.ts'
import { updateMyProfile } from '#modules/communities/contract.ts'
import { listMessages, markRead, postMessage } from '#modules/conversation/contract.ts'
import { changeSettings, mailAbout } from '#modules/mails/contract.ts'
import { updateMe } from '#modules/people/contract.ts'
import { holds, type Look, openStage, type Viewer, type Width } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana, mara, ben, cem, house, settle, letters, world } = stage
const deliveries = runDeliveries(house, () => {})
const { members, channels } = world.lahn
let minutes = 0
house.clock = { now: () => new Date(Date.now() + minutes * 60_000) }

const texts = [
  'kannst du am Samstag den **Schlüssel** für das Bootshaus mitbringen? Wir brauchen:\n\n- die zwei langen Haken\n- Handschuhe, am besten *alle*\n- [den Plan vom letzten Mal](https://example.org/plan)',
  'Der Donaudampfschifffahrtsgesellschaftskapitänsmützenaufbewahrungsschrank ist auch noch offen.\n\n> Wer war zuletzt dort?',
]
const said = async (who: typeof ana, subjectId: string, text: string) => who.does(postMessage, { subjectId, text })

/** The newest letter to somebody, ten minutes after they were meant. */
async function letterTo(who: 'ben' | 'cem') {
  await settle()
  minutes += 11
  letters.length = 0
  await deliveries.settle()
  await holds(() => assert.ok(letters.some(({ to }) => to === `${who}@example.org`)))
  return letters.find(({ to }) => to === `${who}@example.org`)!
}
const linkIn = (text: string, which: string) => new RegExp(`${stage.url}(/mail/${which}/[\\w-]{22})`).exec(text)![1]!

/** Ben is named by two with long names in a channel with a long one. */
async function asBen(language: 'de' | 'en') {
  await ben.does(updateMe, { language })
  const upTo = (await ben.does(listMessages, { subjectId: channels.cleanup })).items.at(-1)?.seq
  if (upTo) await ben.does(markRead, { subjectId: channels.cleanup, seq: upTo })
  await said(ana, channels.cleanup, `Hallo <@member:${members.ben}>, ${texts[0]}`)
  await said(mara, channels.cleanup, `<@member:${members.ben}> ${texts[1]}`)
  return letterTo('ben')
}

await mara.does(updateMyProfile, { name: 'Bartholomea-Maximiliane von und zu Hohenstein-Schillingsfürst' })
await ana.does(updateChannel, {
  channelId: channels.cleanup,
  name: 'Uferreinigung, Bootshaus und Sommerfest im September',
})

/** By day and by night, with nothing that runs off the screen. */
async function isRight({ page }: Viewer, name: string, language: 'de' | 'en') {
  assert.deepEqual(await debtsOn(page, language), [], name)
  await looksRight(page, name)
}

for (const language of ['de', 'en'] as const)
  test(`the mail and the pages behind its links are right in ${language}`, async () => {
    const letter = await asBen(language)
    const [answer, stop] = [linkIn(letter.text, 'answer'), linkIn(letter.text, 'stop')]
    for (const width of [360, 1440] as const) {
      const viewer = await stage.visit(undefined, `/${language}`, { language, width })
      viewer.forgive(/\b404\b/, /\b422\b/)
      const { page, the } = viewer
      const name = (what: string) => `mails-${what}-${language}-${width}`
      for (const [what, path] of Object.entries({ answer, stop, ended: `/mail/answer/${'x'.repeat(22)}` })) {
        await page.goto(stage.url + path)
        await isRight(viewer, name(what), language)
        assert.equal(await page.locator('script').count(), 0, 'no script')
        assert.deepEqual(await page.context().cookies(), [], 'no cookie')
      }
      await page.goto(stage.url + stop)
      await page.getByRole('button').first().click()
      await the('heading', 'mails:stop.done_title').waitFor()
      await isRight(viewer, name('stopped'), language)
      await the('button', 'mails:stop.undo').click()
      await the('heading', 'mails:stop.back_title').waitFor()
      await page.goto('about:blank')
      await page.setContent(letter.html!)
      await isRight(viewer, name('letter'), language)
    }
  })

test('a mail without content is as calm', async () => {
  await cem.does(changeSettings, { contentFree: true })
  await said(ana, channels.willkommen, `<@member:${members.cem}> nur für dich`)
  const letter = await letterTo('cem')
  for (const width of [360, 1440] as const) {
    const viewer = await stage.visit(undefined, '/de', { width })
    await viewer.page.goto('about:blank')
    await viewer.page.setContent(letter.html!)
    await isRight(viewer, `mails-hush-de-${width}`, 'de')
  }
  await cem.does(changeSettings, { contentFree: false })
})

const phone = { width: 360, scripts: false } as const satisfies Look

test('without script and without signing in it is answered by keyboard, and what was forgotten is said in words', async () => {
  const letter = await asBen('de')
  const viewer = await stage.visit(undefined, linkIn(letter.text, 'answer'), phone)
  viewer.forgive(/\b422\b/)
  const { page, field, the, t } = viewer
  await field('mails:page.answer').fill('  ')
  await field('mails:page.answer').press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText(t('mails:refusal.empty')).waitFor()
  await field('mails:page.answer').fill('Ich bringe **alles** mit.')
  await field('mails:page.answer').press('Tab')
  await page.keyboard.press('Enter')
  await the('heading', 'mails:page.sent').waitFor()
  const screen = await stage.visit('ana', `/c/lahn/talk/${channels.cleanup}`)
  await screen.page
    .getByText(/1 Antwort/)
    .first()
    .waitFor()
})

test('which mails come is chosen in the own account, and every choice can be taken back', async () => {
  await ben.does(mailAbout, { subjectId: channels.cleanup, wanted: false })
  await ben.does(mailAbout, { subjectId: channels.anaUndBen, wanted: false })
  for (const language of ['de', 'en'] as const) {
    const viewer = await stage.visit('ben', '/c/lahn/me', { language })
    const { page, the, text } = viewer
    await page.getByRole('link', { name: viewer.t('people:account.mailsDo'), exact: true }).click()
    await the('heading', 'mails:ui.title').waitFor()
    await the('checkbox', 'mails:ui.quiet_on').check()
    await viewer.field('mails:ui.quiet_from').waitFor()
    for (const width of [360, 1440] as Width[]) {
      await viewer.resize(width)
      await isAtRest(page)
      await isRight(viewer, `mails-settings-${language}-${width}`, language)
    }
    await the('checkbox', 'mails:ui.quiet_on').uncheck()
    await the('checkbox', 'mails:ui.mentions').uncheck()
    await the('checkbox', 'mails:ui.mentions').check()
    if (language === 'de') continue
    await page.getByRole('button', { name: new RegExp(`^${viewer.t('mails:ui.again')}: Ana`) }).click()
    await the('button', 'mails:ui.links_end').click()
    await text('mails:ui.links_none').waitFor()
    await page
      .getByRole('button', { name: new RegExp(`^${viewer.t('mails:ui.again')}: Ana`) })
      .waitFor({ state: 'detached' })
  }
})

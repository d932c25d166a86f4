/** A new house: its first person founds a community, and a second one comes by invitation. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { examples } from '#modules/founding/examples/examples.ts'
import { ensureSetUpLink } from '#modules/people/set-up.ts'
import { holds, type Look, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const PASSWORD = 'ein ganzer Satz als Passwort'

type Founding = { look: Look; email: string; name: string; mission: string; goal: string; unit: string }

/** From the printed link to the first screen of a community that stands. */
async function found({ look, email, name, mission, goal, unit }: Founding): Promise<Viewer> {
  await stage.house.db.rows(sql`update person set is_operator = false`)
  const { pathname, hash } = new URL((await ensureSetUpLink(stage.house)) ?? '')
  const founder = await stage.visit(undefined, pathname + hash, look)
  const { page, the, field, t } = founder
  await field('people:email').fill(email)
  await field('people:password').fill(PASSWORD)
  await the('button', 'people:setUp.do').click()

  await page.getByRole('radio', { name: t('founding:kind.open') }).check()
  const next = () => the('button', 'founding:next').click()
  await next()
  await field('founding:name.label').fill(name)
  await the('radio', 'kit:color.violet').check()
  await field('founding:name.me').fill('Lea Brandt')
  await next()
  await field('founding:mission.label').fill(mission)
  await next()
  await the('button', 'founding:value.honest').click()
  await next()
  await field('founding:goal.label').fill(goal)
  await field('founding:goal.target').fill('500')
  await field('founding:goal.unit').fill(unit)
  await next()
  await the('heading', 'founding:joining.title').waitFor()
  await next()
  await the('heading', 'founding:channels.title').waitFor()
  await looksRight(page, `founding-${look.language}-${look.width}`)
  await the('button', 'founding:found').click()
  await the('heading', 'founding:invite.title').waitFor()
  await the('button', 'founding:finish').click()
  await the('button', 'founding:done.enter').click()
  return founder
}

/** The first screen says what for, and how far. */
async function showsWhatFor({ page, t }: Viewer, mission: string, goal: string, whole: string) {
  await page.getByRole('heading', { level: 1, name: mission.replaceAll('*', ''), exact: true }).waitFor()
  const course = page.getByRole('link', { name: new RegExp(`^${goal}`) })
  const words = async () => (await course.innerText()).replaceAll(/\s+/g, ' ')
  await holds(async () => assert.match(await words(), new RegExp(`0 ${t('mission:of', { whole })}`)))
}

test('the set-up link leads to an account, a founding and a first screen with mission and goal', async () => {
  const mission = 'Wir holen den Müll aus der *Aar*.'
  const founder = await found({
    look: { language: 'de', width: 1440 },
    email: 'lea@example.org',
    name: 'Flussretter Aar',
    mission,
    goal: 'Müll aus dem Fluss',
    unit: 'kg',
  })
  await showsWhatFor(founder, mission, 'Müll aus dem Fluss', '500 kg')
  await looksRight(founder.page, 'founded-de-1440')
})

test('the same on a phone, in English; who is invited by a link signs up, accepts the charter and is in', async () => {
  const mission = 'We plant *trees* where they are missing.'
  const phone = { language: 'en', width: 360 } as const
  const founder = await found({
    look: phone,
    email: 'kim@example.org',
    name: 'Tree Town',
    mission,
    goal: 'Planted trees',
    unit: 'trees',
  })
  await showsWhatFor(founder, mission, 'Planted trees', '500 trees')
  await looksRight(founder.page, 'founded-en-360')

  await founder.the('link', 'communities:rail.people').click()
  await founder.the('link', 'communities:ui.way.invite').first().click()
  await founder.the('button', 'communities:ui.invite.make').click()
  const link = await founder.field('communities:ui.invite.new_link').inputValue()
  await founder.the('link', 'communities:ui.way.people').first().click()

  const guest = await stage.visit(undefined, new URL(link).pathname + new URL(link).hash, phone)
  guest.forgive(/401 .*\/api\/people\/me/)
  await guest.the('link', 'communities:ui.invitation.signUp').click()
  await guest.field('people:email').fill('noor@example.org')
  await guest.field('people:password').fill(PASSWORD)
  await guest.the('button', 'people:signUp.do').click()
  await guest.the('heading', 'people:posted.title').waitFor()
  await guest.page.goto(stage.url + (await stage.letterTo('noor@example.org')))
  await guest.the('button', 'people:link.do').click()

  await guest.field('communities:ui.arrive.name').fill('Noor Haddad')
  await guest.the('checkbox', 'communities:ui.arrive.charter').check()
  await looksRight(guest.page, 'invitation-en-360')
  await guest.the('button', 'communities:ui.invitation.join').click()
  await guest.page.getByRole('heading', { level: 1, name: mission.replaceAll('*', ''), exact: true }).waitFor()
  await guest.page.getByRole('link', { name: guest.t('chat:rail.talk') }).click()
  for (const channel of ['welcome', 'news', 'plans']) await guest.the('link', `founding:channel.${channel}`).waitFor()
  await looksRight(guest.page, 'newcomer-talk-en-360')

  await founder.page.getByText('Noor Haddad').waitFor()
})

const exampled = [
  { name: 'climate', look: { language: 'de', width: 1440 } },
  { name: 'patients', look: { language: 'en', width: 360 } },
] as const

for (const { name, look } of exampled)
  test(`${name}: an example brings values, goals, channels and questions, and stands as it was told`, async () => {
    const told = (await examples[name]())[look.language]
    await stage.house.db.rows(sql`update person set is_operator = false`)
    const { pathname, hash } = new URL((await ensureSetUpLink(stage.house)) ?? '')
    const { page, the, field, t } = await stage.visit(undefined, pathname + hash, look)
    await field('people:email').fill(`${name}@example.org`)
    await field('people:password').fill(PASSWORD)
    await the('button', 'people:setUp.do').click()
    const next = () => the('button', 'founding:next').click()
    const shot = (step: string) => looksRight(page, `example-${step}-${look.language}-${look.width}`)

    await page.getByRole('radio', { name: t(`founding:example.${name}`) }).check()
    await shot('kind')
    await next()
    await field('founding:name.label').fill(told.name)
    await field('founding:name.me').fill('Kim Sander')
    await next()
    await field('founding:mission.label').fill(told.mission)
    await next()
    for (const { title } of told.values) await holds(async () => assert.ok((await values(page)).includes(title)))
    await shot('values')
    await next()
    await holds(async () => assert.equal(await field('founding:goal.label').inputValue(), told.goals[0]?.title))
    await page.getByRole('checkbox', { name: told.goals[1]!.title }).uncheck()
    await shot('goal')
    await next()
    await holds(async () => assert.ok((await values(page)).includes(told.questions[0]!)))
    await shot('joining')
    await next()
    await holds(async () => assert.ok((await values(page)).includes(told.channels[0]!.title)))
    await the('button', 'founding:found').click()
    await the('heading', 'founding:invite.title').waitFor()
    await the('button', 'founding:finish').click()
    await the('button', 'founding:done.enter').click()

    for (const { title } of told.goals.filter((_, n) => n !== 1))
      await page
        .getByRole('link', { name: new RegExp(`^${RegExp.escape(title)}`) })
        .first()
        .waitFor()
    assert.equal(await page.getByText(told.goals[1]!.title).count(), 0, 'what was left out is not there')
    await shot('home')
  })

const values = (page: Viewer['page']) =>
  page.locator('form input').evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value))

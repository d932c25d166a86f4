/** The charter changes: it says why, shows what is different, and asks everyone again. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { acceptCharter, getCharter, writeCharter } from '#modules/mission/contract.ts'
import { holds, type Look, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben, mara } = stage
const before = 'Wir machen die Lahn so sauber, dass Kinder *darin baden* können.'
const first = {
  basedOn: 0,
  mission: before,
  values: [
    { title: 'Ehrlich', weDo: 'Wir zeigen auch, was nicht gelungen ist.', weDont: 'Zahlen schönen.' },
    { title: 'Freundlich', weDo: 'Wir hören zu, bevor wir antworten.' },
  ],
  inScope: ['Ufer zwischen Marburg und Gießen', 'Schulen am Fluss'],
  outOfScope: ['Parteiarbeit'],
}
const firstReason = 'Die Lahn hört nicht in Gießen auf.'

test('who stood by the first charter reads two changes with their reasons, and stands by it again', async () => {
  await mara.does(writeCharter, first)
  for (const one of [ana, ben]) await one.does(acceptCharter, { version: 1 })
  const { values } = await mara.does(getCharter, {})
  await mara.does(writeCharter, {
    ...first,
    basedOn: 1,
    values: [
      { ...first.values[0]!, id: values[0]!.id },
      { title: 'Geduldig', weDo: 'Wir bleiben auch im Winter dran.' },
    ],
    inScope: ['Ufer zwischen Marburg und Wetzlar', 'Schulen am Fluss'],
    reason: firstReason,
  })

  const steward = await stage.visit('ana', '/c/lahn/charter/edit')
  steward.forgive(/409 .*\/charter/)
  const mission = steward.field('mission:charter.mission')
  await mission.fill('Wir machen die Lahn so sauber, dass alle *darin baden* dürfen.')
  await steward.the('button', 'mission:charter.do').click()
  await steward.text('mission:refusal.change_unexplained').waitFor()
  await looksRight(steward.page, 'charter-unexplained-de-1440')
  await steward.field('mission:charter.reason').fill('Nicht nur Kinder baden.')
  await steward.the('button', 'mission:charter.do').click()
  await steward.text('mission:charter.accepted').waitFor()

  await asksAgain(await stage.visit('ben', '/c/lahn/charter'), 'de', 1440)
  await asksAgain(await stage.visit('ben', '/c/lahn/charter', { language: 'en', width: 360 }), 'en', 360)
  const member = await stage.visit('ben', '/c/lahn/charter?compare=1')
  await member.the('button', 'mission:charter.accept').click()
  await member.text('mission:charter.accepted').waitFor()
  assert.equal((await ben.does(getCharter, {})).accepted, 3)
})

async function asksAgain({ page, the, text, t }: Viewer, language: NonNullable<Look['language']>, width: 360 | 1440) {
  await text('mission:charter.acceptAgain').waitFor()
  for (const reason of [firstReason, 'Nicht nur Kinder baden.'])
    await page.getByRole('definition').filter({ hasText: reason }).waitFor()
  await looksRight(page, `charter-again-${language}-${width}`)
  await the('link', 'mission:charter.showChanges').click()
  await text('mission:charter.comparedWith', { version: 1 }).waitFor()
  const said = async (role: 'insertion' | 'deletion') => (await page.getByRole(role).allInnerTexts()).join(' ')
  await holds(async () => assert.match(await said('insertion'), /alle.*Geduldig.*Wetzlar/s))
  assert.match(await said('deletion'), /Kinder.*Freundlich.*Gießen/s)
  assert.ok((await said('insertion')).includes(t('mission:charter.saidNow')), 'it is said, not only shown')
  await looksRight(page, `charter-changes-${language}-${width}`)
}

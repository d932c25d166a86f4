/** People find each other: directory, profile, a direct conversation, and the notice of it. */
import { test } from 'node:test'
import { updateMyProfile } from '#modules/communities/contract.ts'
import { openStage } from './browser.ts'
import { looksRight } from './look.ts'
import { inChannel, message, say } from './talking.ts'

const stage = await openStage()

test('someone is found by what they can do, written to, and told why', async () => {
  await stage.mara.does(updateMyProfile, { skills: ['Wasserproben', 'Zeichnen'], about: 'Ich messe seit Jahren.' })
  const cem = await stage.visit('cem', '/c/lahn/people', { width: 360, language: 'en' })
  const mara = await stage.visit('mara', '/c/lahn')
  await cem.field('communities:ui.people.search').fill('wasserprob')
  const found = cem.page.getByRole('main').getByRole('link', { name: /^Mara Lindner/ })
  await found.waitFor()
  await cem.page.getByRole('link', { name: /^Ana Keller/ }).waitFor({ state: 'detached' })
  await looksRight(cem.page, 'directory-en-360')
  await found.click()
  await cem.page.getByText('Ich messe seit Jahren.').waitFor()
  await looksRight(cem.page, 'profile-en-360')

  await cem.the('link', 'communities:ui.member.write').click()
  await cem.seen(cem.t('chat:quiet_direct')).waitFor()
  await say(cem, inChannel('Mara Lindner'), 'Can you show me how to measure?')

  await mara.seen('Can you show me how to measure?').waitFor() // at home, without a reload
  await mara.page.getByRole('link', { name: new RegExp(`^${mara.t('chat:rail.talk')}`) }).click()
  await mara.the('link', 'attention:bell', { count: 1 }).click()
  const notice = mara.page.getByRole('listitem').filter({ hasText: 'Can you show me how to measure?' })
  await notice.getByText(mara.t('attention:why.direct')).waitFor()
  await looksRight(mara.page, 'notices-de-1440')
  await notice.getByRole('link').click()
  await message(mara, 'Can you show me how to measure?').waitFor()
  await say(mara, inChannel('Cem Demir'), 'Gern, Samstag um zehn am Wehr.')
  await message(cem, 'Gern, Samstag um zehn am Wehr.').waitFor()
  // What was read waits no longer.
  await mara.the('link', 'attention:bell', { count: 1 }).waitFor({ state: 'detached' })
})

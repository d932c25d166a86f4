/** A community comes from another house as a whole: export, look, name, moving in, going in, and taking it away again. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { postMessage } from '#modules/conversation/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { exportBy, forged } from '../arriving.ts'
import { openStage, type Viewer } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben, world } = stage
await ana.does(createGoal, { title: '1.000 kg Müll aus der Lahn' })
await ben.does(postMessage, { subjectId: world.lahn.channels.willkommen, text: 'Hallo zusammen' })
const archive = { name: 'lahn-2026-09-17.zip', mimeType: 'application/zip', buffer: await exportBy(ana) }

async function good(viewer: Viewer, name: string, language: 'de' | 'en') {
  await isAtRest(viewer.page)
  await looksRight(viewer.page, name)
  assert.deepEqual(await debtsOn(viewer.page, language), [])
}

const choose = ({ page }: Viewer, file = archive) => page.locator('input[type=file]').setInputFiles(file)

test('somebody brings their community, enters it, and takes it away again by its name', async () => {
  const sofia = await stage.visit('sofia', '/communities')
  const { page, the, text, field } = sofia
  sofia.forgive(/409/)
  await the('link', 'communities:ui.communities.arrive').click()
  await good(sofia, 'arrive-de-1440', 'de')
  await choose(sofia)
  await the('button', 'arriving:start').waitFor()
  await good(sofia, 'arrive-found-de-1440', 'de')

  await field('arriving:form.slug').fill('lahn')
  await field('arriving:form.me').fill('')
  await the('button', 'arriving:start').click()
  await text('arriving:form.missing').waitFor()
  await field('arriving:form.me').fill('Sofia Fremd')
  await the('button', 'arriving:start').click()
  await text('arriving:refusal.slug_taken').waitFor()
  await good(sofia, 'arrive-taken-de-1440', 'de')
  await field('arriving:form.slug').fill('lahn-sued')
  await the('button', 'arriving:start').click()

  await the('link', 'arriving:done.enter').waitFor()
  await good(sofia, 'arrive-done-de-1440', 'de')
  await the('link', 'arriving:done.enter').click()
  await page.waitForURL('**/c/lahn-sued')
  await page.getByText('1.000 kg Müll aus der Lahn').first().waitFor()

  await page.goto(`${stage.url}/c/lahn-sued/settings/moving-in`)
  await page.getByRole('link', { name: archive.name }).click()
  await page.waitForURL('**/arrive/lahn-sued')
  await the('button', 'arriving:undo.do').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Flussretter')
  await dialog.getByRole('button', { name: sofia.t('arriving:undo.do') }).click()
  await text('arriving:refusal.wrong_name').waitFor()
  await good(sofia, 'arrive-undo-de-1440', 'de')
  await dialog.getByRole('textbox').fill('Flussretter Lahn')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/communities')
  await text('arriving:undo.done', { name: 'Flussretter Lahn' }).waitFor()
  sofia.forgive(/404/)
  await page.goto(`${stage.url}/arrive/lahn-sued`)
  await text('arriving:gone_text').waitFor()
  await good(sofia, 'arrive-gone-de-1440', 'de')
})

test('on a phone, in English: long names, what is lost, what fails, what stays, and going on after a cut', async () => {
  const long = 'A community with quite a long name that goes on and on beside the river and further'
  const member = (n: number) => ({
    ...{
      id: `01990000-0000-7000-8000-00000000f${n.toString(16).padStart(3, '0')}`,
      name: `${n} ${'Very-long-name'.repeat(4)}`,
    },
    ...{ kind: 'member', standing: 'active', about: '', place: '', gives: '', skills: [], interests: [], links: [] },
  })
  const members = Array.from({ length: 30 }, (_, n) => member(n + 1))
  const buffer = forged(
    { members },
    [
      { name: '../evil', data: 'x' },
      { name: 'data/tickets.json', data: '[]' },
    ],
    {
      community: { name: long, slug: 'long' },
    },
  )
  const cem = await stage.visit('cem', '/found', { width: 360, language: 'en' })
  const { page, the, text } = cem
  await the('link', 'founding:arrive.do').click()
  await choose(cem, { ...archive, buffer: Buffer.from('no zip') })
  await text('arriving:refusal.archive_is_unreadable').waitFor()
  await good(cem, 'arrive-failed-en-360', 'en')
  await the('button', 'arriving:discard').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: cem.t('arriving:discard') })
    .click()
  await page.waitForURL('**/arrive')

  await page.route('**/parts**', (route) => route.fulfill({ status: 409, body: '{"code":"part_is_damaged"}' }))
  cem.forgive(/409|parts/)
  const named = { ...archive, name: `${'a very long name of an export '.repeat(3)}.zip`, buffer }
  await choose(cem, named)
  await text('imports:ui.sending.cut').waitFor()
  await good(cem, 'arrive-cut-en-360', 'en')
  await page.unroute('**/parts**')
  await page.goto(`${stage.url}/arrive`)
  await text('arriving:underway').waitFor()
  await good(cem, 'arrive-en-360', 'en')
  await page.getByRole('link', { name: /a very long name/ }).click()
  // The page that is left has a field for files, too.
  await page.waitForURL('**/arrive/arriving-*')
  await the('button', 'imports:ui.sending.go_on').waitFor()
  await choose(cem, named)
  await the('button', 'arriving:start').waitFor()
  await good(cem, 'arrive-found-en-360', 'en')
  await cem.field('arriving:form.me').fill('Cem')
  await the('button', 'arriving:start').click()
  await the('link', 'arriving:done.enter').waitFor()
  const id = (await stage.house.tenancy.communityBySlug('long'))!.id
  await stage.house.db.transaction(id, async (tx) =>
    tx.send(sql`
      insert into member (community_id, id, person_id, kind, standing, role, name, created_at, joined_at)
      values (${id}, ${id}, ${world.people.fred}, 'member', 'active', 'member', 'Fred', now(), now())`),
  )
  await page.reload()
  await text('arriving:undo.kept.others').waitFor()
  await good(cem, 'arrive-done-en-360', 'en')
})

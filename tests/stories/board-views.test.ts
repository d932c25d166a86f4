/** A season of sixty tasks is looked at as a table, on days and along time, changed there, and found again among one's own. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { logHours } from '#modules/boards/hours/contract.ts'
import { addLabel } from '#modules/boards/lists/contract.ts'
import { listMyTasks } from '#modules/boards/mine/contract.ts'
import { addTask, closeTask, getTask } from '#modules/boards/task/contract.ts'
import { listViews } from '#modules/boards/views/contract.ts'
import { makeWait } from '#modules/boards/waits/contract.ts'
import { updateMyProfile } from '#modules/communities/contract.ts'
import { holds, openStage } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana, world } = stage
const { members } = world.lahn
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Three months: each list a stretch of work in which one thing waits for another. */
async function season() {
  const { id: boardId } = await ana.does(makeBoard, {
    title: 'Cleanup-Saison 2027',
    audience: 'community',
    lists: [{ title: 'Vorbereiten' }, { title: 'Werben' }, { title: 'Am Fluss' }, { title: 'Geschafft', closes: true }],
  })
  const { lists } = await ana.does(getBoard, { boardId })
  const labels: string[] = []
  for (const [tone, name] of ['Material', 'Schule', 'Transport'].entries())
    labels.push((await ana.does(addLabel, { boardId, name, tone })).id)
  const words = [
    'Container bestellen',
    'Handschuhe zählen',
    'Boote klarmachen',
    'Plakate drucken',
    'Schulen anschreiben',
    'Kuchen verabreden',
    'Strecken ablaufen',
    'Waage leihen',
    'Presse einladen',
    'Müll wiegen und die Zahlen für alle auf die Seite stellen',
  ]
  const who = [members.ana, members.ben, members.cem, members.mara]
  const ids: string[] = []
  for (let n = 0; n < 60; n++) {
    const list = lists[Math.floor(n / 16)]!
    const start = -20 + n + (n % 5) * 3
    const isMilestone = n % 16 === 15
    const { id } = await ana.does(addTask, {
      listId: list.id,
      title: isMilestone
        ? `${list.title}: alles steht`
        : `${words[n % 10]}${n >= 10 ? `, ${1 + Math.floor(n / 10)}. Runde` : ''}`,
      ...(n % 9 !== 8 && { dueOn: inDays(start + (isMilestone ? 8 : 2 + (n % 7))) }),
      ...(n % 9 !== 8 && !isMilestone && n % 4 !== 3 && { startsOn: inDays(start) }),
      ...(n % 11 === 5 && { dueAt: `${inDays(start + 2 + (n % 7))}T15:30:00.000Z` }),
      ...(n % 3 !== 0 && { labelIds: [labels[n % 3]!] }),
      ...(n % 4 !== 1 && { assigneeIds: n % 6 === 0 ? [who[n % 4]!, who[(n + 1) % 4]!] : [who[n % 4]!] }),
      ...(n % 2 === 0 && { estimate: 60 + 30 * (n % 5) }),
      isMilestone,
    })
    ids.push(id)
    if (n % 16 > 0 && n % 3 !== 1) await ana.does(makeWait, { taskId: id, forId: ids[n - 1]! })
  }
  for (const taskId of [...ids.slice(0, 6), ...ids.slice(48, 54)]) await ana.does(closeTask, { taskId, anyway: true })
  await ana.does(logHours, { taskId: ids[0]!, minutes: 150 })
  await ana.does(updateMyProfile, { hours: 16 })
  return { boardId, ids }
}

const { boardId, ids } = await season()
const home = `/c/lahn/boards/${boardId}`
const views = ['table', 'calendar', 'timeline'] as const

test('each view is there by day and by night, on a phone and on a desk, in both languages', async () => {
  for (const [width, language] of [
    [1440, 'de'],
    [360, 'en'],
    [360, 'de'],
    [1440, 'en'],
  ] as const) {
    const viewer = await stage.visit('ana', `${home}?view=table`, { width, language })
    for (const view of views) {
      await viewer.page.goto(`${stage.url}${home}?view=${view}`)
      await viewer.seen('Boote klarmachen').first().waitFor()
      await isAtRest(viewer.page)
      await looksRight(viewer.page, `views-${view}-${language}-${width}`)
      assert.deepEqual(await debtsOn(viewer.page, language), [], `${view} ${width}`)
    }
    await viewer.page.goto(`${stage.url}/c/lahn/boards/mine`)
    await viewer.the('heading', 'boards:ui.mine.load').waitFor()
    await isAtRest(viewer.page)
    await looksRight(viewer.page, `mine-${language}-${width}`)
    assert.deepEqual(await debtsOn(viewer.page, language), [], `mine ${width}`)
  }
})

test('a board without tasks says so in each view', async () => {
  const { id } = await ana.does(makeBoard, { title: 'Noch leer', audience: 'community', lists: [{ title: 'Offen' }] })
  const viewer = await stage.visit('cem', `/c/lahn/boards/${id}?view=table`)
  for (const view of views) {
    await viewer.page.goto(`${stage.url}/c/lahn/boards/${id}?view=${view}`)
    await viewer.text(view === 'calendar' ? 'boards:ui.views.calendar_none' : 'boards:ui.views.none').waitFor()
    await looksRight(viewer.page, `views-${view}-empty-de-1440`)
  }
})

test('what is changed in a view is changed for all, is undone, and what follows moves along after asking', async () => {
  const viewer = await stage.visit('ana', `${home}?view=table&group=list`)
  const { page, t } = viewer
  const row = page.getByRole('row').filter({ hasText: 'Waage leihen' }).first()
  await row.getByRole('button', { name: t('boards:ui.views.estimate') }).click()
  await row.getByRole('spinbutton').fill('2.5')
  await page.keyboard.press('Enter')
  await holds(async () => assert.equal((await ana.does(getTask, { taskId: ids[7]! })).estimate, 150))
  for (const title of ['Waage leihen', 'Presse einladen'])
    await page.getByRole('checkbox', { name: t('boards:ui.views.choose', { title }), exact: true }).check()
  await viewer.the('button', 'boards:ui.views.bulk_due').click()
  await viewer.field('boards:ui.views.due').fill(inDays(30))
  await looksRight(page, 'views-bulk-de-1440')
  await viewer.the('button', 'boards:ui.views.bulk_go').click()
  await holds(async () => assert.equal((await ana.does(getTask, { taskId: ids[8]! })).dueOn, inDays(30)))

  await viewer.the('button', 'boards:ui.views.kept').click()
  await viewer.the('menuitem', 'boards:ui.views.save').click()
  await viewer.field('boards:ui.views.name').fill('Nach Listen')
  await viewer.the('button', 'boards:ui.board.save').click()
  await holds(async () =>
    assert.deepEqual(
      (await ana.does(listViews, { boardId })).items.map(({ name, query }) => [name, query]),
      [['Nach Listen', 'view=table&group=list']],
    ),
  )

  // By keys alone: three days later, and whoever waits for it comes along.
  await page.goto(`${stage.url}${home}?view=timeline`)
  const bar = page.getByRole('button', { name: /^Schulen anschreiben, 2. Runde,/ })
  const before = await ana.does(getTask, { taskId: ids[14]! })
  const following = (await ana.does(getTask, { taskId: ids[14]! })).holdsUp[0]!
  const then = await ana.does(getTask, { taskId: following.id })
  await bar.focus()
  for (let n = 0; n < 20; n++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await viewer.the('button', 'boards:ui.views.follow_all').waitFor()
  await looksRight(page, 'views-follow-de-1440')
  await viewer.the('button', 'boards:ui.views.follow_all').click()
  const later = (day: string | null) => new Date(Date.parse(day!) + 20 * 86_400_000).toISOString().slice(0, 10)
  await holds(async () => assert.equal((await ana.does(getTask, { taskId: ids[14]! })).dueOn, later(before.dueOn)))
  assert.equal((await ana.does(getTask, { taskId: following.id })).dueOn, later(then.dueOn))

  await page.goto(`${stage.url}/c/lahn/boards/mine`)
  const first = (await ana.does(listMyTasks, {})).items.find(({ waits }) => !waits)!
  await page
    .getByRole('checkbox', { name: t('boards:ui.mine.is_done', { title: first.title }), exact: true })
    .first()
    .click()
  await holds(async () => assert.ok((await ana.does(getTask, { taskId: first.id })).closedAt))
  await viewer.the('button', 'boards:ui.mine.feed_make').click()
  await viewer.text('boards:ui.mine.feed_once').waitFor()
  await viewer.the('button', 'boards:ui.mine.feed_end').click()
})

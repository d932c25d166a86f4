/** Several cards are chosen on a board and changed together: by mouse, by keys, by a finger; and a thousand of them on a phone. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { askApproval } from '#modules/boards/approvals/contract.ts'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { addTask, archiveTask, moveTask } from '#modules/boards/task/contract.ts'
import { makeWait } from '#modules/boards/waits/contract.ts'
import { bigBoard } from './big-board.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben, world } = stage

async function board(...titles: string[]) {
  const lists = [{ title: 'Offen' }, { title: 'Dabei' }, { title: 'Geschafft', closes: true }]
  const { id: boardId } = await ben.does(makeBoard, { title: 'Uferfest', audience: 'community', lists })
  const [open, doing, done] = (await ben.does(getBoard, { boardId })).lists.map(({ id }) => id)
  const ids: Record<string, string> = {}
  for (const title of titles) ids[title] = (await ben.does(addTask, { listId: open!, title })).id
  const inList = async (listId: string) =>
    (await ana.does(getBoard, { boardId })).tasks
      .filter((task) => task.listId === listId)
      .toSorted((a, b) => (a.position < b.position ? -1 : 1))
      .map(({ title }) => title)
  return { boardId, ids, open: open!, doing: doing!, done: done!, inList }
}

const card = ({ page }: Viewer, title: string) => page.getByRole('article').filter({ hasText: title })
const bar = (viewer: Viewer) => viewer.the('region', 'boards:ui.views.bulk')
const says = ({ page }: Viewer, words: string) =>
  holds(async () => assert.ok((await page.getByRole('status').allInnerTexts()).includes(words), words))
const areChosen = ({ page }: Viewer, ...titles: string[]) =>
  holds(async () => {
    const chosen = page.getByRole('article').filter({ has: page.locator('[aria-pressed="true"][data-chooses]') })
    assert.deepEqual((await chosen.getByRole('heading').allInnerTexts()).map(lastLine), titles)
  })
/** Before it stands what is only heard: that it is chosen, or done. */
const lastLine = (text: string) =>
  text
    .split('\n')
    .at(-1)!
    .replace(/^(Ausgewählt|Selected) /, '')

async function moveAll(viewer: Viewer, list: string) {
  await viewer.page.getByRole('dialog').getByRole('combobox').selectOption({ label: list })
  await viewer.the('button', 'boards:ui.views.bulk_go').click()
}

test('cards are chosen by mouse, stay so while others move them, and go when they are gone', async () => {
  const { boardId, ids, doing, inList } = await board('eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs')
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  const { page, t } = viewer
  await card(viewer, 'eins').click({ modifiers: ['ControlOrMeta'] })
  await says(viewer, t('boards:ui.card.said_chosen', { title: 'eins' }))
  await says(viewer, t('boards:ui.views.chosen', { count: 1 }))
  // With Shift all between them; plainly once one chooses.
  await card(viewer, 'drei').click({ modifiers: ['Shift'] })
  await card(viewer, 'sechs').click()
  await areChosen(viewer, 'eins', 'zwei', 'drei', 'sechs')
  assert.doesNotMatch(page.url(), /task=/)
  await isAtRest(page)
  assert.deepEqual(await debtsOn(page, 'de'), [])
  await looksRight(page, 'board-chosen-de-1440')

  await ben.does(moveTask, { taskId: ids.zwei!, listId: doing })
  await areChosen(viewer, 'eins', 'drei', 'sechs', 'zwei')
  await ben.does(archiveTask, { taskId: ids.drei! })
  await areChosen(viewer, 'eins', 'sechs', 'zwei')
  await card(viewer, 'sechs').click()
  await says(viewer, t('boards:ui.card.said_left', { title: 'sechs' }))
  await card(viewer, 'fünf').click()
  await card(viewer, 'vier').click()
  // In their order, behind those that are there; what stood there stays.
  await bar(viewer)
    .getByRole('button', { name: t('boards:ui.views.bulk_move') })
    .click()
  await moveAll(viewer, 'Dabei')
  await holds(async () => assert.deepEqual(await inList(doing), ['zwei', 'eins', 'vier', 'fünf']))
  await bar(viewer).waitFor({ state: 'detached' })
  await viewer.the('button', 'kit:undo').click()
  await holds(async () => assert.deepEqual(await inList(doing), ['zwei']))

  const english = await stage.visit('ana', `/c/lahn/boards/${boardId}`, { language: 'en' })
  await card(english, 'eins').click({ modifiers: ['Shift'] })
  await card(english, 'vier').click({ modifiers: ['Shift'] })
  await areChosen(english, 'eins', 'vier')
  await looksRight(english.page, 'board-chosen-en-1440')
  // Another view of the same board goes on with them.
  await english.page.getByText('Table', { exact: true }).click()
  await says(english, english.t('boards:ui.views.chosen', { count: 2 }))
  await looksRight(english.page, 'board-chosen-table-en-1440')
})

test('cards are chosen by keys, and letters do with all of them what they do with one', async () => {
  const { boardId, done, inList } = await board('eins', 'zwei', 'drei', 'vier')
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  const { page, t } = viewer
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const isAt = (title: string) => page.locator('a:focus', { hasText: title }).waitFor()
  await page.getByRole('link', { name: 'zwei' }).focus()
  await press('Shift+ArrowDown')
  await isAt('drei')
  await press('Shift+ArrowDown')
  await isAt('vier')
  await areChosen(viewer, 'zwei', 'drei', 'vier')
  await press('Shift+ArrowUp')
  await isAt('drei')
  await areChosen(viewer, 'zwei', 'drei')
  await says(viewer, t('boards:ui.views.chosen', { count: 2 }))
  await press('x')
  await areChosen(viewer, 'zwei')
  await press('Escape')
  await says(viewer, t('boards:ui.card.chosen_none'))
  await bar(viewer).waitFor({ state: 'detached' })

  await isAt('drei')
  await press('x', 'ArrowUp', 'ArrowUp')
  await isAt('eins')
  await press('x')
  await areChosen(viewer, 'eins', 'drei')
  // Enter opens, also while one chooses.
  await press('Enter')
  await holds(() => assert.match(page.url(), /task=/))
  await page.goBack()
  await page.getByRole('link', { name: 'eins' }).focus()
  await press('m')
  await viewer.page.getByRole('dialog').getByRole('combobox').waitFor()
  await looksRight(page, 'board-chosen-move-de-1440')
  await moveAll(viewer, 'Geschafft')
  await holds(async () => assert.deepEqual(await inList(done), ['eins', 'drei']))
  await page.keyboard.press('?')
  await viewer.text('boards:ui.board.key_choose_more').waitFor()
  await looksRight(page, 'board-choosing-keys-de-1440')
})

test('what is done too early is asked about, one by one and all together', async () => {
  const { boardId, ids, open, done, inList } = await board('Streichen', 'Bauen', 'Planen', 'Feiern')
  await ben.does(makeWait, { taskId: ids.Streichen!, forId: ids.Bauen! })
  await ben.does(askApproval, { taskId: ids.Planen!, question: 'Passt das?', memberIds: [world.lahn.members.cem] })
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  viewer.forgive(/409 /)
  const { page, t } = viewer
  const drag = async (title: string) => {
    const from = (await card(viewer, title).boundingBox())!
    const to = (await page.getByRole('region', { name: 'Geschafft', exact: true }).boundingBox())!
    await page.mouse.move(from.x + 60, from.y + 12)
    await page.mouse.down()
    await page.mouse.move(from.x + 90, from.y + 20, { steps: 4 })
    await page.mouse.move(to.x + 100, to.y + 70, { steps: 8 })
    await viewer.text('boards:ui.card.drop_here').waitFor()
    await page.mouse.up()
  }
  await drag('Streichen')
  await page.getByText(t('boards:ui.card.close_text', { count: 1 })).waitFor()
  await looksRight(page, 'board-early-de-1440')
  await viewer.the('button', 'boards:ui.card.close_keep').click()
  assert.deepEqual(await inList(open), ['Streichen', 'Bauen', 'Planen', 'Feiern'])
  // That an OK is missing only the house knows.
  await drag('Planen')
  await page.getByText(t('boards:ui.approval.blocked_text')).waitFor()
  await viewer.the('button', 'boards:ui.card.close_keep').click()
  assert.deepEqual(await inList(done), [])

  for (const title of ['Feiern', 'Planen', 'Streichen'])
    await card(viewer, title).click({ modifiers: ['ControlOrMeta'] })
  const all = async () => {
    await bar(viewer)
      .getByRole('button', { name: t('boards:ui.views.bulk_move') })
      .click()
    await moveAll(viewer, 'Geschafft')
    await page.getByText(t('boards:ui.views.bulk_early')).waitFor()
  }
  await all()
  await looksRight(page, 'board-early-some-de-1440')
  await viewer.the('button', 'boards:ui.card.close_keep').click()
  await viewer.text('boards:ui.views.done_kept', { count: 1, kept: 2 }).waitFor()
  await holds(async () => assert.deepEqual(await inList(done), ['Feiern']))
  await viewer.the('button', 'kit:undo').click()
  await holds(async () => assert.deepEqual(await inList(open), ['Streichen', 'Bauen', 'Planen', 'Feiern']))
  for (const title of ['Feiern', 'Planen', 'Streichen'])
    await card(viewer, title).click({ modifiers: ['ControlOrMeta'] })
  await all()
  await viewer.the('button', 'boards:ui.views.bulk_early_all').click()
  await holds(async () => assert.deepEqual(await inList(done), ['Streichen', 'Planen', 'Feiern']))
})

test('a finger rests on a card, chooses it from the menu, and then others by touching them', async () => {
  const titles = ['eins', 'zwei', 'drei', 'vier', 'fünf']
  const { boardId, doing, inList } = await board(...titles)
  for (const language of ['de', 'en'] as const) {
    const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`, { width: 360, language })
    const { page } = viewer
    await card(viewer, 'zwei').waitFor()
    await isAtRest(page)
    const { x, y } = (await card(viewer, 'zwei').boundingBox())!
    const finger = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchEnd') =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchStart' ? [{ x: x + 80, y: y + 20 }] : [],
      })
    await touch('touchStart')
    await page.locator('[data-holding]').waitFor()
    await touch('touchEnd')
    await page.getByRole('menu').waitFor()
    await looksRight(page, `board-menu-${language}-360`)
    await page.getByRole('menuitem', { name: viewer.t('boards:ui.card.choose') }).tap()
    await card(viewer, 'drei').tap()
    await card(viewer, 'eins').tap()
    await areChosen(viewer, 'eins', 'zwei', 'drei')
    await isAtRest(page)
    assert.deepEqual(await debtsOn(page, language), [])
    await looksRight(page, `board-chosen-${language}-360`)
    if (language === 'de') {
      await viewer.the('button', 'boards:ui.views.choose_none').tap()
      await bar(viewer).waitFor({ state: 'detached' })
      continue
    }
    await bar(viewer)
      .getByRole('button', { name: viewer.t('boards:ui.views.bulk_move') })
      .tap()
    await moveAll(viewer, 'Dabei')
    await holds(async () => assert.deepEqual(await inList(doing), ['eins', 'zwei', 'drei']))
  }
})

test('a thousand tasks on a slow phone: scrolled, another list, opened and back, moved from the menu', async () => {
  const { boardId, listIds } = await bigBoard(stage)
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`, { width: 360 })
  const { page, t } = viewer
  const device = await page.context().newCDPSession(page)
  await device.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await card(viewer, '1: Handschuhe').first().waitFor()
  await isAtRest(page)
  assert.deepEqual(await debtsOn(page, 'de'), [])
  await looksRight(page, 'board-thousand-de-360')
  // However many there are, only what is near is in the page.
  const drawn = () => page.locator('article').count()
  assert.ok((await drawn()) < 60, `${await drawn()} cards`)

  const cards = page.locator(`[data-list="${listIds[0]}"] [data-cards]`)
  await holds(async () => {
    await cards.evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
    await card(viewer, '993: ').waitFor({ timeout: 1_000 })
  })
  const pick = (list: string) =>
    page
      .getByRole('navigation', { name: t('boards:ui.list.pick') })
      .getByText(list)
      .tap()
  await pick('Schule')
  await card(viewer, '6: Handschuhe').first().waitFor()
  await looksRight(page, 'board-thousand-picked-de-360')
  await page.locator(`[data-list="${listIds[5]}"] [data-cards]`).evaluate((box) => box.scrollTo({ top: 4_000 }))
  await holds(async () => assert.ok((await inSight(viewer)).length > 0))
  const [title] = await inSight(viewer)
  await page.getByRole('link', { name: title!, exact: true }).tap()
  await page.getByRole('heading', { level: 1, name: title! }).waitFor()
  await page.goBack()
  // Back again one goes on from where one was.
  await holds(async () => assert.ok((await inSight(viewer)).includes(title!), title))
  await looksRight(page, 'board-thousand-back-de-360')

  await page.getByRole('button', { name: t('boards:ui.card.more', { title }) }).tap()
  await page.getByRole('menuitem', { name: t('boards:ui.card.move_to') }).tap()
  await page.getByRole('combobox', { name: t('boards:ui.card.list') }).selectOption({ label: 'Ideen' })
  await page.getByRole('combobox', { name: t('boards:ui.card.place') }).selectOption('first')
  await viewer.the('button', 'boards:ui.card.move_now').tap()
  await viewer.text('boards:ui.card.moved', { list: 'Ideen' }).waitFor()
  await pick('Ideen')
  await cards.evaluate((box) => box.scrollTo({ top: 0 }))
  await card(viewer, title!).first().waitFor()
})

/** Titles of the cards that can be seen whole. */
function inSight({ page }: Viewer): Promise<string[]> {
  return page.locator('article').evaluateAll((cards) =>
    cards
      .filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const column = one.closest('[data-cards]')!.getBoundingClientRect()
        return left >= 0 && right <= innerWidth && top >= column.top && bottom <= column.bottom
      })
      .map((one) => one.querySelector('h3')!.textContent!),
  )
}

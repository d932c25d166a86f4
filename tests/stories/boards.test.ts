/** A board is made and filled, and its cards are moved by mouse, by keys, by words and by a finger, by two people at once. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getBoard, listBoards, makeBoard } from '#modules/boards/contract.ts'
import { addTask, moveTask } from '#modules/boards/task/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { liveBoard } from './board-lived-in.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { debtsOn, isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben } = stage

/** What stands in a list for the house. */
async function inList(boardId: string, title: string): Promise<string[]> {
  const board = await ana.does(getBoard, { boardId })
  const list = board.lists.find((one) => one.title === title)
  return board.tasks.filter(({ listId }) => listId === list?.id).map((task) => task.title)
}
const column = ({ page }: Viewer, title: string) => page.getByRole('region', { name: title, exact: true })
const card = ({ page }: Viewer, title: string) => page.getByRole('article').filter({ hasText: title })
const cardsIn = (viewer: Viewer, title: string) => column(viewer, title).getByRole('article').getByRole('heading')

async function middleOf(viewer: Viewer, title: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await card(viewer, title).boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

async function shows(viewer: Viewer, list: string, titles: string[]): Promise<void> {
  await holds(async () => assert.deepEqual(await cardsIn(viewer, list).allInnerTexts(), titles))
}

test('a board is made, filled, and its cards are moved by mouse, keys and words while somebody else looks on', async () => {
  await ana.does(createGoal, { title: 'Müll aus dem Fluss', icon: 'trash' })
  const viewer = await stage.visit('ana', '/c/lahn/boards')
  const { page, t } = viewer
  viewer.forgive(/404 .*\/charter$/)
  await viewer.the('button', 'boards:ui.boards.new').waitFor()
  await looksRight(page, 'boards-none-de-1440')
  await viewer.the('button', 'boards:ui.boards.new').click()
  await viewer.field('boards:ui.board.name').fill('Cleanup-Saison 2026')
  await viewer.field('mission:purpose.ask').selectOption({ label: 'Müll aus dem Fluss' })
  await viewer.field('boards:ui.boards.first_lists').selectOption('planning')
  await looksRight(page, 'boards-new-de-1440')
  await viewer.the('button', 'boards:ui.boards.make').click()
  await viewer.the('heading', 'boards:ui.boards.planning_1').waitFor()
  await looksRight(page, 'board-empty-de-1440')
  const boardId = (await ana.does(listBoards, {})).items[0]!.id

  await page.keyboard.press('n')
  for (const title of ['Handschuhe zählen', 'Container abholen', 'Boote klarmachen', 'Presse anrufen']) {
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await shows(viewer, 'Ideen', ['Handschuhe zählen', 'Container abholen', 'Boote klarmachen', 'Presse anrufen'])
  await holds(async () => assert.equal((await inList(boardId, 'Ideen')).length, 4))

  const other = await stage.visit('ben', `/c/lahn/boards/${boardId}`, { language: 'en' })
  await shows(other, 'Ideen', ['Handschuhe zählen', 'Container abholen', 'Boote klarmachen', 'Presse anrufen'])

  // By mouse: it floats, a place opens, it lies there.
  const from = await middleOf(viewer, 'Container abholen')
  const to = (await column(viewer, 'Bereit').boundingBox())!
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + 10, { steps: 4 })
  await page.mouse.move(to.x + 100, to.y + 90, { steps: 8 })
  await viewer.text('boards:ui.card.drop_here').waitFor()
  await looksRight(page, 'board-dragging-de-1440')
  await page.mouse.up()
  await shows(viewer, 'Bereit', ['Container abholen'])
  await shows(other, 'Bereit', ['Container abholen'])
  assert.deepEqual(await inList(boardId, 'Bereit'), ['Container abholen'])
  await viewer.text('boards:ui.card.moved', { list: 'Bereit' }).waitFor()
  await viewer.the('button', 'kit:undo').click()
  await shows(other, 'Ideen', ['Handschuhe zählen', 'Container abholen', 'Boote klarmachen', 'Presse anrufen'])

  // By keys: Space takes it, arrows move it, a voice says where it is, Space lays it down.
  await page.getByRole('link', { name: 'Presse anrufen' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await holds(async () => {
    const said = t('boards:ui.card.said_at', { title: 'Presse anrufen', list: 'Bereit', at: 1, of: 1 })
    assert.ok((await page.getByRole('status').allInnerTexts()).includes(said))
  })
  await looksRight(page, 'board-held-by-keys-de-1440')
  await page.keyboard.press('Space')
  await shows(other, 'Bereit', ['Presse anrufen'])
  await page.locator('a:focus', { hasText: 'Presse anrufen' }).waitFor()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Escape')
  await shows(viewer, 'Bereit', ['Presse anrufen'])
  await page.locator('a:focus', { hasText: 'Presse anrufen' }).waitFor()

  // In words.
  await page.keyboard.press('m')
  await page.getByRole('combobox', { name: t('boards:ui.card.list') }).selectOption({ label: 'Geschafft' })
  await looksRight(page, 'board-move-de-1440')
  await viewer.the('button', 'boards:ui.card.move_now').click()
  await shows(other, 'Geschafft', ['Done\nPresse anrufen'])

  // Lists move by the same keys.
  await column(viewer, 'Bereit').getByRole('button', { name: 'Bereit', exact: true }).focus()
  for (const key of ['Space', 'ArrowLeft', 'Space']) await page.keyboard.press(key)
  await holds(async () => {
    const { lists } = await ana.does(getBoard, { boardId })
    assert.deepEqual(
      lists.map(({ title }) => title),
      ['Bereit', 'Ideen', 'In Arbeit', 'Geschafft'],
    )
  })
})

test('what somebody holds stays in their hand while others move cards around it', async () => {
  const { id: boardId } = await ben.does(makeBoard, {
    title: 'Zu zweit',
    audience: 'community',
    lists: [{ title: 'Offen' }, { title: 'In Arbeit' }],
  })
  const { lists } = await ben.does(getBoard, { boardId })
  const listId = lists[0]!.id
  const ids: string[] = []
  for (const title of ['eins', 'zwei', 'drei', 'vier']) ids.push((await ben.does(addTask, { listId, title })).id)
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  const { page } = viewer
  await shows(viewer, 'Offen', ['eins', 'zwei', 'drei', 'vier'])
  const from = await middleOf(viewer, 'zwei')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y + 2, { steps: 3 })
  await viewer.text('boards:ui.card.drop_here').waitFor()
  await ben.does(moveTask, { taskId: ids[3]!, listId, after: null })
  await ben.does(moveTask, { taskId: ids[1]!, listId: lists[1]!.id, after: null })
  await shows(viewer, 'Offen', ['vier', 'eins', 'drei'])
  const end = (await card(viewer, 'drei').boundingBox())!
  await page.mouse.move(end.x + 60, end.y + end.height - 4, { steps: 5 })
  await page.mouse.up()
  await shows(viewer, 'Offen', ['vier', 'eins', 'drei', 'zwei'])
  await holds(async () => assert.deepEqual(await inList(boardId, 'Offen'), ['vier', 'eins', 'drei', 'zwei']))
})

test('a lived-in board by day and by night, in both languages, and a finger that moves a card', async () => {
  const boardId = await liveBoard(stage)
  for (const [who, language] of [
    ['ana', 'de'],
    ['mara', 'en'],
  ] as const) {
    const viewer = await stage.visit(who, `/c/lahn/boards/${boardId}`, { language })
    await card(viewer, 'Drei Boote klarmachen').waitFor()
    await isAtRest(viewer.page)
    assert.deepEqual(await debtsOn(viewer.page, language), [])
    await looksRight(viewer.page, `board-${language}-1440`)
    await viewer.page.goto(`${stage.url}/c/lahn/boards`)
    await viewer.the('heading', 'boards:ui.boards.title').waitFor()
    await isAtRest(viewer.page)
    await looksRight(viewer.page, `boards-${language}-1440`)
  }
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`, { width: 360 })
  const { page } = viewer
  await card(viewer, 'Müll-Bingo').waitFor()
  await isAtRest(page)
  assert.deepEqual(await debtsOn(page, 'de'), [])
  await looksRight(page, 'board-de-360')

  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  const from = await middleOf(viewer, 'Kneipe am Ufer fragen')
  await touch('touchStart', from)
  // It rests until it has the card; only then does it move it.
  await page.locator('[data-holding]').waitFor()
  for (let step = 1; step <= 8; step++) await touch('touchMove', { x: from.x + step * 12, y: from.y - step * 22 })
  await viewer.text('boards:ui.card.drop_here').waitFor()
  await looksRight(page, 'board-finger-de-360')
  await touch('touchEnd')
  await holds(async () => assert.match((await inList(boardId, 'Ideen'))[0] ?? '', /^Kneipe am Ufer/))
  await viewer.text('boards:ui.card.moved_within', { list: 'Ideen' }).waitFor()

  await page
    .getByRole('navigation', { name: viewer.t('boards:ui.list.pick') })
    .getByText('In Arbeit')
    .click()
  await looksRight(page, 'board-picked-de-360')
})

test('a filter stands in the address, and what it hides keeps its place', async () => {
  const boardId = await liveBoard(stage)
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  const { page } = viewer
  await card(viewer, 'Drei Boote klarmachen').waitFor()
  await page.keyboard.press('f')
  await page.keyboard.type('hand')
  await shows(viewer, 'Bereit', ['Ausgabe der Handschuhe planen'])
  assert.match(page.url(), /text=hand/)
  await looksRight(page, 'board-filtered-de-1440')
  await page.reload()
  await shows(viewer, 'Bereit', ['Ausgabe der Handschuhe planen'])
  await page.goto(`${stage.url}/c/lahn/boards/${boardId}?open=true`)
  await viewer.the('button', 'boards:ui.card.join').first().click()
  await viewer.text('boards:ui.card.is_in').first().waitFor()
})

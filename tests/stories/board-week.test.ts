/** A group's week: planned at a desk by keyboard alone, taken and done on a phone, and the goal shows what it brought. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getBoard, listBoards } from '#modules/boards/contract.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { pick, tabTo } from './keyboard.ts'
import { isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana } = stage
const GOAL = 'Müll aus dem Fluss'

const taskOf = async (boardId: string, title: string) =>
  (await ana.does(getBoard, { boardId })).tasks.find((one) => one.title === title)
const listOf = async (boardId: string, title: string) => {
  const { lists, tasks } = await ana.does(getBoard, { boardId })
  return lists.find(({ id }) => tasks.some((task) => task.title === title && task.listId === id))?.title
}

test('a week is planned by keyboard, done on a phone, and moves the goal', async () => {
  const { id: goalId } = await ana.does(createGoal, { title: GOAL, icon: 'trash' })
  const desk = await stage.visit('ana', '/c/lahn')
  desk.forgive(/404 .*\/charter$/)
  const boardId = await plan(desk)
  await help(await stage.visit('ben', '/c/lahn', { language: 'en', width: 360 }), boardId)

  // Ana sees it happen where she is, and brings her own to the end.
  const { page } = desk
  const mine = page.getByRole('link', { name: 'Presse anrufen' })
  await tabTo(desk, mine)
  for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Space']) await page.keyboard.press(key)
  await holds(async () => assert.equal(await listOf(boardId, 'Presse anrufen'), 'Geschafft'))
  assert.ok((await taskOf(boardId, 'Presse anrufen'))?.closedAt, 'a list that closes')
  await isAtRest(page)
  await looksRight(page, 'board-week-end-de-1440')

  await tabTo(desk, page.getByRole('navigation').getByRole('link', { name: desk.t('mission:rail.goals') }))
  await page.keyboard.press('Enter')
  await tabTo(desk, page.getByRole('link', { name: GOAL }).first())
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: GOAL }).waitFor()
  await brought(desk)
  await looksRight(page, 'board-week-goal-de-1440')
  const phone = await stage.visit('ben', `/c/lahn/goals/${goalId}`, { language: 'en', width: 360 })
  await brought(phone)
  await looksRight(phone.page, 'board-week-goal-en-360')
})

/** Nothing but keys: a board that serves the goal, three tasks, one of them open for two who help. */
async function plan(desk: Viewer): Promise<string> {
  const { page, t } = desk
  const keys = page.keyboard
  await tabTo(desk, page.getByRole('navigation').getByRole('link', { name: t('boards:rail.tasks') }))
  await keys.press('Enter')
  await tabTo(desk, desk.the('button', 'boards:ui.boards.new'))
  await keys.press('Enter')
  await tabTo(desk, desk.field('boards:ui.board.name'))
  await keys.insertText('Woche am Wehr')
  await tabTo(desk, desk.field('boards:ui.boards.first_lists'))
  await keys.type(t('boards:ui.boards.preset_planning'))
  await tabTo(desk, desk.field('mission:purpose.ask'))
  // The browser itself goes to the choice that begins so.
  await keys.press('M')
  await tabTo(desk, desk.the('button', 'boards:ui.boards.make'))
  await keys.press('Enter')
  await desk.the('heading', 'boards:ui.boards.planning_1').waitFor()
  const boardId = (await ana.does(listBoards, {})).items[0]!.id

  await keys.press('n')
  for (const title of ['Ufer am Wehr räumen', 'Container bestellen', 'Presse anrufen']) {
    await keys.insertText(title)
    await keys.press('Enter')
    await page.getByRole('article').filter({ hasText: title }).waitFor()
  }
  await keys.press('Escape')
  await tabTo(desk, page.getByRole('link', { name: 'Ufer am Wehr räumen' }))
  for (const key of ['Space', 'ArrowRight', 'Space']) await keys.press(key)
  await holds(async () => assert.equal(await listOf(boardId, 'Ufer am Wehr räumen'), 'Bereit'))
  await tabTo(desk, page.getByRole('link', { name: 'Ufer am Wehr räumen' }))
  await keys.press('Enter')
  await tabTo(desk, desk.the('button', 'boards:ui.task.add_more'))
  await keys.press('Enter')
  await pick(desk, desk.the('menuitem', 'boards:ui.task.volunteers'))
  await tabTo(desk, page.getByRole('dialog').getByRole('button', { name: t('boards:ui.task.save') }))
  await keys.press('Enter')
  await holds(async () => assert.equal((await taskOf(boardId, 'Ufer am Wehr räumen'))?.needed, 2))
  await looksRight(page, 'board-week-plan-de-1440')
  await tabTo(desk, desk.the('button', 'boards:ui.task.close_pane'))
  await keys.press('Enter')
  await desk.the('button', 'boards:ui.task.close_pane').waitFor({ state: 'detached' })
  return boardId
}

/** With one thumb: found, taken, time given, done. */
async function help(phone: Viewer, boardId: string): Promise<void> {
  const { page, t } = phone
  await page
    .getByRole('navigation')
    .getByRole('link', { name: t('boards:rail.tasks') })
    .tap()
  await looksRight(page, 'board-week-boards-en-360')
  await page.getByRole('link', { name: 'Woche am Wehr' }).first().tap()
  await page
    .getByRole('navigation', { name: t('boards:ui.list.pick') })
    .getByText('Bereit')
    .tap()
  const card = page.getByRole('article').filter({ hasText: 'Ufer am Wehr räumen' })
  await card.getByRole('button', { name: t('boards:ui.card.join') }).tap()
  await phone.text('boards:ui.card.is_in').first().waitFor()
  await looksRight(page, 'board-week-taken-en-360')
  await card.getByRole('link').first().tap()
  await phone.the('button', 'boards:ui.task.add_more').tap()
  await phone.the('menuitem', 'boards:ui.task.hours_log').tap()
  await phone.field('boards:ui.task.hours_how').fill('3')
  await phone.the('button', 'boards:ui.task.hours_save').tap()
  await holds(async () => assert.equal((await taskOf(boardId, 'Ufer am Wehr räumen'))?.minutesGiven, 180))
  await phone.the('button', 'boards:ui.task.done').tap()
  await holds(async () => assert.ok((await taskOf(boardId, 'Ufer am Wehr räumen'))?.closedAt))
  await looksRight(page, 'board-week-done-en-360')
}

/** What was given in the week stands on the goal's page, which knows no boards. */
async function brought({ page, t }: Viewer): Promise<void> {
  const facts = page.getByRole('definition')
  const done = `2\n${t('mission:contribution.of', { count: 3 })}`
  await holds(async () => assert.deepEqual(await facts.allInnerTexts(), ['3', '2', done]))
  await page
    .getByText(t('mission:contribution.hours', { count: 3 }))
    .first()
    .waitFor()
}

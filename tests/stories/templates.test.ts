/** A board is kept as a template, begun anew, read by observers; tasks that come again and again are templates, too. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { changeBoard, getBoard, listBoards } from '#modules/boards/contract.ts'
import { listTemplates } from '#modules/boards/copies/contract.ts'
import { showItself } from '#tests/site.ts'
import { liveBoard } from './board-lived-in.ts'
import { holds, openStage } from './browser.ts'
import { debtsOn, looksRight } from './look.ts'

const stage = await openStage()
const { ana } = stage

test('a board becomes a template, and another begins with it', async () => {
  const boardId = await liveBoard(stage)
  await ana.does(changeBoard, {
    boardId,
    about:
      'Für den **großen Aktionstag**.\n\n- Boote bis Freitag\n- Container bestellt Piet\n\nFragen? Schreibt ins Gespräch.',
  })
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  const { page, t } = viewer
  viewer.forgive(/404 .*\/charter$/)
  await viewer.the('button', 'boards:ui.board.about_more').click()
  await looksRight(page, 'board-about-de-1440')
  await viewer.the('button', 'boards:ui.board.about_less').click()
  await viewer.the('button', 'boards:ui.board.more').click()
  await looksRight(page, 'board-menu-de-1440')
  await page.getByRole('menuitem', { name: t('boards:ui.board.make_template'), exact: true }).click()
  await viewer.field('boards:ui.board.name').fill('Jeder Aktionstag')
  await looksRight(page, 'board-template-de-1440')
  await viewer.the('button', 'boards:ui.copy.keep').click()
  await holds(async () => assert.equal((await ana.does(listTemplates, {})).items.length, 1))

  const phone = await stage.visit('ben', '/c/lahn/boards', { language: 'en', width: 360 })
  phone.forgive(/404 .*\/charter$/)
  await phone.the('button', 'boards:ui.boards.new').click()
  await phone.field('boards:ui.board.name').fill('May on the river')
  await phone.field('boards:ui.boards.first_lists').selectOption({ label: 'Template: Jeder Aktionstag' })
  await phone.field('boards:ui.copy.first_day').fill('2027-05-01')
  await looksRight(phone.page, 'boards-new-template-en-360')
  await phone.the('button', 'boards:ui.boards.make').click()
  await holds(async () => {
    const made = (await ana.does(listBoards, {})).items.find(({ title }) => title === 'May on the river')
    assert.ok(made)
    const { tasks } = await ana.does(getBoard, { boardId: made.id })
    assert.ok(tasks.length > 0 && tasks.every(({ assignees }) => assignees.length === 0))
    assert.ok(tasks.some(({ startsOn, dueOn }) => startsOn === '2027-05-01' || dueOn === '2027-05-01'))
  })
})

test('a task is a template, offered where tasks are added; by keyboard alone', async () => {
  const { items } = await ana.does(listBoards, {})
  const board = await ana.does(getBoard, { boardId: items.find(({ title }) => title !== 'May on the river')!.id })
  const [task] = board.tasks as [(typeof board.tasks)[0]]
  const viewer = await stage.visit('ana', `/c/lahn/tasks/${task.id}`)
  const { page, t } = viewer
  await viewer.the('button', 'boards:ui.task.menu').click()
  await page.getByRole('menuitem', { name: t('boards:ui.task.make_template'), exact: true }).click()
  await viewer.text('boards:ui.task.is_template_text').waitFor()
  await page.goto(new URL(`/c/lahn/boards/${board.id}`, page.url()).href)
  await viewer.the('button', 'boards:ui.board.more').waitFor()
  await page.keyboard.press('n')
  const offered = page.getByRole('group', { name: t('boards:ui.list.templates') }).getByRole('button')
  await offered.waitFor()
  await looksRight(page, 'board-add-template-de-1440')
  await offered.focus()
  await page.keyboard.press('Enter')
  await holds(async () =>
    assert.ok((await ana.does(getBoard, { boardId: board.id })).tasks.some(({ title }) => title === task.title)),
  )
  await page.goto(new URL(`/c/lahn/boards/${board.id}?show=templates`, page.url()).href)
  await viewer.the('button', 'boards:ui.board.template_out').waitFor()
  await looksRight(page, 'board-templates-de-1440')
})

test('observers read a board by its link, on a phone, in both languages', async () => {
  await showItself(ana)
  const board = (await ana.does(listBoards, {})).items.find(({ title }) => title !== 'May on the river')!
  const viewer = await stage.visit('ana', `/c/lahn/boards/${board.id}`)
  const { page, t } = viewer
  await viewer.the('button', 'boards:ui.board.more').click()
  await page.getByRole('menuitem', { name: t('boards:ui.board.share'), exact: true }).click()
  await viewer.the('button', 'boards:ui.share.make').click()
  const url = await viewer.field('boards:ui.share.link').inputValue()
  await looksRight(page, 'board-share-de-1440')
  const path = new URL(url).pathname
  for (const [language, width] of [
    ['de', 360],
    ['en', 1440],
  ] as const) {
    const observer = await stage.visit(undefined, path.replace('/de/', `/${language}/`), { language, width })
    await observer.page.getByRole('heading', { level: 1 }).waitFor()
    assert.equal(await observer.page.locator('script').count(), 0, 'no script')
    assert.deepEqual(await debtsOn(observer.page, language), [])
    await looksRight(observer.page, `board-shared-${language}-${width}`)
  }
})

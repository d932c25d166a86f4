/** What hands do on boards beside cards: own fields are made, parts are put in order, lists are carried by a finger. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { addField, setValue } from '#modules/boards/fields/contract.ts'
import { addLabel } from '#modules/boards/lists/contract.ts'
import { addPart, addTask, getTask } from '#modules/boards/task/contract.ts'
import { holds, openStage } from './browser.ts'
import { isAtRest, looksRight } from './look.ts'

const stage = await openStage()
const { ana } = stage

async function board(titles: string[]) {
  const lists = titles.map((title) => ({ title }))
  const { id: boardId } = await ana.does(makeBoard, { title: 'Sommerfest', audience: 'community', lists })
  const made = await ana.does(getBoard, { boardId })
  return { boardId, listId: made.lists[0]!.id }
}

test('own fields of a board are made, named, sorted by keys and shown on cards; one that goes says what goes with it', async () => {
  const { boardId, listId } = await board(['Offen', 'Geschafft'])
  const { id: taskId } = await ana.does(addTask, { listId, title: 'Bühne aufbauen' })
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  const { page, t } = viewer
  await viewer.the('button', 'boards:ui.board.more').click()
  await page.getByRole('menuitem', { name: t('boards:ui.fields.title'), exact: true }).click()
  await looksRight(page, 'board-fields-none-de-1440')
  await viewer.field('boards:ui.fields.name').fill('Wetter')
  await viewer.field('boards:ui.fields.kind').selectOption('choice')
  await viewer.field('boards:ui.fields.show_on_card').check()
  await viewer.the('button', 'boards:ui.fields.add').click()
  for (const name of ['Sonne', 'Regen']) {
    await page.getByPlaceholder(t('boards:ui.fields.option_new')).fill(name)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: t('boards:ui.fields.option_name', { name }) }).waitFor()
  }
  await page.getByRole('button', { name: t('boards:ui.fields.tone_of', { name: 'Sonne' }) }).click()
  await page.getByRole('menuitem', { name: t('boards:ui.board.tone_0') }).click()
  await holds(async () => {
    const { options } = (await ana.does(getBoard, { boardId })).fields[0]!
    assert.deepEqual(
      options.map(({ name, tone }) => [name, tone]),
      [
        ['Sonne', 0],
        ['Regen', null],
      ],
    )
  })
  await looksRight(page, 'board-field-de-1440')
  const [weather] = (await ana.does(getBoard, { boardId })).fields
  await ana.does(setValue, { taskId, fieldId: weather!.id, value: weather!.options[0]!.id })
  await ana.does(addField, { boardId, name: 'Kosten', kind: 'number', onCard: true })
  await ana.does(addField, { boardId, name: 'Wer schließt ab, und wer hat den Ersatzschlüssel?', kind: 'person' })
  await viewer.the('button', 'boards:ui.fields.all').click()
  await page.getByRole('button', { name: t('boards:ui.fields.move', { name: 'Kosten' }) }).focus()
  await page.keyboard.press('ArrowUp')
  await viewer.text('boards:ui.fields.moved', { name: 'Kosten', place: 1, of: 3 }).waitFor({ state: 'attached' })
  await holds(async () => assert.equal((await ana.does(getBoard, { boardId })).fields[0]!.name, 'Kosten'))
  await looksRight(page, 'board-fields-de-1440')
  await page.keyboard.press('Escape')
  await page.getByRole('article').getByText('Sonne').waitFor()
  await looksRight(page, 'board-fields-on-cards-de-1440')

  const phone = await stage.visit('ana', `/c/lahn/boards/${boardId}`, { width: 360, language: 'en' })
  await phone.the('button', 'boards:ui.board.more').click()
  await phone.page.getByRole('menuitem', { name: phone.t('boards:ui.fields.title'), exact: true }).click()
  await phone.page.getByRole('button', { name: phone.t('boards:ui.fields.change', { name: 'Wetter' }) }).waitFor()
  await looksRight(phone.page, 'board-fields-en-360')
  await phone.page.getByRole('button', { name: phone.t('boards:ui.fields.change', { name: 'Wetter' }) }).click()
  await phone.the('button', 'boards:ui.fields.remove').click()
  await phone.text('boards:ui.fields.remove_text', { count: 1 }).waitFor()
  await looksRight(phone.page, 'board-field-en-360')
  await phone.the('button', 'boards:ui.fields.remove').click()
  await holds(async () => assert.equal((await ana.does(getBoard, { boardId })).fields.length, 2))
})

test('parts are put in order by mouse and by keys', async () => {
  const { listId } = await board(['Offen'])
  const { id: taskId } = await ana.does(addTask, { listId, title: 'Bühne' })
  for (const title of ['Strom legen', 'Boden auslegen', 'Licht hängen']) await ana.does(addPart, { taskId, title })
  const viewer = await stage.visit('ana', `/c/lahn/tasks/${taskId}`)
  const { page, t } = viewer
  const grip = (title: string) => page.getByRole('button', { name: t('boards:ui.task.part_move', { title }) })
  const order = async () => (await ana.does(getTask, { taskId })).parts.map(({ title }) => title)
  await grip('Licht hängen').focus()
  await page.keyboard.press('ArrowUp')
  await viewer
    .text('boards:ui.task.part_moved', { title: 'Licht hängen', place: 2, of: 3 })
    .waitFor({ state: 'attached' })
  await holds(async () => assert.deepEqual(await order(), ['Strom legen', 'Licht hängen', 'Boden auslegen']))
  await isAtRest(page)
  const from = (await grip('Boden auslegen').boundingBox())!
  const to = (await grip('Strom legen').boundingBox())!
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y - 20, { steps: 3 })
  await page.mouse.move(to.x + 8, to.y + 2, { steps: 5 })
  await looksRight(page, 'task-parts-sorting-de-1440')
  await page.mouse.up()
  await holds(async () => assert.deepEqual(await order(), ['Boden auslegen', 'Strom legen', 'Licht hängen']))
})

test('a finger carries a list beyond the edge of the phone', async () => {
  const { boardId } = await board(['Eins', 'Zwei', 'Drei', 'Vier'])
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`, { width: 360 })
  const { page } = viewer
  const name = page.getByRole('button', { name: 'Eins', exact: true })
  await name.waitFor()
  await isAtRest(page)
  const { x, y } = (await name.boundingBox())!
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  await touch('touchStart', { x: x + 10, y: y + 10 })
  await page.locator('[data-holding]').waitFor()
  for (let step = 1; step <= 8; step++) await touch('touchMove', { x: x + 10 + step * 38, y: y + 12 })
  // At the edge the board goes on by itself.
  const shown = () => page.locator('[data-list] h2').allInnerTexts()
  await holds(async () => assert.deepEqual(await shown(), ['Zwei', 'Drei', 'Vier', 'Eins']))
  await looksRight(page, 'board-list-finger-de-360')
  await touch('touchEnd')
  await holds(async () => {
    const { lists } = await ana.does(getBoard, { boardId })
    assert.deepEqual(
      lists.map(({ title }) => title),
      ['Zwei', 'Drei', 'Vier', 'Eins'],
    )
  })
})

test('letters do on a card what its menu does: labels, due, done', async () => {
  const { boardId, listId } = await board(['Offen'])
  const { id: taskId } = await ana.does(addTask, { listId, title: 'Bühne aufbauen' })
  await ana.does(addLabel, { boardId, name: 'Material', tone: 0 })
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  const { page } = viewer
  const link = page.getByRole('link', { name: 'Bühne aufbauen' })
  await link.focus()
  await page.keyboard.press('l')
  await page.getByRole('checkbox', { name: 'Material' }).check()
  await page.keyboard.press('Escape')
  await link.focus()
  await page.keyboard.press('d')
  await viewer.field('boards:ui.views.due').fill('2030-05-04')
  await viewer.the('button', 'boards:ui.board.save').click()
  await holds(async () => assert.equal((await ana.does(getTask, { taskId })).dueOn, '2030-05-04'))
  await link.focus()
  await page.keyboard.press('e')
  await holds(async () => {
    const { closedAt, labels } = await ana.does(getTask, { taskId })
    assert.deepEqual([closedAt !== null, labels.length], [true, 1])
  })
  await page.keyboard.press('?')
  await viewer.text('boards:ui.board.key_labels').waitFor()
  await looksRight(page, 'board-keys-de-1440')
})

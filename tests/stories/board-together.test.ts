/** Two at one board: what one says is counted at the other's, and nobody writes over what the other wrote. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { changeBoard, getBoard, makeBoard } from '#modules/boards/contract.ts'
import { addTask } from '#modules/boards/task/contract.ts'
import { deleteMessage, postMessage } from '#modules/conversation/contract.ts'
import { holds, openStage } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben } = stage

test('what is said about a task is counted on its card while it is said, for members and on a public board', async () => {
  for (const audience of ['community', 'public'] as const) {
    const { id: boardId } = await ben.does(makeBoard, { title: 'Ufer', audience, lists: [{ title: 'Offen' }] })
    const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
    const { id: subjectId } = await ben.does(addTask, { listId, title: 'Treppe flicken' })
    const { page, t, seen } = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
    await seen('Treppe flicken').waitFor()
    const counts = (words: string) =>
      holds(async () => {
        const all = await page
          .getByRole('article')
          .filter({ hasText: 'Treppe flicken' })
          .locator('footer')
          .allInnerTexts()
        assert.equal(all.join(' ').replace(t('boards:ui.card.comments'), '').trim(), words)
      })
    await counts('')
    const { id: messageId } = await ben.does(postMessage, { subjectId, text: 'Ich habe Mörtel' })
    await ben.does(postMessage, { subjectId, text: 'Und eine Kelle' })
    await counts('2')
    await ben.does(deleteMessage, { messageId })
    await counts('1')
  }
})

test('two describe a board at once: whoever comes second keeps both', async () => {
  const { id: boardId } = await ana.does(makeBoard, { title: 'Bootshaus', audience: 'community' })
  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`, { language: 'de', width: 1440 })
  viewer.forgive(/409/)
  const { page, the, seen, t } = viewer
  await the('button', 'boards:ui.board.more').click()
  await page.getByRole('menuitem', { name: t('boards:ui.board.about_begin') }).click()
  await the('textbox', 'boards:ui.board.about').click()
  await page.keyboard.type('Wir streichen das Tor.')
  await ana.does(changeBoard, { boardId, about: 'Alles rund ums Bootshaus.' })
  await the('button', 'boards:ui.task.save').click()
  await seen(t('boards:ui.task.about_other')).waitFor()
  await looksRight(page, 'board-about-other-de-1440')
  await viewer.resize(360)
  await looksRight(page, 'board-about-other-de-360')
  await viewer.resize(1440)
  await the('button', 'boards:ui.task.about_join').click()
  await looksRight(page, 'board-about-both-de-1440')
  await the('button', 'boards:ui.task.save').click()
  await holds(async () => {
    const { about } = await ana.does(getBoard, { boardId })
    assert.match(about, /Alles rund ums Bootshaus\.[\s\S]*Wir streichen das Tor\./)
  })
})

/** A task is voted on, an OK is asked for and given, and a board says how it is going. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { askApproval, listApprovals } from '#modules/boards/contract-approvals.ts'
import { setStatusRhythm } from '#modules/boards/contract-status.ts'
import { addTask } from '#modules/boards/contract-tasks.ts'
import { setVoting, voteForTask } from '#modules/boards/contract-votes.ts'
import { holds, openStage } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { ana, ben } = stage

test('votes, approvals and how it is going are seen and given on the screens', async () => {
  const lists = [{ title: 'Ideen' }]
  const { id: boardId } = await ben.does(makeBoard, { title: 'Bootshaus', audience: 'community', lists })
  await ben.does(setVoting, { boardId, on: true })
  await ben.does(setStatusRhythm, { boardId, every: 'two_weeks', weekday: 1 })
  const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
  const add = async (title: string) => (await ben.does(addTask, { listId, title })).id
  const taskId = await add('Steg neu streichen')
  await ben.does(voteForTask, { taskId: await add('Plakat für den Sommer drucken'), on: true })
  const memberIds = [(await ana.does(getBoard, { boardId })) && stage.world.lahn.members.ana]
  await ben.does(askApproval, { taskId, question: 'Passt das Grün für den Steg?', memberIds })

  const viewer = await stage.visit('ana', `/c/lahn/boards/${boardId}`)
  const { page, t } = viewer
  viewer.forgive(/404 .*\/charter$/)
  const card = page.getByRole('article').filter({ hasText: 'Steg neu streichen' })
  await card.getByRole('button', { name: t('boards:ui.vote.give') }).click()
  await holds(async () =>
    assert.equal((await ben.does(getBoard, { boardId })).tasks.find(({ id }) => id === taskId)!.votes, 1),
  )
  await viewer.the('button', 'boards:ui.status.give').click()
  await page.getByText(t('boards:ui.status.at_risk')).click()
  await viewer.field('boards:ui.status.text').fill('Die **Farbe** kommt erst im April.')
  await looksRight(page, 'board-status-give-de-1440')
  await viewer.the('button', 'boards:ui.status.send').click()
  await holds(async () => assert.equal((await ben.does(getBoard, { boardId })).status?.state, 'at_risk'))
  await page.getByRole('button', { name: t('boards:ui.status.at_risk') }).click()
  await page.getByText('kommt erst im April').waitFor()
  await looksRight(page, 'board-status-de-1440')

  await viewer.open('/c/lahn/boards/mine')
  await page.getByText('Passt das Grün für den Steg?').waitFor()
  await looksRight(page, 'board-my-approvals-de-1440')
  await viewer.the('button', 'boards:ui.approval.yes').click()
  await holds(async () => assert.equal((await ben.does(listApprovals, { taskId })).items[0]!.state, 'approved'))
  await viewer.open(`/c/lahn/tasks/${taskId}`)
  await page.getByText(t('boards:ui.approval.state_approved')).waitFor()
  await looksRight(page, 'board-votes-task-de-1440')
})

test('on a phone and in English it is the same', async () => {
  const { items } = await ana.does((await import('#modules/boards/contract.ts')).listBoards, {})
  const viewer = await stage.visit('ben', `/c/lahn/boards/${items[0]!.id}`, { width: 360, language: 'en' } as never)
  await viewer.page.getByRole('article').first().waitFor()
  await looksRight(viewer.page, 'board-votes-en-360')
})

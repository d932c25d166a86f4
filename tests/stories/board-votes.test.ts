/** A task is voted on, an OK is asked for and given, and a board says how it is going. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { perform } from '#kernel/perform.ts'
import { theHouse } from '#kernel/tenancy.ts'
import { answerApproval, askApproval, listApprovals } from '#modules/boards/approvals/contract.ts'
import { getBoard } from '#modules/boards/contract.ts'
import { askForStatus, giveStatus, setStatusRhythm } from '#modules/boards/status/contract.ts'
import { setVoting, voteForTask } from '#modules/boards/votes/contract.ts'
import { liveBoard } from './board-lived-in.ts'
import { holds, openStage, type Viewer } from './browser.ts'
import { looksRight } from './look.ts'

const stage = await openStage()
const { ana, mara, ben, cem, house, settle, world } = stage
const { members } = world.lahn

const boardId = await liveBoard(stage)
await ana.does(setVoting, { boardId, on: true })
const tasks = async () => (await ana.does(getBoard, { boardId })).tasks
const idOf = async (title: RegExp) => (await tasks()).find((one) => title.test(one.title))!.id
const bingo = await idOf(/Bingo/)
const barrier = await idOf(/Müllsperre/)
const path = `/c/lahn/boards/${boardId}`
const go = (viewer: Viewer, to: string) => viewer.page.goto(new URL(to, viewer.page.url()).href)
const pressed = async (viewer: Viewer, key: string) => {
  await viewer.the('button', 'boards:ui.board.more').click()
  await viewer.page.getByRole('menuitem', { name: viewer.t(key), exact: true }).click()
}

test('a vote is given on the card and in the task, by hand and by keys', async () => {
  for (const who of [mara, ben, cem]) await who.does(voteForTask, { taskId: barrier, on: true })
  const viewer = await stage.visit('ana', path)
  const { page, t } = viewer
  const card = page.getByRole('article').filter({ hasText: 'Müll-Bingo' })
  await card.getByRole('button', { name: t('boards:ui.vote.give') }).click()
  const votes = async () => (await tasks()).find(({ id }) => id === bingo)!.votes
  await holds(async () => assert.equal(await votes(), 1))
  await looksRight(page, 'board-votes-de-1440')
  await go(viewer, `/c/lahn/tasks/${bingo}`)
  await viewer.the('button', 'boards:ui.vote.given').waitFor()
  await looksRight(page, 'board-votes-task-de-1440')
  await viewer.the('button', 'boards:ui.vote.given').press('Enter')
  await holds(async () => assert.equal(await votes(), 0))
  await go(viewer, path)
  await pressed(viewer, 'boards:ui.board.settings')
  await viewer.field('boards:ui.status.every').selectOption('two_weeks')
  await viewer.field('boards:ui.status.weekday').waitFor()
  await looksRight(page, 'board-asks-de-1440')
})

test('an OK is asked for, waits at home and among my tasks, and is given or not', async () => {
  const viewer = await stage.visit('ben', `/c/lahn/tasks/${barrier}`)
  const { page, t } = viewer
  await viewer.the('button', 'boards:ui.task.add_more').click()
  await page.getByRole('menuitem', { name: t('boards:ui.approval.ask'), exact: true }).click()
  await viewer.field('boards:ui.approval.question').fill('Passt das Grün für die Schwimmkörper?')
  await page.getByRole('dialog').getByRole('button', { name: 'Ana Keller' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cem Demir' }).click()
  await looksRight(page, 'board-approval-ask-de-1440')
  await viewer.the('button', 'boards:ui.approval.send').click()
  await holds(async () => assert.equal((await ben.does(listApprovals, { taskId: barrier })).items.length, 1))
  const { id: approvalId } = (await ben.does(listApprovals, { taskId: barrier })).items[0]!
  await cem.does(answerApproval, { approvalId, says: 'yes' })

  const phone = await stage.visit('ana', '/c/lahn', { language: 'en', width: 360 })
  await phone.page.getByText(phone.t('boards:ui.approval.offer', { count: 1 })).click()
  await phone.page.getByText('Passt das Grün').waitFor()
  await looksRight(phone.page, 'board-approvals-mine-en-360')
  await phone.the('button', 'boards:ui.approval.no').click()
  await phone.the('button', 'boards:ui.approval.no_send').click()
  await phone.text('boards:ui.approval.no_missing').waitFor()
  await phone.field('boards:ui.approval.no_why').fill('Grün sieht auf dem Wasser niemand. Bitte Orange.')
  await looksRight(phone.page, 'board-approval-no-en-360')
  await phone.the('button', 'boards:ui.approval.no_send').click()
  await page.getByText(t('boards:ui.approval.state_declined')).waitFor()
  await ben.does(askApproval, { taskId: barrier, question: 'Und Orange?', memberIds: [members.ana] })
  await page.getByText('Und Orange?').waitFor()
  await looksRight(page, 'board-approvals-de-1440')
  await go(phone, `/c/lahn/tasks/${barrier}`)
  await phone.the('button', 'boards:ui.approval.yes').scrollIntoViewIfNeeded()
  await looksRight(phone.page, 'board-approvals-en-360')
})

test('a task whose OK is missing is done only after asking', async () => {
  const viewer = await stage.visit('ben', `/c/lahn/tasks/${barrier}`)
  const { page, t } = viewer
  viewer.forgive(/409 /)
  await viewer.the('button', 'boards:ui.approval.ask').waitFor()
  await viewer.the('button', 'boards:ui.task.done').first().click()
  await page.getByText(t('boards:ui.approval.blocked_text')).waitFor()
  await looksRight(page, 'board-approval-blocks-de-1440')
})

test('whoever is asked how it is going comes right to the dialog, and says it', async () => {
  await ana.does(setStatusRhythm, { boardId, every: 'week', weekday: 1, memberId: members.mara })
  // Its day has come.
  await house.db.transaction(world.lahn.id, async (tx) =>
    tx.send(sql`update board set ask_at = now() - interval '1 minute' where id = ${boardId}`),
  )
  await perform(house, askForStatus, { boardId }, { by: theHouse, community: 'lahn' })
  await settle()
  const viewer = await stage.visit('mara', '/c/lahn/notices')
  const { page, t } = viewer
  await page
    .getByRole('link', { name: /Cleanup-Saison 2026/ })
    .first()
    .click()
  await page.getByText(t('boards:ui.status.at_risk')).click()
  await viewer.field('boards:ui.status.text').fill('Die **Boote** sind klar. Der Container kommt erst am Freitag.')
  await looksRight(page, 'board-status-give-de-1440')
  await viewer.the('button', 'boards:ui.status.send').click()
  await holds(async () => assert.equal((await ana.does(getBoard, { boardId })).status?.state, 'at_risk'))
  await ana.does(giveStatus, { boardId, state: 'on_track', text: 'Piet fährt. Alles gut.', nextOn: '2027-01-15' })
  await page.getByRole('button', { name: t('boards:ui.status.on_track') }).click()
  await page.getByText('kommt erst am Freitag').waitFor()
  await looksRight(page, 'board-status-de-1440')
  await go(viewer, '/c/lahn/boards')
  await page.getByText('Cleanup-Saison 2026').first().waitFor()
  await looksRight(page, 'boards-status-de-1440')
})

test('on a phone the head of a board stays calm', async () => {
  await ana.does(giveStatus, { boardId, state: 'at_risk' })
  const viewer = await stage.visit('mara', path, { language: 'en', width: 360 })
  const { page, t } = viewer
  await page.getByRole('article').first().waitFor()
  await looksRight(page, 'board-votes-en-360')
  await page.getByRole('button', { name: t('boards:ui.status.at_risk') }).click()
  await page.getByText('kommt erst am Freitag').waitFor()
  await looksRight(page, 'board-status-en-360')
  await go(viewer, `${path}?show=give`)
  await viewer.field('boards:ui.status.text').waitFor()
  await looksRight(page, 'board-status-give-en-360')
})

/** 30 days after a board was deleted nothing is left of what was said on it, nor of its forms. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#kernel/ids.ts'
import { answerApproval, askApproval } from '#modules/boards/approvals/contract.ts'
import { deleteBoard, getBoard, makeBoard } from '#modules/boards/contract.ts'
import { giveStatus } from '#modules/boards/status/contract.ts'
import { addTask, deleteTask } from '#modules/boards/task/contract.ts'
import { saveView } from '#modules/boards/views/contract.ts'
import { setVoting, voteForTask } from '#modules/boards/votes/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { makeForm, sendForm } from './contract.ts'

const { ana, ben, clock, clean, house, world } = await openTestHouse()
const { id: community, members } = world.lahn
const kept = [
  'approval',
  'approval_answer',
  'board_status',
  'board_view',
  'form',
  'form_answer',
  'form_question',
  'task_vote',
]

async function spoken() {
  const { id: boardId } = await ben.does(makeBoard, {
    title: 'Steg',
    audience: 'community',
    lists: [{ title: 'Offen' }],
  })
  const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
  const { id: taskId } = await ben.does(addTask, { listId, title: 'Holz' })
  const { id: approvalId } = await ben.does(askApproval, { taskId, question: 'Eiche?', memberIds: [members.ana] })
  await ana.does(answerApproval, { approvalId, says: 'no', words: 'Zu teuer' })
  await ben.does(giveStatus, { boardId, state: 'at_risk', text: 'Kein Holz' })
  await ben.does(setVoting, { boardId, on: true })
  await ana.does(voteForTask, { taskId, on: true })
  await ben.does(saveView, { boardId, name: 'Nur Eiche', query: 'view=table', isShared: true })
  const question = newId()
  const form = await ben.does(makeForm, {
    ...{ boardId, listId, title: 'Melden', isPublic: false },
    questions: [{ id: question, kind: 'short', question: 'Was?', becomes: 'title' }],
  })
  const sent = await ana.does(sendForm, { formId: form.id, version: 1, answers: { [question]: 'Brett' } })
  return { boardId, taskId, sent: sent.id }
}
const left = async () => {
  const counts = kept.map((name) =>
    house.db.transaction(community, (tx) =>
      tx.rows(sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`),
    ),
  )
  return Object.fromEntries((await Promise.all(counts)).map(([row], n) => [kept[n], row!.n]))
}

test('thirty days after they were deleted no word is left of what a board and its tasks kept, here only', async () => {
  const gone = await spoken()
  await spoken()
  const before = await left()
  for (const taskId of [gone.taskId, gone.sent]) await ben.does(deleteTask, { taskId })
  clock.forward(29 * 86_400_000)
  await clean()
  assert.deepEqual(await left(), before)
  clock.forward(2 * 86_400_000)
  await clean()
  const half = await left()
  assert.deepEqual([half.approval, half.approval_answer, half.task_vote, half.form_answer, half.form], [1, 1, 1, 1, 2])
  await ben.does(deleteBoard, { boardId: gone.boardId })
  clock.forward(31 * 86_400_000)
  await clean()
  assert.deepEqual(await left(), Object.fromEntries(kept.map((name) => [name, before[name]! / 2])))
})

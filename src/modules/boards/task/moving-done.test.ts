/** Where tasks are done: whatever comes there is asked the same as what is marked as done. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { answerApproval, askApproval } from '../approvals/contract.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { makeTaskOfPart } from '../parts/contract.ts'
import { makeWait } from '../waits/contract.ts'
import { addPart, addTask, closeTask, getTask, moveTask, placeTask } from './contract.ts'

const { ana, ben, world } = await openTestHouse()
const lists = [{ title: 'Offen' }, { title: 'Dabei' }, { title: 'Fertig', closes: true }]

async function board(title: string) {
  const { id: boardId } = await ben.does(makeBoard, { title, audience: 'community', lists })
  const [open, doing, done] = (await ben.does(getBoard, { boardId })).lists.map(({ id }) => id)
  return { boardId, open: open!, doing: doing!, done: done! }
}
const { boardId, open, doing, done } = await board('Bau')
const add = async (title: string) => (await ben.does(addTask, { listId: open, title })).id

/** Comes after another one. */
async function waiting(title: string): Promise<string> {
  const taskId = await add(title)
  await ben.does(makeWait, { taskId, forId: await add(`Vor ${title}`) })
  return taskId
}
const stands = async (taskId: string) => {
  const { places, closedAt } = await ana.does(getTask, { taskId })
  return [places[0]?.listId, closedAt !== null]
}

test('a task that waits comes where tasks are done only after asking, from wherever it comes', async () => {
  const taskId = await waiting('Streichen')
  await ana.isRefused(moveTask, { taskId, listId: done }, 'waits_for_others')
  assert.deepEqual(await stands(taskId), [open, false])
  await ana.does(moveTask, { taskId, listId: doing })
  const { card } = await ana.does(moveTask, { taskId, listId: done, anyway: true })
  assert.ok(card.closedAt)
  // Done already, it moves among the others as they do.
  await ana.does(moveTask, { taskId, listId: done, after: null })

  const far = await waiting('Woanders')
  const other = await board('Garten')
  const away = { taskId: far, from: boardId, listId: other.done }
  await ana.isRefused(moveTask, away, 'waits_for_others')
  assert.deepEqual(await stands(far), [open, false])
  await ana.does(moveTask, { ...away, anyway: true })
  assert.deepEqual(await stands(far), [other.done, true])

  const { id: part } = await ben.does(addPart, { taskId: await add('Wand'), title: 'Putz' })
  await ben.does(makeWait, { taskId: part, forId: await add('Vor dem Putz') })
  await ana.isRefused(makeTaskOfPart, { taskId: part, listId: done }, 'waits_for_others')
  await ana.does(makeTaskOfPart, { taskId: part, listId: done, anyway: true })
  assert.deepEqual(await stands(part), [done, true])
})

test('a task whose OK is missing, too', async () => {
  const taskId = await add('Anstrich')
  const asked = { taskId, question: 'Passt die Farbe?', memberIds: [world.lahn.members.ana] }
  const { id: approvalId } = await ben.does(askApproval, asked)
  await ben.isRefused(moveTask, { taskId, listId: done }, 'waits_for_approval')
  assert.deepEqual(await stands(taskId), [open, false])
  await ana.does(answerApproval, { approvalId, says: 'yes' })
  await ben.does(moveTask, { taskId, listId: done })
  assert.deepEqual(await stands(taskId), [done, true])
})

test('nobody is asked where it is not done by that', async () => {
  const taskId = await waiting('Beides')
  const guest = await board('Nebenan')
  await ana.does(placeTask, { taskId, listId: guest.open })
  await ana.does(moveTask, { taskId, listId: guest.done })
  assert.deepEqual(await stands(taskId), [open, false])
  await ana.isRefused(closeTask, { taskId }, 'waits_for_others')
})

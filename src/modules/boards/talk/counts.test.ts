import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { deleteMessage, postMessage, restoreMessage } from '#modules/conversation/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addTask } from '../task/contract.ts'

const { ana, ben } = await openTestHouse()

test('a card counts what was said on its task: answers in threads too, what was deleted not', async () => {
  const { id: boardId } = await ben.does(makeBoard, {
    title: 'Zählen',
    audience: 'community',
    lists: [{ title: 'Offen' }],
  })
  const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
  const { id: subjectId } = await ben.does(addTask, { listId, title: 'Probe' })
  const comments = async () => (await ana.does(getBoard, { boardId })).tasks[0]!.comments
  assert.equal(await comments(), 0)
  const { id: threadId } = await ana.does(postMessage, { subjectId, text: 'Wer kommt?' })
  const { id: answer } = await ben.does(postMessage, { subjectId, text: 'Ich', threadId })
  await ben.does(postMessage, { subjectId, text: 'Und Cem', threadId, alsoInChannel: true })
  assert.equal(await comments(), 3)
  await ben.does(deleteMessage, { messageId: answer })
  await ana.does(deleteMessage, { messageId: threadId })
  assert.equal(await comments(), 1)
  await ben.does(restoreMessage, { messageId: answer })
  assert.equal(await comments(), 2)
})

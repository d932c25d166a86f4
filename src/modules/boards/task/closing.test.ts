import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { listHistory } from '#modules/subjects/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { changeList } from '../lists/contract.ts'
import {
  addTask,
  archiveTask,
  closeTask,
  deleteTask,
  getTask,
  leaveTask,
  placeTask,
  reopenTask,
  takeTask,
  unarchiveTask,
} from './contract.ts'

const { ana, ben, cem } = await openTestHouse()

async function board(title: string) {
  const made = { title, audience: 'community' as const, lists: [{ title: 'Offen' }] }
  const { id: boardId } = await ben.does(makeBoard, made)
  return { boardId, listId: (await ben.does(getBoard, { boardId })).lists[0]!.id }
}

test('whoever sends the same again hears how the task is now', async () => {
  const { listId } = await board('Zweimal')
  const other = await board('Daneben')
  const { id: taskId } = await ben.does(addTask, { listId, title: 'Plakate', needed: 2 })
  const twice = async (operation: typeof closeTask | typeof takeTask | typeof reopenTask, by = ben) => {
    const key = `key-of-${operation.name}`
    const first = await by.does(operation, { taskId }, { key })
    const second = await by.does(operation, { taskId }, { key })
    assert.deepEqual(second, first, operation.name)
    return second
  }
  assert.equal((await twice(takeTask, cem)).assignees.length, 1)
  assert.equal((await twice(leaveTask, cem)).assignees.length, 0)
  assert.ok((await twice(closeTask)).closedAt)
  assert.equal((await twice(reopenTask)).closedAt, null)
  assert.ok((await twice(archiveTask)).archivedAt)
  assert.equal((await twice(unarchiveTask)).archivedAt, null)
  const key = 'key-of-placing'
  await ben.does(placeTask, { taskId, listId: other.listId }, { key })
  assert.equal((await ben.does(placeTask, { taskId, listId: other.listId }, { key })).places.length, 2)
  const minutes = { taskId, minutes: 30 }
  for (const _ of [1, 2]) await ben.does(closeTask, minutes, { key: 'key-with-hours' })
  assert.equal((await ben.does(getTask, { taskId })).minutesGiven, 30)
})

test('a list that says done tells of each task that it finishes, and of each that is open again', async () => {
  const { listId } = await board('Alle auf einmal')
  const { id: first } = await ana.does(addTask, { listId, title: 'Eins' })
  const { id: second } = await ana.does(addTask, { listId, title: 'Zwei' })
  const { id: done } = await ana.does(addTask, { listId, title: 'Schon' })
  const { id: gone } = await ana.does(addTask, { listId, title: 'Weg' })
  await ana.does(closeTask, { taskId: done })
  await ana.does(deleteTask, { taskId: gone })
  await ben.does(changeList, { listId, closes: true })
  const closed = (await ana.hears()).filter(({ kind }) => kind === 'boards.task_closed')
  assert.deepEqual(new Set(closed.map(({ subject }) => subject?.id)), new Set([first, second]))
  await ben.does(changeList, { listId, closes: false })
  const kinds = async (subjectId: string) =>
    (await ana.does(listHistory, { subjectId })).items
      .map(({ kind }) => kind)
      .filter((kind) => /closed|reopened/.test(kind))
  for (const id of [first, second]) assert.deepEqual(await kinds(id), ['boards.task_reopened', 'boards.task_closed'])
})

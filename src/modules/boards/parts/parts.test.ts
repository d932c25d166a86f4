import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addPart, addTask, archiveTask, getTask } from '../task/contract.ts'
import { makeTaskOfPart, movePart } from './contract.ts'

const { ana, ben, gina } = await openTestHouse()
const { id: boardId } = await ben.does(makeBoard, {
  title: 'Fest',
  audience: 'community',
  lists: [{ title: 'Offen' }],
})
const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id

test('parts are put in order by whoever may work on the task', async () => {
  const { id: taskId } = await ben.does(addTask, { listId, title: 'Bühne' })
  const ids: string[] = []
  for (const title of ['eins', 'zwei', 'drei']) ids.push((await ben.does(addPart, { taskId, title })).id)
  const order = async () => (await ana.does(getTask, { taskId })).parts.map(({ title }) => title)
  await ana.does(movePart, { taskId: ids[2]!, after: null })
  assert.deepEqual(await order(), ['drei', 'eins', 'zwei'])
  await ben.does(movePart, { taskId: ids[2]!, after: ids[0]! })
  assert.deepEqual(await order(), ['eins', 'drei', 'zwei'])
  await ben.does(movePart, { taskId: ids[0]! })
  assert.deepEqual(await order(), ['drei', 'zwei', 'eins'])

  await gina.isRefused(movePart, { taskId: ids[0]!, after: null }, 'not_found')
  await ben.isRefused(movePart, { taskId, after: null }, 'is_no_part')
  await ben.does(makeTaskOfPart, { taskId: ids[0]!, listId })
  await ben.isRefused(movePart, { taskId: ids[0]!, after: null }, 'is_no_part')
  await ben.does(archiveTask, { taskId })
  await ben.isRefused(movePart, { taskId: ids[1]!, after: null }, 'archived')
})

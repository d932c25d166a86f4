import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { addCheckItem, addChecklist, moveCheckItem } from '../checklists/contract.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addField, moveField } from '../fields/contract.ts'
import { addList, moveList } from '../lists/contract.ts'
import { addTask, getTask } from './contract.ts'

const { ben } = await openTestHouse()
const names = ['eins', 'zwei', 'drei', 'vier']

test('what is added last stands last, and what is moved stands right behind the one that was named', async () => {
  const { id: boardId } = await ben.does(makeBoard, { title: 'Reihen', audience: 'community' })
  const [lists, fields, items]: [string[], string[], string[]] = [[], [], []]
  for (const title of names) lists.push((await ben.does(addList, { boardId, title })).id)
  for (const name of names) fields.push((await ben.does(addField, { boardId, name, kind: 'text' })).id)
  const { id: taskId } = await ben.does(addTask, { listId: lists[0]!, title: 'Probe' })
  const { id: checklistId } = await ben.does(addChecklist, { taskId, title: '' })
  for (const text of names) items.push((await ben.does(addCheckItem, { checklistId, text })).id)

  await ben.does(moveList, { listId: lists[3]!, after: lists[0]! })
  await ben.does(moveField, { fieldId: fields[3]!, after: fields[0]! })
  await ben.does(moveCheckItem, { itemId: items[3]!, checklistId, after: items[0]! })
  const moved = ['eins', 'vier', 'zwei', 'drei']
  const board = await ben.does(getBoard, { boardId })
  const task = await ben.does(getTask, { taskId })
  assert.deepEqual(
    board.lists.map(({ title }) => title),
    moved,
  )
  assert.deepEqual(
    board.fields.map(({ name }) => name),
    moved,
  )
  assert.deepEqual(
    task.checklists[0]!.items.map(({ text }) => text),
    moved,
  )
  await ben.does(moveList, { listId: lists[0]! })
  await ben.does(moveField, { fieldId: fields[0]! })
  const again = await ben.does(getBoard, { boardId })
  assert.equal(again.lists.at(-1)!.title, 'eins')
  assert.equal(again.fields.at(-1)!.name, 'eins')
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addTask, archiveTask, getTask } from '../task/contract.ts'
import {
  addCheckItem,
  addChecklist,
  changeCheckItem,
  makeTaskOfItem,
  moveCheckItem,
  moveChecklist,
  removeCheckItem,
  removeChecklist,
  renameChecklist,
  tickCheckItem,
} from './contract.ts'

const { ana, ben, cem, gina, world } = await openTestHouse()
const { members, circles } = world.lahn

const { id: boardId } = await ben.does(makeBoard, {
  title: 'Cleanup',
  audience: 'community',
  lists: [{ title: 'Bereit' }],
})
const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
const newTask = async (title: string) => (await ben.does(addTask, { listId, title })).id
const shown = async (taskId: string) =>
  (await ana.does(getTask, { taskId })).checklists.map(({ title, items }) => [title, ...items.map(({ text }) => text)])

test('a checklist is kept together: added, sorted, ticked, and its counts stand on the card', async () => {
  const taskId = await newTask('Ufer räumen')
  const { id: checklistId } = await ben.does(addChecklist, { taskId, title: 'Mitnehmen', items: [{ text: 'Säcke' }] })
  const gloves = await cem.does(addCheckItem, { checklistId, text: 'Handschuhe', after: null })
  const tongs = await ana.does(addCheckItem, { checklistId, text: 'Greifzangen' })
  assert.deepEqual(await shown(taskId), [['Mitnehmen', 'Handschuhe', 'Säcke', 'Greifzangen']])
  await cem.does(moveCheckItem, { itemId: tongs.id, checklistId, after: gloves.id })
  const later = await ben.does(addChecklist, { taskId, title: 'Danach', after: null })
  await ben.does(moveCheckItem, { itemId: gloves.id, checklistId: later.id })
  assert.deepEqual(await shown(taskId), [
    ['Danach', 'Handschuhe'],
    ['Mitnehmen', 'Greifzangen', 'Säcke'],
  ])
  await ben.does(moveChecklist, { checklistId: later.id })
  await ben.does(renameChecklist, { checklistId: later.id, title: 'Zum Schluss' })
  assert.ok((await cem.does(tickCheckItem, { itemId: tongs.id, isDone: true })).doneAt)
  const [card] = (await ana.does(getBoard, { boardId })).tasks.filter(({ id }) => id === taskId)
  assert.deepEqual(card!.items, { done: 1, of: 3 })
  assert.equal((await cem.does(tickCheckItem, { itemId: tongs.id, isDone: false })).doneAt, null)
  await ben.does(removeCheckItem, { itemId: tongs.id })
  assert.deepEqual(await shown(taskId), [
    ['Mitnehmen', 'Säcke'],
    ['Zum Schluss', 'Handschuhe'],
  ])
  await ben.does(removeChecklist, { checklistId })
  assert.deepEqual(await shown(taskId), [['Zum Schluss', 'Handschuhe']])
})

test('whoever gets an item hears of it, once, and only who sees the task can get one', async () => {
  const taskId = await newTask('Einkaufen')
  const { id: checklistId } = await ben.does(addChecklist, { taskId, title: '' })
  const { id: itemId } = await ben.does(addCheckItem, { checklistId, text: 'Tee', assigneeId: members.cem })
  await ben.does(changeCheckItem, { itemId, dueOn: '2026-10-01', assigneeId: members.cem })
  assert.deepEqual(
    (await cem.hears()).map(({ kind, why, level }) => [kind, why, level]),
    [['boards.item_assigned', 'assigned', 'now']],
  )
  await ben.does(changeCheckItem, { itemId, assigneeId: members.ben })
  assert.ok(!(await ben.hears()).some(({ kind }) => kind === 'boards.item_assigned'))
  await ben.isRefused(changeCheckItem, { itemId, assigneeId: members.gina }, 'no_such_member')
  await ben.isRefused(addCheckItem, { checklistId, text: 'x', assigneeId: members.gina }, 'no_such_member')
  const items = [{ text: 'x', assigneeId: members.gina }]
  await ben.isRefused(addChecklist, { taskId, title: 'x', items }, 'no_such_member')
})

test('who does not see the task sees and changes nothing of its checklists', async () => {
  const { id } = await ben.does(makeBoard, {
    title: 'Vorstand',
    audience: 'circle',
    circleId: circles.vorstand,
    lists: [{ title: 'Offen' }],
  })
  const inside = (await ben.does(getBoard, { boardId: id })).lists[0]!.id
  const secret = (await ben.does(addTask, { listId: inside, title: 'Intern' })).id
  const { id: checklistId, items } = await ben.does(addChecklist, {
    taskId: secret,
    title: 'x',
    items: [{ text: 'y' }],
  })
  const itemId = items[0]!.id
  await cem.isRefused(addCheckItem, { checklistId, text: 'z' }, 'not_found')
  await cem.isRefused(tickCheckItem, { itemId, isDone: true }, 'not_found')
  await gina.isRefused(removeChecklist, { checklistId }, 'not_found')
  // An item is not carried off to a task that others see.
  const open = await ben.does(addChecklist, { taskId: await newTask('Offen'), title: 'x' })
  await ben.isRefused(moveCheckItem, { itemId, checklistId: open.id }, 'not_found')
})

test('an item becomes a part, with whom and when', async () => {
  const taskId = await newTask('Fest')
  const items = [{ text: 'Bühne bauen', assigneeId: members.cem, dueOn: '2026-10-02' }]
  const made = await ben.does(addChecklist, { taskId, title: '', items })
  const part = await ana.does(makeTaskOfItem, { itemId: made.items[0]!.id })
  assert.deepEqual(
    [part.title, part.dueOn, part.assignees.map(({ id }) => id)],
    ['Bühne bauen', '2026-10-02', [members.cem]],
  )
  const task = await ben.does(getTask, { taskId })
  assert.deepEqual([task.parts.map(({ id }) => id), task.checklists[0]!.items], [[part.id], []])
})

test('there is an end to them, and what is archived stays as it is', async () => {
  const taskId = await newTask('Viel')
  const many = Array.from({ length: 499 }, (_, n) => ({ text: `Punkt ${n}` }))
  const { id: checklistId } = await ben.does(addChecklist, { taskId, title: 'Lang', items: many })
  const two = [{ text: 'a' }, { text: 'b' }]
  await ben.isRefused(addChecklist, { taskId, title: 'x', items: two }, 'too_many_items')
  const { id: itemId } = await ben.does(addCheckItem, { checklistId, text: 'Der letzte' })
  await ben.isRefused(addCheckItem, { checklistId, text: 'Einer zu viel' }, 'too_many_items')
  for (let n = 1; n < 50; n++) await ben.does(addChecklist, { taskId, title: `${n}` })
  await ben.isRefused(addChecklist, { taskId, title: 'Eine zu viel' }, 'too_many_checklists')
  await ben.does(archiveTask, { taskId })
  await ben.isRefused(tickCheckItem, { itemId, isDone: true }, 'archived')
  await ben.isRefused(removeChecklist, { checklistId }, 'archived')
})

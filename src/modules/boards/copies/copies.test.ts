import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { admitToCircle } from '#modules/communities/contract-circles.ts'
import { openTestHouse } from '#tests/house.ts'
import { addCheckItem, addChecklist } from '../checklists/contract.ts'
import { type BoardList, getBoard, makeBoard } from '../contract.ts'
import { addField, addOption, setValue } from '../fields/contract.ts'
import { logHours } from '../hours/contract.ts'
import { addLabel, addList } from '../lists/contract.ts'
import { addPart, addTask, changeTask, getTask } from '../task/contract.ts'
import { listViews, saveView } from '../views/contract.ts'
import { makeWait } from '../waits/contract.ts'
import { duplicateBoard, listTemplates, makeTemplate } from './contract.ts'

const { ana, ben, cem, mara, world } = await openTestHouse()
const { circles, members } = world.lahn

const { id: boardId } = await ana.does(makeBoard, {
  title: 'Sommerfest',
  about: 'Wie *immer*',
  audience: 'community',
  lists: [{ title: 'Vorher' }, { title: 'Fertig', closes: true }],
})
const [before, done] = (await ana.does(getBoard, { boardId })).lists as [BoardList, BoardList]
const { id: labelId } = await ana.does(addLabel, { boardId, name: 'Zelt', tone: 2 })
const { id: fieldId } = await ana.does(addField, { boardId, name: 'Ort', kind: 'choice' })
const { options } = await ana.does(addOption, { fieldId, name: 'Wehr' })
const tent = await ana.does(addTask, {
  listId: before.id,
  title: 'Zelt leihen',
  startsOn: '2026-07-01',
  dueOn: '2026-07-04',
  labelIds: [labelId],
  assigneeIds: [members.ben],
})
const cake = await ana.does(addTask, { listId: before.id, title: 'Kuchen', dueOn: '2026-07-10' })
await ana.does(addPart, { taskId: tent.id, title: 'Preise fragen' })
await ana.does(setValue, { taskId: tent.id, fieldId, value: options[0]!.id })
const { id: checklistId } = await ana.does(addChecklist, { taskId: tent.id, title: 'Mit' })
await ana.does(addCheckItem, { checklistId, text: 'Heringe' })
await ana.does(makeWait, { taskId: cake.id, forId: tent.id })
await ana.does(logHours, { taskId: tent.id, minutes: 60 })
const over = await ana.does(addTask, { listId: done.id, title: 'Einladen' })
await ana.does(saveView, { boardId, name: 'Zelte', query: `view=table&labels=${labelId}`, isShared: true })

test('a copy has all that the board is made of, open and without people, and days move along', async () => {
  const { id } = await ana.does(duplicateBoard, { boardId, title: 'Sommerfest 2027', firstDay: '2027-07-01' })
  const copy = await ana.does(getBoard, { boardId: id })
  assert.equal(copy.about, 'Wie *immer*')
  assert.deepEqual(
    copy.lists.map(({ title, closes }) => [title, closes]),
    [
      ['Vorher', false],
      ['Fertig', true],
    ],
  )
  assert.deepEqual(
    copy.tasks.map(({ title, startsOn, dueOn, closedAt, assignees, minutesGiven, listId }) => [
      title,
      startsOn,
      dueOn,
      closedAt,
      assignees.length + minutesGiven,
      listId === copy.lists[0]!.id,
    ]),
    [
      ['Zelt leihen', '2027-07-01', '2027-07-04', null, 0, true],
      ['Kuchen', null, '2027-07-10', null, 0, true],
      ['Einladen', null, null, null, 0, true],
    ],
  )
  const [first, second] = copy.tasks as [(typeof copy.tasks)[0], (typeof copy.tasks)[0]]
  assert.deepEqual(first.labels, [copy.labels[0]!.id])
  assert.notEqual(copy.labels[0]!.id, labelId)
  assert.deepEqual(first.values, { [copy.fields[0]!.id]: copy.fields[0]!.options[0]!.id })
  assert.deepEqual(second.waitsFor, [first.id])
  const task = await ana.does(getTask, { taskId: first.id })
  assert.deepEqual([task.parts[0]!.title, task.checklists[0]!.items[0]!.text], ['Preise fragen', 'Heringe'])
  const views = await ana.does(listViews, { boardId: id })
  assert.equal(views.items[0]!.query, `view=table&labels=${copy.labels[0]!.id}`)
  // The board itself is as it was.
  assert.equal((await ana.does(getTask, { taskId: over.id })).closedAt !== null, true)
  assert.equal((await ana.does(getBoard, { boardId })).tasks.length, 3)
})

test('without tasks only what it is made of; without a first day tasks have none', async () => {
  const empty = await ana.does(duplicateBoard, { boardId, title: 'Leer', withTasks: false })
  const whole = await ana.does(getBoard, { boardId: empty.id })
  assert.deepEqual([whole.tasks.length, whole.lists.length, whole.labels.length, whole.fields.length], [0, 2, 1, 1])
  const undated = await ana.does(duplicateBoard, { boardId, title: 'Ohne Tage' })
  for (const task of (await ana.does(getBoard, { boardId: undated.id })).tasks) assert.equal(task.dueOn, null)
})

test('sent twice it is made once', async () => {
  const key = 'copy-once-0001'
  const first = await ana.does(duplicateBoard, { boardId, title: 'Einmal' }, { key })
  assert.equal((await ana.does(duplicateBoard, { boardId, title: 'Einmal' }, { key })).id, first.id)
})

test('nothing of a board reaches others than those who see it', async () => {
  const { vorstand } = circles
  const secret = await ben.does(makeBoard, { title: 'Vorstand', audience: 'circle', circleId: vorstand })
  const { id: listId } = await ben.does(addList, { boardId: secret.id, title: 'Offen' })
  await ben.does(addTask, { listId, title: 'Geheim' })
  for (const audience of ['public', 'community'] as const)
    await ben.isRefused(duplicateBoard, { boardId: secret.id, title: 'Offen', audience }, 'wider_than_board')
  await ben.isRefused(
    duplicateBoard,
    { boardId: secret.id, title: 'Wenige', audience: 'direct', memberIds: [members.cem] },
    'no_such_member',
  )
  await ana.isRefused(duplicateBoard, { boardId, title: 'Alle', audience: 'public' }, 'wider_than_board')
  await cem.isRefused(duplicateBoard, { boardId: secret.id, title: 'Meins' }, 'not_found')
  const template = await ben.does(makeTemplate, { boardId: secret.id, title: 'Vorstand' })
  assert.equal(template.audience, 'circle')
  const seenBy = async (who: typeof ana) => (await who.does(listTemplates, {})).items.map(({ id }) => id)
  assert.ok((await seenBy(ben)).includes(template.id))
  assert.ok(!(await seenBy(cem)).includes(template.id))
  await cem.isRefused(duplicateBoard, { boardId: template.id, title: 'Meins' }, 'not_found')
  const mine = await ana.does(duplicateBoard, { boardId, title: 'Nur ich', audience: 'direct', memberIds: [] })
  await ben.isRefused(getBoard, { boardId: mine.id }, 'not_found')
  const [task] = (await ana.does(getBoard, { boardId: mine.id })).tasks
  await ben.isRefused(getTask, { taskId: task!.id }, 'not_found')
  assert.equal((await ana.does(getTask, { taskId: task!.id })).title, 'Zelt leihen')
})

test('a copy for a circle is for no guest who does not see the board', async () => {
  const copy = { boardId, title: 'Messen', audience: 'circle' as const, circleId: circles.messgruppe }
  await mara.does(duplicateBoard, copy)
  await mara.does(admitToCircle, { circleId: circles.messgruppe, memberId: members.gina })
  await mara.isRefused(duplicateBoard, copy, 'wider_than_board')
})

test('no day of a copy lies beyond the calendar, and a time lies on its day', async () => {
  await ana.isRefused(duplicateBoard, { boardId, title: 'Spät', firstDay: '9999-12-30' }, 'too_far')
  await ana.does(duplicateBoard, { boardId, title: 'Gerade noch', firstDay: '9999-12-01' })
  const late = { taskId: cake.id, dueOn: '2026-07-10', dueAt: '9999-07-10T10:00:00.000Z' }
  await ana.isRefused(changeTask, late, 'day_without_time')
  for (const dueAt of ['2026-07-09T12:00:00.000Z', '2026-07-11T11:00:00.000Z'])
    await ana.does(changeTask, { ...late, dueAt })
})

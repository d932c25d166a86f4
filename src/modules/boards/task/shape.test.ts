import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { addChecklist } from '../checklists/contract.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { duplicateTask } from '../copies/contract.ts'
import { addField, setValue } from '../fields/contract.ts'
import { logHours } from '../hours/contract.ts'
import { addLabel } from '../lists/contract.ts'
import { makePartOfTask, makeTaskOfPart } from '../parts/contract.ts'
import { remindOfTask } from '../reminders/contract.ts'
import { addPart, addTask, assignTask, changeTask, closeTask, getTask } from './contract.ts'

const { ana, ben, cem, world, clock, clean } = await openTestHouse()
const { members, circles } = world.lahn
const { id: boardId } = await ben.does(makeBoard, {
  title: 'Fest',
  audience: 'community',
  lists: [{ title: 'Offen' }, { title: 'Fertig', closes: true }],
})
const [open, done] = (await ben.does(getBoard, { boardId })).lists.map(({ id }) => id) as [string, string]
const titles = async (listId: string) =>
  (await ana.does(getBoard, { boardId })).tasks.filter((task) => task.listId === listId).map(({ title }) => title)

test('a copy of a task says the same, without what was said and given', async () => {
  const { id: labelId } = await ben.does(addLabel, { boardId, name: 'Technik', tone: 2 })
  const { id: fieldId } = await ben.does(addField, { boardId, name: 'Kosten', kind: 'number' })
  const task = await ben.does(addTask, {
    listId: open,
    title: 'Bühne',
    about: '*groß*',
    dueOn: '2026-10-01',
    labelIds: [labelId],
    assigneeIds: [members.cem],
  })
  await ben.does(addTask, { listId: open, title: 'Danach' })
  await ben.does(setValue, { taskId: task.id, fieldId, value: 120 })
  const items = [{ text: 'Balken', isDone: true, assigneeId: members.cem }, { text: 'Schrauben' }]
  await ben.does(addChecklist, { taskId: task.id, title: 'Material', items })
  await ben.does(logHours, { taskId: task.id, minutes: 60 })
  const copy = await cem.does(duplicateTask, { taskId: task.id, title: 'Zweite Bühne' })
  assert.deepEqual(await titles(open), ['Bühne', 'Zweite Bühne', 'Danach'])
  assert.deepEqual(
    [copy.about, copy.dueOn, copy.labels, copy.values, copy.minutesGiven, copy.assignees],
    ['*groß*', '2026-10-01', [labelId], { [fieldId]: 120 }, 0, []],
  )
  assert.deepEqual(
    copy.checklists.map(({ title, items }) => [
      title,
      items.map(({ text, doneAt, assignee }) => [text, doneAt, assignee]),
    ]),
    [
      [
        'Material',
        [
          ['Balken', null, null],
          ['Schrauben', null, null],
        ],
      ],
    ],
  )
})

test('a copy names nobody, stands among parts where it is one, and is done where its list says so', async () => {
  const { id: fieldId } = await ben.does(addField, { boardId, name: 'Leitung', kind: 'person' })
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Zelte' })
  await ben.does(setValue, { taskId, fieldId, value: members.cem })
  assert.deepEqual((await cem.does(duplicateTask, { taskId })).values, {})
  const part = await ben.does(addPart, { taskId, title: 'Heringe' })
  await ben.does(addPart, { taskId, title: 'Planen' })
  const twice = await cem.does(duplicateTask, { taskId: part.id, title: 'Schnüre' })
  assert.deepEqual([twice.parent?.id, twice.places], [taskId, []])
  assert.deepEqual(
    (await ana.does(getTask, { taskId })).parts.map(({ title }) => title),
    ['Heringe', 'Schnüre', 'Planen'],
  )
  const { id: ready } = await ben.does(addTask, { listId: done, title: 'Kasse' })
  const again = await cem.does(duplicateTask, { taskId: ready })
  assert.deepEqual([again.closedBy?.id, again.places[0]?.listId], [members.cem, done])
})

test('a part becomes a task of its own, and goes back', async () => {
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Essen' })
  const part = await ben.does(addPart, { taskId, title: 'Kuchen' })
  await cem.does(makeTaskOfPart, { taskId: part.id, listId: open, after: null })
  assert.equal((await titles(open))[0], 'Kuchen')
  assert.deepEqual((await ana.does(getTask, { taskId })).parts, [])
  await ben.isRefused(makeTaskOfPart, { taskId: part.id, listId: open }, 'is_no_part')
  const back = await cem.does(makePartOfTask, { taskId: part.id, parentId: taskId })
  assert.deepEqual([back.parent?.title, back.places], ['Essen', []])
  assert.ok(!(await titles(open)).includes('Kuchen'))
  const ready = await cem.does(makeTaskOfPart, { taskId: part.id, listId: done })
  assert.ok(ready.closedAt)
})

test('never below itself, never too deep, never elsewhere', async () => {
  const { id: top } = await ben.does(addTask, { listId: open, title: '1' })
  const { id: below } = await ben.does(addPart, { taskId: top, title: '2' })
  await ben.isRefused(makePartOfTask, { taskId: top, parentId: below }, 'below_itself')
  await ben.isRefused(makePartOfTask, { taskId: top, parentId: top }, 'below_itself')
  let deepest = below
  for (const title of ['3', '4', '5']) deepest = (await ben.does(addPart, { taskId: deepest, title })).id
  await ben.isRefused(addPart, { taskId: deepest, title: '6' }, 'too_deep')
  const { id: other } = await ben.does(addTask, { listId: open, title: 'Dazu' })
  await ben.isRefused(makePartOfTask, { taskId: top, parentId: other }, 'too_deep')
  const inside = await ben.does(makeBoard, {
    title: 'Intern',
    audience: 'circle',
    circleId: circles.vorstand,
    lists: [{ title: 'Offen' }],
  })
  const listId = (await ben.does(getBoard, { boardId: inside.id })).lists[0]!.id
  const { id: secret } = await ben.does(addTask, { listId, title: 'Geheim' })
  await ben.isRefused(makePartOfTask, { taskId: secret, parentId: top }, 'not_there')
  await cem.isRefused(makePartOfTask, { taskId: other, parentId: secret }, 'not_found')
  await ben.isRefused(makeTaskOfPart, { taskId: below, listId }, 'not_there')
})

test('whoever does a task hears once before it is due, and again when its day was moved', async () => {
  const heard = async () => (await cem.hears()).filter(({ kind }) => kind === 'boards.task_due').length
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Anmelden', dueOn: '2026-09-20', remind: 60 })
  await ben.does(assignTask, { taskId, memberId: members.cem })
  const quiet = await ben.does(addTask, { listId: open, title: 'Ohne mich', dueOn: '2026-09-20', remind: 60 })
  // Nine in Berlin is seven in UTC; an hour before that.
  clock.moveTo('2026-09-20T05:59:00.000Z')
  await clean()
  assert.equal(await heard(), 0)
  clock.moveTo('2026-09-20T06:00:00.000Z')
  await clean()
  assert.equal(await heard(), 1)
  const [notice] = await cem.hears()
  assert.deepEqual([notice!.level, notice!.why, notice!.subject?.id], ['now', 'assigned', taskId])
  clock.forward(120_000)
  await clean()
  assert.equal(await heard(), 1)
  await ben.does(changeTask, { taskId, dueOn: '2026-09-21', dueAt: '2026-09-21T16:30:00.000Z' })
  clock.moveTo('2026-09-21T15:30:00.000Z')
  await clean()
  assert.equal(await heard(), 2)
  await ben.does(changeTask, { taskId, dueOn: '2026-09-25' })
  await ben.does(closeTask, { taskId })
  clock.moveTo('2026-09-25T08:00:00.000Z')
  await clean()
  assert.equal(await heard(), 2)
  await ben.isRefused(remindOfTask, { taskId: quiet.id }, 'not_found')
  assert.ok(!(await ben.hears()).some(({ kind }) => kind === 'boards.task_due'))
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { perform } from '#kernel/perform.ts'
import { theHouse } from '#kernel/tenancy.ts'
import { openTestHouse } from '#tests/house.ts'
import { addChecklist } from '../checklists/contract.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addField, setValue } from '../fields/contract.ts'
import { addLabel, changeList } from '../lists/contract.ts'
import { makePartOfTask } from '../parts/contract.ts'
import {
  addPart,
  addTask,
  archiveTask,
  bringBackTask,
  changeTask,
  closeTask,
  deleteTask,
  followTask,
  getTask,
  moveTask,
  reopenTask,
  unarchiveTask,
} from '../task/contract.ts'
import { repeatTask, setRepeats, skipTask } from './contract.ts'

const { ana, ben, cem, house, world, clock, clean, settle } = await openTestHouse()
const { members } = world.lahn

/** A board for each story: open, doing, done. */
async function board(title: string) {
  const lists = [{ title: 'Offen' }, { title: 'Dabei' }, { title: 'Fertig', closes: true }]
  const { id: boardId } = await ben.does(makeBoard, { title, audience: 'community', lists })
  const [open, doing, done] = (await ben.does(getBoard, { boardId })).lists.map(({ id }) => id) as [
    string,
    string,
    string,
  ]
  const cards = async () => (await ben.does(getBoard, { boardId })).tasks
  const opened = async () => (await cards()).filter(({ closedAt }) => closedAt === null)
  return { boardId, open, doing, done, cards, opened }
}
const weekly = { rule: 'FREQ=WEEKLY', mode: 'whenDone' as const }

test('done, the next one is there: same words, people, steps and distances, nothing ticked', async () => {
  const { boardId, open, done, opened } = await board('Garten')
  const { id: labelId } = await ben.does(addLabel, { boardId, name: 'Beet', tone: 1 })
  const { id: fieldId } = await ben.does(addField, { boardId, name: 'Liter', kind: 'number' })
  const { id: taskId } = await ben.does(addTask, {
    listId: open,
    title: 'Gießen',
    about: '*alle* Beete',
    startsOn: '2026-10-20',
    dueOn: '2026-10-22',
    dueAt: '2026-10-22T16:00:00.000Z',
    remind: 60,
    estimate: 30,
    assigneeIds: [members.cem],
    labelIds: [labelId],
  })
  await ben.does(setValue, { taskId, fieldId, value: 12 })
  await ben.does(addChecklist, { taskId, title: 'Erst', items: [{ text: 'Schlauch', isDone: true }] })
  await ana.does(followTask, { taskId, follows: true })
  const set = await ben.does(setRepeats, { taskId, ...weekly })
  assert.deepEqual(set.repeats, { rule: 'FREQ=WEEKLY;BYDAY=TH', mode: 'whenDone', next: '2026-10-29' })
  clock.moveTo('2026-10-22T10:00:00.000Z')
  await ana.does(moveTask, { taskId, listId: done })
  const before = await ben.does(getTask, { taskId })
  assert.deepEqual([before.repeats, before.wasRepeated], [null, true])
  const [card, ...rest] = await opened()
  assert.equal(rest.length, 0)
  assert.deepEqual(
    [card!.listId, card!.repeats, card!.labels, card!.values],
    [open, true, [labelId], { [fieldId]: 12 }],
  )
  const next = await ana.does(getTask, { taskId: card!.id })
  assert.deepEqual([next.title, next.about, next.estimate, next.remind], ['Gießen', '*alle* Beete', 30, 60])
  // Clocks were put back meanwhile: 18:00 on the wall both times.
  assert.deepEqual([next.startsOn, next.dueOn, next.dueAt], ['2026-10-27', '2026-10-29', '2026-10-29T17:00:00.000Z'])
  assert.deepEqual(
    next.assignees.map(({ id }) => id),
    [members.cem],
  )
  assert.equal(next.checklists[0]!.items[0]!.doneAt, null)
  assert.ok(next.follows)
  assert.deepEqual(next.repeats, { rule: 'FREQ=WEEKLY;BYDAY=TH', mode: 'whenDone', next: '2026-11-05' })
  assert.ok((await cem.hears()).some(({ kind, subject }) => kind === 'boards.task_assigned' && subject?.id === next.id))
})

test('reopening and closing again makes no second one, nor do several who close at once', async () => {
  const { open, opened } = await board('Küche')
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Putzen', dueOn: '2026-12-01' })
  await ben.does(setRepeats, { taskId, ...weekly })
  await Promise.all([ben, cem, ana].map((one) => one.does(closeTask, { taskId })))
  assert.equal((await opened()).length, 1)
  await ben.does(reopenTask, { taskId })
  await ben.does(closeTask, { taskId })
  assert.equal((await opened()).length, 1)
})

test('volunteers say each time anew whether they come', async () => {
  const { open, opened } = await board('Tafel')
  const { id: taskId } = await ben.does(addTask, {
    listId: open,
    title: 'Ausgabe',
    needed: 3,
    assigneeIds: [members.cem],
    dueOn: '2026-12-01',
  })
  await ben.does(setRepeats, { taskId, ...weekly })
  await ben.does(closeTask, { taskId })
  const [next] = await opened()
  assert.deepEqual([next!.needed, next!.assignees], [3, []])
})

test('late or early, it stays in its rhythm and lies ahead', async () => {
  const { open, opened } = await board('Rhythmus')
  const again = async (dueOn: string, closedAt: string) => {
    clock.moveTo('2027-02-01T10:00:00.000Z')
    const { id: taskId } = await ben.does(addTask, { listId: open, title: dueOn, dueOn: '2027-02-02' })
    await ben.does(setRepeats, { taskId, rule: 'FREQ=WEEKLY;INTERVAL=2' })
    await ben.does(changeTask, { taskId, dueOn })
    clock.moveTo(closedAt)
    await ben.does(closeTask, { taskId })
    const next = (await opened()).find(({ title }) => title === dueOn)!
    await ben.does(deleteTask, { taskId: next.id })
    return next.dueOn
  }
  assert.equal(await again('2027-02-02', '2027-02-02T10:00:00.000Z'), '2027-02-16')
  assert.equal(await again('2027-02-01', '2027-02-01T11:00:00.000Z'), '2027-02-16', 'put a day forward')
  assert.equal(await again('2027-02-04', '2027-02-04T10:00:00.000Z'), '2027-02-16', 'put off')
  assert.equal(await again('2027-02-02', '2027-03-10T10:00:00.000Z'), '2027-03-16', 'done weeks late')
  assert.equal(await again('2027-02-20', '2027-02-19T10:00:00.000Z'), '2027-03-02', 'put off beyond the next')
})

test('it comes to its end: after so many times, and with its last day', async () => {
  clock.moveTo('2027-04-01T08:00:00.000Z')
  const { open, opened, cards } = await board('Ende')
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Dreimal', dueOn: '2027-04-01' })
  await ben.does(setRepeats, { taskId, rule: 'FREQ=DAILY;COUNT=3' })
  for (const left of [2, 1]) {
    await ben.does(closeTask, { taskId: (await opened())[0]!.id })
    assert.match(
      (await ben.does(getTask, { taskId: (await opened())[0]!.id })).repeats!.rule,
      new RegExp(`COUNT=${left}`),
    )
  }
  const last = (await opened())[0]!
  await ben.isRefused(skipTask, { taskId: last.id }, 'series_ends')
  await ben.does(closeTask, { taskId: last.id })
  assert.deepEqual([(await opened()).length, (await cards()).length], [0, 3])
  const { id: until } = await ben.does(addTask, { listId: open, title: 'Bis', dueOn: '2027-04-01' })
  const { repeats } = await ben.does(setRepeats, { taskId: until, rule: 'FREQ=DAILY;UNTIL=20270402' })
  assert.equal(repeats!.next, '2027-04-02')
  const skipped = await ben.does(skipTask, { taskId: until })
  assert.deepEqual([skipped.dueOn, skipped.repeats!.next], ['2027-04-02', null])
  await ben.does(closeTask, { taskId: until })
  assert.equal((await opened()).length, 0)
})

test('on the day it comes by itself, once, done or not, however many nodes look', async () => {
  clock.moveTo('2027-05-03T08:00:00.000Z')
  const { open, opened, cards } = await board('Nach dem Kalender')
  const { id: taskId } = await ben.does(addTask, {
    listId: open,
    title: 'Bericht',
    startsOn: '2027-05-03',
    dueOn: '2027-05-04',
  })
  await ben.does(setRepeats, { taskId, rule: 'FREQ=WEEKLY', mode: 'onTheDay' })
  await ben.does(closeTask, { taskId })
  assert.equal((await opened()).length, 0)
  // Midnight in Berlin is 22:00 the day before; it starts a day before it is due.
  clock.moveTo('2027-05-09T21:59:00.000Z')
  await clean()
  assert.equal((await opened()).length, 0)
  clock.moveTo('2027-05-09T22:00:00.000Z')
  const nodes = [1, 2, 3].map(() =>
    perform(house, repeatTask, { taskId }, { by: theHouse, community: world.lahn.slug }),
  )
  const made = (await Promise.allSettled(nodes)).filter(({ status }) => status === 'fulfilled')
  assert.ok(made.length >= 1)
  await clean()
  const [next] = await opened()
  assert.deepEqual([next!.startsOn, next!.dueOn, (await cards()).length], ['2027-05-10', '2027-05-11', 2])
  await ben.isRefused(repeatTask, { taskId: next!.id }, 'not_found')
  // The house stood still for weeks: the last one only.
  clock.moveTo('2027-06-10T08:00:00.000Z')
  await clean()
  assert.deepEqual((await opened()).map(({ dueOn }) => dueOn).sort(), ['2027-05-11', '2027-06-08'])
})

test('deleted it ends, put away undone it rests, put away done it goes on', async () => {
  clock.moveTo('2027-07-01T08:00:00.000Z')
  const { open, cards, opened } = await board('Weggelegt')
  const make = async (title: string) => {
    const { id: taskId } = await ben.does(addTask, { listId: open, title, dueOn: '2027-07-01' })
    await ben.does(setRepeats, { taskId, rule: 'FREQ=DAILY', mode: 'onTheDay' })
    return taskId
  }
  const [gone, away, done] = [await make('Gelöscht'), await make('Weg'), await make('Fertig')]
  await ben.does(deleteTask, { taskId: gone })
  await ben.does(archiveTask, { taskId: away })
  await ben.does(closeTask, { taskId: done })
  await ben.does(archiveTask, { taskId: done })
  clock.moveTo('2027-07-02T08:00:00.000Z')
  await clean()
  assert.deepEqual(
    (await cards()).map(({ title }) => title),
    ['Fertig'],
  )
  await ben.does(unarchiveTask, { taskId: away })
  await ben.does(bringBackTask, { taskId: gone })
  clock.forward(120_000)
  await clean()
  assert.deepEqual((await opened()).map(({ title, dueOn }) => `${title} ${dueOn}`).sort(), [
    'Fertig 2027-07-02',
    'Gelöscht 2027-07-01',
    'Gelöscht 2027-07-02',
    'Weg 2027-07-01',
    'Weg 2027-07-02',
  ])
})

test('leaving one out moves it on, and sent twice it moves once', async () => {
  clock.moveTo('2027-09-01T08:00:00.000Z')
  const { open, cards } = await board('Auslassen')
  const { id: taskId } = await ben.does(addTask, {
    listId: open,
    title: 'Probe',
    dueOn: '2027-09-02',
    dueAt: '2027-09-02T17:00:00.000Z',
  })
  await ben.isRefused(skipTask, { taskId }, 'repeats_not')
  await ben.does(setRepeats, { taskId, ...weekly })
  const key = 'a-key-that-is-sent-twice'
  const once = await ben.does(skipTask, { taskId }, { key })
  const twice = await ben.does(skipTask, { taskId }, { key })
  assert.deepEqual([once.dueOn, twice.dueOn, twice.dueAt], ['2027-09-09', '2027-09-09', '2027-09-09T17:00:00.000Z'])
  assert.equal((await cards()).length, 1)
  await settle()
})

test('a list that says done makes the next ones, in a list that does not', async () => {
  clock.moveTo('2027-10-01T08:00:00.000Z')
  const { open, doing, opened, cards } = await board('Liste')
  for (const title of ['A', 'B']) {
    const { id: taskId } = await ben.does(addTask, { listId: open, title, dueOn: '2027-10-04' })
    await ben.does(setRepeats, { taskId, ...weekly })
  }
  await ben.does(changeList, { listId: open, closes: true })
  assert.deepEqual(
    (await opened()).map(({ title, listId, dueOn }) => [title, listId, dueOn]),
    [
      ['A', doing, '2027-10-11'],
      ['B', doing, '2027-10-11'],
    ],
  )
  await ben.does(changeList, { listId: open, closes: false })
  await ben.does(changeList, { listId: open, closes: true })
  assert.equal((await cards()).length, 4)
})

test('what cannot repeat is said', async () => {
  const { open } = await board('Grenzen')
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Ohne Tag' })
  const refused = { 'FREQ=HOURLY': 'rule_not_for_tasks', 'FREQ=DAILY;X': 'rule_unreadable' }
  for (const [rule, code] of Object.entries(refused)) await ben.isRefused(setRepeats, { taskId, rule }, code)
  await ben.isRefused(setRepeats, { taskId, rule: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30' }, 'rule_never')
  await ben.isRefused(setRepeats, { taskId, rule: `FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(120)}1` }, 'invalid')
  const { id: partId } = await ben.does(addPart, { taskId, title: 'Teil' })
  await ben.isRefused(setRepeats, { taskId: partId, ...weekly }, 'is_part')
  const first = await ben.does(setRepeats, { taskId, rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' })
  assert.deepEqual([first.dueOn, first.repeats!.next], ['2027-10-31', '2027-11-30'])
  const { id: parentId } = await ben.does(addTask, { listId: open, title: 'Dach' })
  await ben.isRefused(makePartOfTask, { taskId, parentId }, 'repeats')
  const none = await ben.does(setRepeats, { taskId, rule: null })
  assert.equal(none.repeats, null)
  await ben.does(closeTask, { taskId })
  await ben.isRefused(setRepeats, { taskId, ...weekly }, 'done')
})

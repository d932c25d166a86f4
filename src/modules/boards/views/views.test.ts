import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { framesHeard } from '#tests/told.ts'
import { archiveBoard, getBoard, makeBoard } from '../contract.ts'
import { addTask, archiveTask, assignTask, getTask } from '../task/contract.ts'
import { shiftTasks } from '../task/contract-shift.ts'
import { changeView, listViews, removeView, saveView } from './contract.ts'
import { exportTasks } from './contract-csv.ts'

const { ana, ben, cem, gina, otto, someone, house, world } = await openTestHouse()
const { circles, members } = world.lahn

async function boardOf(title: string, of: { audience: 'community' } | { audience: 'circle'; circleId: string }) {
  const { id: boardId } = await ben.does(makeBoard, { title, ...of, lists: [{ title: 'Offen' }] })
  const { lists } = await ben.does(getBoard, { boardId })
  return { boardId, open: lists[0]!.id }
}
const { boardId, open } = await boardOf('Saison', { audience: 'community' })

test('a view is kept for oneself or shared with all who see the board', async () => {
  const own = await ben.does(saveView, { boardId, name: 'Meine Woche', query: 'mine=true&due=week' })
  const shared = await ben.does(saveView, { boardId, name: 'Zeitplan', query: 'view=timeline', isShared: true })
  const seen = async (who: typeof ben) =>
    (await who.does(listViews, { boardId })).items.map(
      ({ name, can }) => `${name}${can.change ? '' : ' (nur ansehen)'}`,
    )
  assert.deepEqual(await seen(ben), ['Meine Woche', 'Zeitplan'])
  assert.deepEqual(await seen(cem), ['Zeitplan (nur ansehen)'])
  await cem.isRefused(changeView, { viewId: own.id, name: 'Fremd' }, 'not_found')
  await cem.isRefused(removeView, { viewId: shared.id }, 'forbidden')
  for (const outside of [gina, otto, someone]) await outside.isRefused(listViews, { boardId }, 'not_found')
  // Who tends the board cares for what is shared there, and takes nothing for themselves.
  const renamed = await ana.does(changeView, { viewId: shared.id, name: 'Zeitstrahl', isShared: false })
  assert.deepEqual([renamed.name, renamed.isShared], ['Zeitstrahl', true])
  await ben.does(changeView, { viewId: shared.id, isShared: false })
  assert.deepEqual(await seen(cem), [])
  await ben.does(removeView, { viewId: own.id })
  assert.deepEqual(await seen(ben), ['Zeitstrahl'])
})

test('tasks shift together by the same number of days, or not at all', async () => {
  const at = '2026-10-24T18:00:00.000Z'
  const first = await ben.does(addTask, {
    listId: open,
    title: 'Säcke',
    startsOn: '2026-10-20',
    dueOn: '2026-10-24',
    dueAt: at,
  })
  const second = await ben.does(addTask, { listId: open, title: 'Boote', dueOn: '2026-10-30' })
  const none = await ben.does(addTask, { listId: open, title: 'Irgendwann' })
  const taskIds = [first.id, second.id, none.id]
  await cem.does(shiftTasks, { taskIds, days: 3 })
  const task = await ben.does(getTask, { taskId: first.id })
  // Clocks are put back on the night before the 25th: 20:00 stays 20:00.
  assert.deepEqual([task.startsOn, task.dueOn, task.dueAt], ['2026-10-23', '2026-10-27', '2026-10-27T19:00:00.000Z'])
  assert.equal((await ben.does(getTask, { taskId: second.id })).dueOn, '2026-11-02')
  assert.equal((await ben.does(getTask, { taskId: none.id })).dueOn, null)
  const secret = await boardOf('Vorstand', { audience: 'circle', circleId: circles.vorstand })
  const hidden = await ben.does(addTask, { listId: secret.open, title: 'Geheim', dueOn: '2026-10-01' })
  await cem.isRefused(shiftTasks, { taskIds: [second.id, hidden.id], days: 1 }, 'not_found')
  await someone.isRefused(shiftTasks, { taskIds: [second.id], days: 1 }, 'not_found')
  await ben.does(archiveTask, { taskId: none.id })
  await ben.isRefused(shiftTasks, { taskIds, days: 1 }, 'archived')
  const late = await ben.does(addTask, { listId: open, title: 'Spät', dueOn: '9999-12-30' })
  await ben.isRefused(shiftTasks, { taskIds: [second.id, late.id], days: 5 }, 'too_far')
  assert.equal((await ben.does(getTask, { taskId: second.id })).dueOn, '2026-11-02')
})

test('whoever follows a task hears that it was shifted, and the board is told each card', async () => {
  const task = await ben.does(addTask, {
    listId: open,
    title: 'Plakate',
    dueOn: '2026-10-01',
    assigneeIds: [members.cem],
  })
  const other = await ben.does(addTask, { listId: open, title: 'Wimpel', startsOn: '2026-10-02' })
  await cem.hears()
  const frames = await framesHeard(house, world.lahn.id, () =>
    ben.does(shiftTasks, { taskIds: [task.id, other.id], days: 7 }),
  )
  assert.deepEqual(
    frames
      .filter(({ topics }) => topics.includes(`subject:${boardId}`))
      .map(({ patch }) => [patch.taskId, patch.card.startsOn, patch.card.dueOn]),
    [
      [task.id, null, '2026-10-08'],
      [other.id, '2026-10-09', null],
    ],
  )
  const heard = await cem.hears()
  assert.ok(heard.some(({ kind, subject }) => kind === 'boards.task_changed' && subject?.id === task.id))
})

test('what stands on an archived board is not shifted', async () => {
  const old = await boardOf('Vorbei', { audience: 'community' })
  const task = await ben.does(addTask, { listId: old.open, title: 'Alt', dueOn: '2026-01-01' })
  await ben.does(archiveBoard, { boardId: old.boardId })
  await ben.isRefused(shiftTasks, { taskIds: [task.id], days: 1 }, 'archived')
})

test('a view comes along as CSV: filtered, in its order, and no cell runs as a formula', async () => {
  const { boardId, open } = await boardOf('Liste', { audience: 'community' })
  await ben.does(addTask, { listId: open, title: '=1+1', dueOn: '2026-09-30', estimate: 90 })
  const second = await ben.does(addTask, { listId: open, title: 'Zelt; "groß"', dueOn: '2026-09-10' })
  await ben.does(assignTask, { taskId: second.id, memberId: members.cem })
  const lines = async (who: typeof ben, input: object) => {
    const { stream } = await who.does(exportTasks, { boardId, ...input })
    return new TextDecoder()
      .decode(stream as Uint8Array)
      .split('\r\n')
      .slice(1, -1)
  }
  const all = await lines(ben, { sort: 'due' })
  assert.equal(all.length, 2)
  assert.match(all[0]!, /^"Zelt; ""groß""";Offen;Cem/)
  assert.match(all[1]!, /^'=1\+1;Offen;;;;2026-09-30;;;;1,5;;$/)
  assert.deepEqual((await lines(cem, { mine: true })).length, 1)
  assert.deepEqual(await lines(ben, { due: 'late', today: '2026-09-10' }), [])
  assert.deepEqual((await lines(ben, { due: 'late', today: '2026-09-11' })).length, 1)
  await gina.isRefused(exportTasks, { boardId }, 'not_found')
})

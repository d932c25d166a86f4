/** What a goal's page says of the tasks that serve it: open and done, hours, and who is on what is open. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getContribution } from '#modules/mission/contract-contribution.ts'
import { createGoal } from '#modules/mission/contract-goals.ts'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from './contract.ts'
import { logHours } from './hours/contract.ts'
import { addTask, closeTask } from './task/contract.ts'

const { ana, ben, cem, gina, mara, someone, clock, world } = await openTestHouse()
const { circles, members } = world.lahn
const { id: goalId } = await ana.does(createGoal, { title: 'Sauber' })
const board = async (title: string, circleId?: string) => {
  const { id: boardId } = await ben.does(makeBoard, {
    title,
    purpose: { kind: 'goal', id: goalId },
    ...(circleId ? { audience: 'circle', circleId } : { audience: 'community' }),
    lists: [{ title: 'Offen' }],
  })
  return (await ben.does(getBoard, { boardId })).lists[0]!.id
}
const read = (who = ben) => who.does(getContribution, { goalId })
const on = async (who = ben) => {
  const { people, total } = (await read(who)).on
  return [people.map(({ id }) => id), total]
}

const open = await board('Cleanups')
const hidden = await board('Vorstand', circles.vorstand)

test('hours of the last three months stand beside all of them', async () => {
  const { id: taskId } = await ben.does(addTask, { listId: open, title: 'Boote' })
  await ben.does(logHours, { taskId, minutes: 90, onDay: '2026-06-16' })
  await ben.does(logHours, { taskId, minutes: 30, onDay: '2026-06-17' })
  await ben.does(logHours, { taskId, minutes: 60 })
  const { hours, hoursLately, kinds } = await read()
  assert.deepEqual([hours, hoursLately], [3, 1.5])
  const tasks = kinds.find(({ kind }) => kind === 'task')
  assert.deepEqual([tasks?.open, tasks?.done], [1, 0])
  await ben.does(closeTask, { taskId })
  assert.equal((await read()).kinds.find(({ kind }) => kind === 'task')?.done, 1)
  assert.equal(clock.now().toISOString().slice(0, 10), '2026-09-17')
})

test('who is on it is named where the reader sees the task, and as long as it is open', async () => {
  const add = (listId: string, title: string, who: string[]) =>
    ben.does(addTask, { listId, title, assigneeIds: who.map((name) => members[name as 'ana']) })
  const { id: taskId } = await add(open, 'Container', ['cem', 'ana'])
  await add(hidden, 'Satzung', ['mara'])
  assert.deepEqual(await on(mara), [[members.ana, members.cem, members.mara], 3])
  assert.deepEqual(await on(cem), [[members.ana, members.cem], 2], 'no name tells of what one does not see')
  await cem.does(closeTask, { taskId })
  assert.deepEqual(await on(cem), [[], 0])
})

test('whoever looks on from outside is told how much is done, not by whom', async () => {
  const { id } = await ana.does(createGoal, { title: 'Offen für alle', audience: 'public' })
  const { id: boardId } = await ben.does(makeBoard, {
    title: 'Öffentlich',
    audience: 'public',
    purpose: { kind: 'goal', id },
    lists: [{ title: 'Offen' }],
  })
  const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
  await ben.does(addTask, { listId, title: 'Tor streichen', assigneeIds: [members.cem] })
  assert.equal((await cem.does(getContribution, { goalId: id })).on.total, 1)
  for (const outside of [gina, someone]) {
    const { kinds, on: named } = await outside.does(getContribution, { goalId: id })
    assert.equal(kinds.find(({ kind }) => kind === 'task')?.open, 1)
    assert.deepEqual(named, { people: [], total: 0 })
  }
})

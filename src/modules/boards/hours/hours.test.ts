import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addTask, closeTask, getTask } from '../task/contract.ts'
import { listHours, logHours } from './contract.ts'

const { ben, cem, house, world } = await openTestHouse()
const { id: community, members } = world.lahn
const { id: boardId } = await ben.does(makeBoard, {
  title: 'Werkstatt',
  audience: 'community',
  lists: [{ title: 'Offen' }],
})
const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
const add = async (title: string) => (await ben.does(addTask, { listId, title })).id
const toldOf = (taskId: string) =>
  house.db.transaction(community, (tx) =>
    tx.rows(sql<{ kind: string; data: Record<string, unknown> }>`
      select kind, data from activity where community_id = ${community} and subject_id = ${taskId} order by seq`),
  )

test('hours given while closing are told like those that are logged', async () => {
  const taskId = await add('Fahrräder')
  await cem.does(closeTask, { taskId, minutes: 45 })
  const [entry] = (await cem.does(listHours, { taskId })).items
  assert.deepEqual([entry?.member.id, entry?.minutes], [members.cem, 45])
  const told = await toldOf(taskId)
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ['boards.task_added', 'boards.task_closed', 'boards.hours_logged'],
  )
  assert.deepEqual(told.at(-1)!.data, { boards: [boardId], hoursId: entry!.id, minutes: 45 })
})

test('a task holds so many entries, whichever way they come; without hours it can still be closed', async () => {
  const taskId = await add('Dauerlauf')
  await house.db.transaction(community, async (tx) =>
    tx.send(sql`
      insert into task_hours (community_id, id, task_id, member_id, minutes, on_day, at)
      select ${community}::uuid, uuidv7(), ${taskId}::uuid, ${members.ben}::uuid, 1, '2026-09-01', now()
      from generate_series(1, 5000)`),
  )
  await cem.isRefused(logHours, { taskId, minutes: 10 }, 'too_many_hours')
  await cem.isRefused(closeTask, { taskId, minutes: 10 }, 'too_many_hours')
  assert.equal((await cem.does(getTask, { taskId })).closedAt, null, 'nothing of it was done')
  assert.notEqual((await cem.does(closeTask, { taskId })).closedAt, null)
})

/** Many move tasks of one list at once: none is lost or doubled, and all see the same order. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { openTestHouse } from '#tests/house.ts'
import { archiveBoard, bringBackBoard, deleteBoard, getBoard, makeBoard } from '../contract.ts'
import { addTask, bringBackTask, deleteTask, getTask, moveTask, placeTask } from './contract.ts'

const { ana, mara, ben, cem, gina, clock, house, world } = await openTestHouse({ connections: 9 })
const { circles, members } = world.lahn
const lists = [{ title: 'Offen' }, { title: 'In Arbeit' }]

const board = async (who: typeof ben, title: string, circleId?: string) => {
  const shared = circleId ? ({ audience: 'circle', circleId } as const) : ({ audience: 'community' } as const)
  const { id: boardId } = await who.does(makeBoard, { title, ...shared, lists })
  return { boardId, lists: (await who.does(getBoard, { boardId })).lists.map(({ id }) => id) }
}

test('eight move the tasks of two lists at once: nothing is lost, and everyone sees one order', async () => {
  const people = [ana, mara, ben, cem]
  const { boardId, lists } = await board(ben, 'Gemeinsam')
  const ids: string[] = []
  for (let n = 0; n < 12; n++) ids.push((await ben.does(addTask, { listId: lists[n % 2]!, title: `${n}` })).id)
  const move = fc.record({
    who: fc.nat(3),
    task: fc.nat(11),
    list: fc.nat(1),
    after: fc.option(fc.nat(11), { nil: null }),
  })
  const order = async (who: typeof ben) =>
    (await who.does(getBoard, { boardId })).tasks.map(({ id, listId, position }) => ({ id, listId, position }))
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 8 }), async (moves) => {
      await Promise.all(
        moves.map(({ who, task, list, after }) =>
          people[who]!.does(moveTask, {
            taskId: ids[task]!,
            listId: lists[list]!,
            after: after === null ? null : ids[after]!,
          }),
        ),
      )
      const seen = await order(ana)
      assert.deepEqual(await order(cem), seen)
      assert.deepEqual(seen.map(({ id }) => id).sort(), [...ids].sort())
      const places = seen.map(({ listId, position }) => `${listId} ${position}`)
      assert.equal(new Set(places).size, places.length, 'two stand at one place')
    }),
    { numRuns: 15 },
  )
})

test('a key between keys stays short however often something is put between the same two', async () => {
  const { boardId, lists } = await board(ben, 'Dazwischen')
  const [first] = [(await ben.does(addTask, { listId: lists[0]!, title: 'oben' })).id]
  for (let n = 0; n < 60; n++) await ben.does(addTask, { listId: lists[0]!, title: `${n}`, after: first })
  const { tasks } = await ben.does(getBoard, { boardId })
  assert.deepEqual(
    tasks.map(({ title }) => title),
    ['oben', ...Array.from({ length: 60 }, (_, n) => `${59 - n}`)],
  )
  assert.ok(tasks.every(({ position }) => position.length <= 24))
})

test('a task moves to another board only where the same people see it', async () => {
  const all = await board(ben, 'Alle')
  const others = await board(ben, 'Auch alle')
  const few = await board(ben, 'Vorstand', circles.vorstand)
  const secret = await ben.does(addTask, { listId: few.lists[0]!, title: 'Streng geheim' })
  const open = await ben.does(addTask, { listId: all.lists[0]!, title: 'Offen' })
  const move = (taskId: string, from: string, to: string) => ({ taskId, listId: to, from })
  await ben.isRefused(moveTask, move(secret.id, few.boardId, all.lists[0]!), 'other_people')
  await ben.isRefused(moveTask, move(open.id, all.boardId, few.lists[0]!), 'other_people')
  // On a further board it is there for whoever sees its home, and for nobody else.
  await ben.does(placeTask, { taskId: secret.id, listId: all.lists[1]! })
  const titles = async (who: typeof ben) =>
    (await who.does(getBoard, { boardId: all.boardId })).tasks.map(({ title }) => title).sort()
  assert.deepEqual(await titles(ben), ['Offen', 'Streng geheim'])
  assert.deepEqual(await titles(cem), ['Offen'])

  await house.db.transaction(world.lahn.id, async (tx) =>
    tx.send(sql`insert into let_in (community_id, subject_id, member_id, at)
      values (${world.lahn.id}, ${all.boardId}, ${members.gina}, now())`),
  )
  assert.equal((await gina.does(getTask, { taskId: open.id })).title, 'Offen')
  await ben.does(moveTask, move(open.id, all.boardId, others.lists[0]!))
  await gina.isRefused(getTask, { taskId: open.id }, 'not_found')
  await ben.does(moveTask, move(open.id, others.boardId, all.lists[0]!))
  assert.equal((await gina.does(getTask, { taskId: open.id })).title, 'Offen')
})

test('a task comes back only where its board is still there', async () => {
  const { boardId, lists } = await board(ben, 'Weg')
  const { id: taskId } = await ben.does(addTask, { listId: lists[0]!, title: 'Auch weg' })
  await ben.does(deleteTask, { taskId })
  clock.forward(1_000)
  await ben.does(deleteBoard, { boardId })
  await ben.isRefused(bringBackTask, { taskId }, 'not_found')
  await ben.does(bringBackBoard, { boardId })
  await ben.isRefused(getTask, { taskId }, 'not_found')
  assert.equal((await ben.does(bringBackTask, { taskId })).title, 'Auch weg')
})

test('nothing leaves an archived board, wherever it is asked to go', async () => {
  const from = await board(ben, 'Verein')
  const to = await board(ben, 'Weiter')
  const { id: taskId } = await ben.does(addTask, { listId: from.lists[0]!, title: 'Bleibt' })
  await ben.does(archiveBoard, { boardId: from.boardId })
  await ben.isRefused(moveTask, { taskId, listId: to.lists[0]!, from: from.boardId }, 'archived')
})

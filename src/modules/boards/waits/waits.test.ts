import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addTask, closeTask, getTask } from '../task/contract.ts'
import { makeWait, removeWait } from './contract.ts'

const { ana, ben, cem, world } = await openTestHouse({ connections: 8 })

async function newBoard(title: string, more: Partial<Parameters<typeof ben.does<typeof makeBoard>>[1]> = {}) {
  const { id } = await ben.does(makeBoard, { title, audience: 'community', lists: [{ title: 'Offen' }], ...more })
  return (await ben.does(getBoard, { boardId: id })).lists[0]!.id
}
const listId = await newBoard('Bau')
const tasks = async (...titles: string[]) => {
  const ids: string[] = []
  for (const title of titles) ids.push((await ben.does(addTask, { listId, title })).id)
  return ids as [string, string, ...string[]]
}

test('a task waits for another: both say so, and finishing it early is asked about', async () => {
  const [paint, build] = await tasks('Streichen', 'Bauen')
  const waiting = await cem.does(makeWait, { taskId: paint, forId: build })
  assert.deepEqual(
    waiting.waitsFor.map(({ title }) => title),
    ['Bauen'],
  )
  assert.deepEqual(
    (await ana.does(getTask, { taskId: build })).holdsUp.map(({ title }) => title),
    ['Streichen'],
  )
  await ben.isRefused(closeTask, { taskId: paint }, 'waits_for_others')
  assert.ok((await ben.does(closeTask, { taskId: paint, anyway: true })).closedAt)
  assert.deepEqual((await ben.does(removeWait, { taskId: paint, forId: build })).waitsFor, [])
})

test('never for itself, not even by a long way round', async () => {
  const [a, b, c] = (await tasks('a', 'b', 'c')) as [string, string, string]
  await ben.isRefused(makeWait, { taskId: a, forId: a }, 'would_wait_for_itself')
  await ben.does(makeWait, { taskId: a, forId: b })
  await ben.does(makeWait, { taskId: b, forId: c })
  await ben.isRefused(makeWait, { taskId: c, forId: a }, 'would_wait_for_itself')
})

test('only where one sees and works on both', async () => {
  const inside = await newBoard('Vorstand', { audience: 'circle', circleId: world.lahn.circles.vorstand })
  const { id: secret } = await ben.does(addTask, { listId: inside, title: 'Intern' })
  const [open] = await tasks('Offen')
  await cem.isRefused(makeWait, { taskId: open, forId: secret }, 'not_found')
  await cem.isRefused(makeWait, { taskId: secret, forId: open }, 'not_found')
  await ben.does(makeWait, { taskId: open, forId: secret })
  assert.deepEqual((await cem.does(getTask, { taskId: open })).waitsFor, [])
  await cem.isRefused(removeWait, { taskId: open, forId: secret }, 'not_found')
})

/** Whether one comes back to a task by going on to what it waits for. */
function hasCircle(edges: Map<string, string[]>): boolean {
  const done = new Set<string>()
  const visit = (id: string, path: Set<string>): boolean => {
    if (path.has(id)) return true
    if (done.has(id)) return false
    const found = (edges.get(id) ?? []).some((next) => visit(next, new Set([...path, id])))
    done.add(id)
    return found
  }
  return [...edges.keys()].some((id) => visit(id, new Set()))
}

test('whatever is asked for at once, no task ends up waiting for itself', async () => {
  const pair = fc.tuple(fc.nat(4), fc.nat(4))
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 4, maxLength: 14 }), async (pairs) => {
      const ids = await tasks('0', '1', '2', '3', '4')
      const asked = pairs.map(([a, b]) => ({ taskId: ids[a]!, forId: ids[b]! }))
      const outcomes = await Promise.allSettled(asked.map((pair) => ben.does(makeWait, pair)))
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'would_wait_for_itself')
      const edges = new Map<string, string[]>()
      for (const taskId of ids)
        edges.set(
          taskId,
          (await ben.does(getTask, { taskId })).waitsFor.map(({ id }) => id),
        )
      assert.ok(!hasCircle(edges))
    }),
    { numRuns: 15 },
  )
})

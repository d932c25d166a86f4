import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { bringBackBoard, changeBoard, deleteBoard, getBoard, listBoards, makeBoard } from '../contract.ts'
import { addList, archiveList, changeList, moveList } from '../lists/contract.ts'
import { addTask, closeTask, getTask, moveTask } from '../task/contract.ts'

const { ana, ben, cem, gina, otto, someone, sofia, world } = await openTestHouse()
const { circles, members } = world.lahn

const cleanup = await ben.does(makeBoard, {
  title: 'Cleanup-Saison',
  audience: 'community',
  lists: [{ title: 'Bereit' }, { title: 'In Arbeit' }, { title: 'Geschafft', closes: true }],
})
const boardId = cleanup.id
const { lists } = await ana.does(getBoard, { boardId })
const [ready, doing, done] = lists.map(({ id }) => id) as [string, string, string]

test('a board is seen and worked on by whom it is shared with, and by nobody else', async () => {
  await cem.does(addTask, { listId: ready, title: 'Handschuhe zählen' })
  for (const outside of [gina, otto, someone, sofia]) await outside.isRefused(getBoard, { boardId }, 'not_found')
  const secret = await ben.does(makeBoard, { title: 'Vorstand', audience: 'circle', circleId: circles.vorstand })
  await cem.isRefused(getBoard, { boardId: secret.id }, 'not_found')
  await ana.isRefused(getBoard, { boardId: secret.id }, 'not_found')
  await cem.isRefused(makeBoard, { title: 'Messen', audience: 'circle', circleId: circles.vorstand }, 'not_found')
  const few = await ben.does(makeBoard, { title: 'Zu zweit', audience: 'direct', memberIds: [members.cem] })
  const { id: listId } = await cem.does(addList, { boardId: few.id, title: 'Offen' })
  const task = await cem.does(addTask, { listId, title: 'Nur wir' })
  assert.equal((await ben.does(getTask, { taskId: task.id })).title, 'Nur wir')
  await ana.isRefused(getTask, { taskId: task.id }, 'not_found')
  assert.ok(!(await ana.does(listBoards, {})).items.some(({ title }) => title === 'Zu zweit'))
})

test('a task moves between lists, is done where the list says so, and can be moved back to where it was', async () => {
  const added = await Promise.all(['eins', 'zwei', 'drei'].map((title) => ben.does(addTask, { listId: doing, title })))
  const titles = async (listId: string) => {
    const board = await ana.does(getBoard, { boardId })
    return board.tasks.filter((task) => task.listId === listId).map(({ title }) => title)
  }
  const order = await titles(doing)
  const first = added.find(({ title }) => title === order[0])!
  const second = added.find(({ title }) => title === order[1])!
  const { card, was } = await cem.does(moveTask, { taskId: second.id, listId: done, after: null })
  assert.ok(card.closedAt)
  assert.deepEqual(was, { listId: doing, after: first.id })
  assert.deepEqual(await titles(done), [second.title])
  await cem.does(moveTask, { taskId: second.id, ...was })
  assert.deepEqual(await titles(doing), order)
  assert.equal((await ana.does(getTask, { taskId: second.id })).closedAt, null)
})

test('whoever follows a task hears that it is done', async () => {
  const task = await ben.does(addTask, { listId: ready, title: 'Boote klarmachen', assigneeIds: [members.cem] })
  assert.deepEqual(
    (await cem.hears()).map(({ why }) => why),
    ['assigned'],
  )
  await cem.does(closeTask, { taskId: task.id })
  assert.ok((await ben.hears()).some(({ kind }) => kind === 'boards.task_closed'))
})

test('a list that closes finishes what stands in it; lists move and are put away with their tasks', async () => {
  const { id: listId } = await ben.does(addList, { boardId, title: 'Ablage', after: null })
  const task = await ben.does(addTask, { listId, title: 'Alt' })
  await ben.does(changeList, { listId, closes: true })
  assert.ok((await ben.does(getTask, { taskId: task.id })).closedAt)
  await ben.does(moveList, { listId, after: ready })
  const after = (await ana.does(getBoard, { boardId })).lists.map(({ title }) => title)
  assert.deepEqual(after, ['Bereit', 'Ablage', 'In Arbeit', 'Geschafft'])
  await ben.does(archiveList, { listId })
  const board = await ana.does(getBoard, { boardId })
  assert.ok(!board.lists.some(({ title }) => title === 'Ablage'))
  assert.ok(!board.tasks.some(({ id }) => id === task.id))
})

test('a deleted board goes with its tasks and comes back with them', async () => {
  const { id } = await ben.does(makeBoard, { title: 'Kurz', audience: 'community', lists: [{ title: 'Offen' }] })
  const { lists } = await ben.does(getBoard, { boardId: id })
  const task = await ben.does(addTask, { listId: lists[0]!.id, title: 'Bleibt' })
  await cem.isRefused(deleteBoard, { boardId: id }, 'forbidden')
  await ben.does(deleteBoard, { boardId: id })
  await cem.isRefused(getTask, { taskId: task.id }, 'not_found')
  assert.deepEqual(
    (await ben.does(listBoards, { which: 'deleted' })).items.map(({ title, open }) => ({ title, open })),
    [{ title: 'Kurz', open: 0 }],
  )
  await ben.does(bringBackBoard, { boardId: id })
  assert.equal((await cem.does(getTask, { taskId: task.id })).title, 'Bleibt')
})

test('whoever writes on top of a description that changed meanwhile is told, and nothing is lost', async () => {
  const write = (who: typeof ben, about: string, aboutWas: string) =>
    who.does(changeBoard, { boardId, about, aboutWas })
  await write(ben, 'Wir räumen auf.', '')
  await ana.isRefused(changeBoard, { boardId, about: 'Samstags.', aboutWas: '' }, 'changed_meanwhile')
  await ana.isRefused(
    changeBoard,
    { boardId, title: 'Anders', about: 'Samstags.', aboutWas: 'Wir räumen' },
    'changed_meanwhile',
  )
  assert.equal((await cem.does(getBoard, { boardId })).title, 'Cleanup-Saison')
  const tries = Array.from({ length: 8 }, (_, n) => write(n % 2 ? ana : ben, `Version ${n}`, 'Wir räumen auf.'))
  const done = await Promise.allSettled(tries)
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1)
  // A program that says nothing of what was there writes anew.
  await ben.does(changeBoard, { boardId, about: 'Neu' })
  assert.equal((await cem.does(getBoard, { boardId })).about, 'Neu')
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { archiveBoard, getBoard, makeBoard } from '../contract.ts'
import { addTask, archiveTask } from '../task/contract.ts'
import { exportTasks } from '../views/contract-csv.ts'
import { sorted } from '../views/sorting.ts'
import { listVotes, setVoting, voteForTask } from './contract.ts'

const { ana, ben, cem, gina, otto, someone, world } = await openTestHouse()
const { circles } = world.lahn
const { id: boardId } = await ben.does(makeBoard, {
  title: 'Ideen',
  audience: 'community',
  lists: [{ title: 'Offen' }],
})
const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
const add = (title: string) => ben.does(addTask, { listId, title })
const readBoard = (who: typeof ben) => who.does(getBoard, { boardId })
const votesOf = async (taskId: string) => (await readBoard(ben)).tasks.find(({ id }) => id === taskId)!.votes

test('nobody votes where the board does not want votes, and only who tends it says so', async () => {
  const { id: taskId } = await add('Still')
  await cem.isRefused(voteForTask, { taskId, on: true }, 'no_voting')
  await cem.isRefused(setVoting, { boardId, on: true }, 'forbidden')
  assert.equal((await ben.does(setVoting, { boardId, on: true })).isVoting, true)
  await cem.does(voteForTask, { taskId, on: true })
  await ben.does(setVoting, { boardId, on: false })
  await cem.isRefused(voteForTask, { taskId, on: false }, 'no_voting')
  assert.deepEqual((await readBoard(cem)).myVotes, [])
  await ben.does(setVoting, { boardId, on: true })
  assert.deepEqual((await readBoard(cem)).myVotes, [taskId])
})

test('each has one vote, seen by all; however many vote at once, the count is exact', async () => {
  const { id: taskId } = await add('Bootssteg')
  const twice = [ana, ben, cem].flatMap((who) => [who, who, who])
  await Promise.all(twice.map((who) => who.does(voteForTask, { taskId, on: true })))
  assert.equal(await votesOf(taskId), 3)
  const seen = await ana.does(listVotes, { taskId })
  assert.deepEqual([seen.votes, seen.by.length, seen.isMine, seen.can.vote], [3, 3, true, true])
  await Promise.all([ana, ana, ben].map((who) => who.does(voteForTask, { taskId, on: false })))
  assert.equal(await votesOf(taskId), 1)
  assert.deepEqual(
    [(await readBoard(ana)).myVotes.includes(taskId), (await readBoard(cem)).myVotes.includes(taskId)],
    [false, true],
  )
})

test('who may not see the task has no vote, nor learns of any', async () => {
  const { id } = await ben.does(makeBoard, {
    title: 'Vorstand',
    audience: 'circle',
    circleId: circles.vorstand,
    lists: [{ title: 'Offen' }],
  })
  await ben.does(setVoting, { boardId: id, on: true })
  const list = (await ben.does(getBoard, { boardId: id })).lists[0]!.id
  const { id: taskId } = await ben.does(addTask, { listId: list, title: 'Geheim' })
  for (const outside of [ana, cem, gina, otto, someone]) {
    await outside.isRefused(voteForTask, { taskId, on: true }, 'not_found')
    await outside.isRefused(listVotes, { taskId }, 'not_found')
  }
})

test('visitors of a public board see how many, not who, and do not vote', async () => {
  const { id } = await ben.does(makeBoard, { title: 'Offen', audience: 'public', lists: [{ title: 'Offen' }] })
  await ben.does(setVoting, { boardId: id, on: true })
  const { id: taskId } = await ben.does(addTask, {
    listId: (await ben.does(getBoard, { boardId: id })).lists[0]!.id,
    title: 'Bänke',
  })
  await ben.does(voteForTask, { taskId, on: true })
  const { votes, by, can } = await gina.does(listVotes, { taskId })
  assert.deepEqual([votes, by, can.vote], [1, [], false])
  await gina.isRefused(voteForTask, { taskId, on: true }, 'forbidden')
})

test('votes rest with what is archived', async () => {
  const { id: taskId } = await add('Alt')
  await ana.does(voteForTask, { taskId, on: true })
  await ben.does(archiveTask, { taskId })
  await ana.isRefused(voteForTask, { taskId, on: false }, 'archived')
  assert.equal((await ana.does(listVotes, { taskId })).votes, 1)
  const { id: other } = await add('Steht')
  await ben.does(archiveBoard, { boardId })
  await ana.isRefused(voteForTask, { taskId: other, on: true }, 'archived')
})

test('a table and its file are sorted by votes, most first where one wants', async () => {
  const { id } = await ben.does(makeBoard, { title: 'Reihe', audience: 'community', lists: [{ title: 'Offen' }] })
  await ben.does(setVoting, { boardId: id, on: true })
  const list = (await ben.does(getBoard, { boardId: id })).lists[0]!.id
  for (const [title, voters] of [
    ['Eine', [cem]],
    ['Keine', []],
    ['Drei', [ana, ben, cem]],
    ['Zwei', [ana, ben]],
  ] as const) {
    const { id: taskId } = await ben.does(addTask, { listId: list, title })
    for (const who of voters) await who.does(voteForTask, { taskId, on: true })
  }
  const board = await ben.does(getBoard, { boardId: id })
  const table = (isDown: boolean) =>
    sorted(board.tasks, board, { by: 'votes', isDown }, 'de').map(({ title, votes }) => [title, votes])
  // Without votes it says nothing there, and stands last both ways.
  const [one, two, three, none] = [
    ['Eine', 1],
    ['Zwei', 2],
    ['Drei', 3],
    ['Keine', 0],
  ]
  assert.deepEqual(table(true), [three, two, one, none])
  assert.deepEqual(table(false), [one, two, three, none])
  const file = async (sort: string) => {
    const { stream } = await ben.does(exportTasks, { boardId: id, sort })
    const [head, ...lines] = (await new Response(stream as never).text()).trim().split('\r\n')
    const at = head!.split(';').indexOf('Stimmen')
    return lines.map((line) => [line.split(';')[0], Number(line.split(';')[at])])
  }
  assert.deepEqual(await file('-votes'), table(true))
  assert.deepEqual(await file('votes'), table(false))
})

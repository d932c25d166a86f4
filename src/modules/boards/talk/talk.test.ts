/** What screens that show a card hear when something is said about its task: how much there is, and nothing else. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { deleteMessage, postMessage, restoreMessage } from '#modules/conversation/contract.ts'
import { eraseMember } from '#modules/leaving/erase.ts'
import { openTestHouse } from '#tests/house.ts'
import { framesHeard } from '#tests/told.ts'
import { type BoardWhole, getBoard, makeBoard } from '../contract.ts'
import { addPart, addTask, placeTask } from '../task/contract.ts'
import { withFrame } from '../ui/shown.ts'

const { house, ana, ben, cem, world } = await openTestHouse()
const { id: community, channels } = world.lahn

async function board(title: string, audience: 'community' | 'public' = 'community') {
  const { id: boardId } = await ben.does(makeBoard, { title, audience, lists: [{ title: 'Offen' }] })
  const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
  return { boardId, listId }
}

const heard = (doing: () => Promise<unknown>) => framesHeard(house, community, doing)
const atBoard = async (boardId: string, doing: () => Promise<unknown>) =>
  (await heard(doing)).filter(({ topics }) => topics.includes(`subject:${boardId}`))

test('said, deleted and brought back: screens of the board count along, and show what a fresh look would', async () => {
  const { boardId, listId } = await board('Live')
  const { id: subjectId } = await ben.does(addTask, { listId, title: 'Probe' })
  let shown: BoardWhole = await ana.does(getBoard, { boardId })
  const follow = async (doing: () => Promise<unknown>) => {
    const frames = await atBoard(boardId, doing)
    for (const frame of frames) shown = withFrame(shown, frame)!
    assert.deepEqual(shown.tasks, (await ana.does(getBoard, { boardId })).tasks)
    return [frames.length, shown.tasks[0]!.comments]
  }
  let first = ''
  let answer = ''
  const say = async (text: string, threadId?: string) =>
    (await cem.does(postMessage, { subjectId, text, ...(threadId && { threadId }) })).id
  assert.deepEqual(await follow(async () => (first = await say('Wer kommt?'))), [1, 1])
  assert.deepEqual(await follow(async () => (answer = await say('Ich', first))), [1, 2])
  assert.deepEqual(await follow(() => cem.does(deleteMessage, { messageId: answer })), [1, 1])
  // Deleted already: nothing happened.
  assert.deepEqual(await follow(() => cem.does(deleteMessage, { messageId: answer })), [0, 1])
  assert.deepEqual(await follow(() => cem.does(restoreMessage, { messageId: answer })), [1, 2])
})

test('what a board hears holds no word and no name, and a message keeps its own number', async () => {
  const { boardId, listId } = await board('Leise')
  const { id: subjectId } = await ben.does(addTask, { listId, title: 'Probe' })
  const all = await heard(() => cem.does(postMessage, { subjectId, text: 'Ganz geheim' }))
  const [said, counted, ...rest] = all
  assert.equal(rest.length, 0)
  assert.equal(said.patch.message.seq, said.seq)
  assert.deepEqual(said.topics, [`subject:${subjectId}`])
  assert.deepEqual(counted.topics, [`subject:${subjectId}`, `subject:${boardId}`])
  assert.deepEqual(counted.data, { boards: [boardId] })
  for (const word of ['geheim', said.patch.message.id, world.lahn.members.cem])
    assert.ok(!JSON.stringify(counted).includes(word), word)
})

test('on a public board, and where a task stands on several, screens are only told to look again', async () => {
  const open = await board('Offen', 'public')
  const other = await board('Anderes')
  const task = await ben.does(addTask, { listId: open.listId, title: 'Für alle' })
  const say = (subjectId: string) => ben.does(postMessage, { subjectId, text: 'Hallo' })
  const [public_] = await atBoard(open.boardId, () => say(task.id))
  assert.equal(public_.patch, undefined)
  const { listId, boardId } = await board('Zwei')
  const both = await ben.does(addTask, { listId, title: 'Auf zweien' })
  await ben.does(placeTask, { taskId: both.id, listId: other.listId })
  const frames = await heard(() => say(both.id))
  const [told, ...more] = frames.filter(({ kind }) => kind === 'boards.task_discussed')
  assert.deepEqual([told.patch, more.length], [undefined, 0])
  assert.deepEqual(told.topics, [`subject:${both.id}`, `subject:${boardId}`, `subject:${other.boardId}`])
})

test('what has no card, and channels, tell nothing more than before', async () => {
  const { boardId, listId } = await board('Teile')
  const { id: taskId } = await ben.does(addTask, { listId, title: 'Ganzes' })
  const part = await ben.does(addPart, { taskId, title: 'Teil' })
  for (const subjectId of [part.id, boardId, channels.cleanup]) {
    const frames = await heard(() => ben.does(postMessage, { subjectId, text: 'Hier' }))
    assert.deepEqual(
      frames.map(({ kind }) => kind),
      ['conversation.message_posted'],
    )
  }
})

test('words that go with their author are counted no longer, each card once', async () => {
  const { boardId, listId } = await board('Gelöscht')
  const tasks = [await ben.does(addTask, { listId, title: 'Eins' }), await ben.does(addTask, { listId, title: 'Zwei' })]
  for (const text of ['Hallo', 'Noch was'])
    for (const { id: subjectId } of tasks) await cem.does(postMessage, { subjectId, text })
  const told = await atBoard(boardId, () =>
    eraseMember(house, { community, member: world.lahn.members.cem, words: 'removed' }),
  )
  const counted = told.filter(({ kind }) => kind === 'boards.task_discussed')
  assert.deepEqual(
    counted.map(({ patch }) => [patch.taskId, patch.card.comments]).sort(),
    tasks.map(({ id }) => [id, 0]).sort(),
  )
})

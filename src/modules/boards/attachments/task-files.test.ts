import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { upload } from '#modules/files/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addTask, getTask } from '../task/contract.ts'
import { attachFiles, removeFile } from './contract.ts'

const { ana, ben, cem, world } = await openTestHouse()

async function newTask(circleId?: string) {
  const shared = circleId ? { audience: 'circle' as const, circleId } : { audience: 'community' as const }
  const { id } = await ben.does(makeBoard, { title: 'Fest', lists: [{ title: 'Offen' }], ...shared })
  const [list] = (await ben.does(getBoard, { boardId: id })).lists
  return (await ben.does(addTask, { listId: list!.id, title: 'Plakat' })).id
}
const bytes = (text: string) => ({
  upload: {
    stream: (async function* () {
      yield new TextEncoder().encode(text)
    })(),
    type: 'text/plain',
    size: text.length,
  },
})
const send = async (who: typeof ana, subjectId: string) =>
  (await who.does(upload, { subjectId, name: 'plan.txt' }, bytes('Bühne links'))).id

test('who uploaded a file hangs it on the task; whoever works on it takes it off', async () => {
  const taskId = await newTask()
  const fileId = await send(ana, taskId)
  assert.deepEqual((await cem.does(getTask, { taskId })).files, [])
  await cem.isRefused(attachFiles, { taskId, fileIds: [fileId] }, 'not_your_file')
  const { files } = await ana.does(attachFiles, { taskId, fileIds: [fileId] })
  assert.deepEqual(
    files.map(({ name }) => name),
    ['plan.txt'],
  )
  assert.deepEqual((await cem.does(removeFile, { taskId, fileId })).files, [])
  await cem.isRefused(removeFile, { taskId, fileId }, 'not_found')
})

test('never what was uploaded elsewhere, and nothing where one does not see', async () => {
  const [open, secret] = [await newTask(), await newTask(world.lahn.circles.vorstand)]
  const fileId = await send(ben, secret)
  await ben.isRefused(attachFiles, { taskId: open, fileIds: [fileId] }, 'not_your_file')
  await ben.does(attachFiles, { taskId: secret, fileIds: [fileId] })
  await cem.isRefused(removeFile, { taskId: secret, fileId }, 'not_found')
  await cem.isRefused(removeFile, { taskId: open, fileId }, 'not_found')
})

/** What one takes along tells what one did, not what others call it by now. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { allKeepings } from '#kernel/keeping.ts'
import { removeFromCircle } from '#modules/communities/contract-circles.ts'
import { openTestHouse } from '#tests/house.ts'
import { answerApproval, askApproval } from './approvals/contract.ts'
import { getBoard, makeBoard } from './contract.ts'
import { logHours } from './hours/contract.ts'
import { giveStatus } from './status/contract.ts'
import { addTask } from './task/contract.ts'
import { saveView } from './views/contract.ts'
import { setVoting, voteForTask } from './votes/contract.ts'

const { ben, mara, house, world } = await openTestHouse()
const { circles, id: community, members } = world.lahn
const parts = ['votes', 'approvals', 'approval-answers', 'board-status', 'hours', 'board-views']

async function titles() {
  const own = Object.assign({}, ...allKeepings().map((one) => one.own ?? {})) as NonNullable<
    ReturnType<typeof allKeepings>[number]['own']
  >
  const of = { community, member: members.ben, after: '00000000-0000-0000-0000-000000000000', most: 10 }
  return house.db.transaction(community, async (tx) => {
    const found = []
    for (const part of parts) {
      const rows = (await tx.rows(own[part]!(of))) as { task?: string | null; board?: string | null }[]
      found.push(rows.map(({ task, board }) => task ?? board ?? null))
    }
    return found
  })
}

test('who sees a board no longer takes along what they did there, not what it is called today', async () => {
  const { id: boardId } = await mara.does(makeBoard, {
    ...{ title: 'Vorstand', audience: 'circle', circleId: circles.vorstand },
    lists: [{ title: 'Offen' }],
  })
  const listId = (await mara.does(getBoard, { boardId })).lists[0]!.id
  const { id: taskId } = await mara.does(addTask, { listId, title: 'Geheim' })
  await mara.does(setVoting, { boardId, on: true })
  await ben.does(voteForTask, { taskId, on: true })
  await ben.does(askApproval, { taskId, question: 'Gut?', memberIds: [members.mara] })
  const { id: approvalId } = await mara.does(askApproval, { taskId, question: 'Ja?', memberIds: [members.ben] })
  await ben.does(answerApproval, { approvalId, says: 'yes' })
  await ben.does(giveStatus, { boardId, state: 'on_track', text: 'Läuft' })
  await ben.does(logHours, { taskId, minutes: 30 })
  await ben.does(saveView, { boardId, name: 'Meine', query: 'view=table', isShared: false })
  assert.deepEqual(await titles(), [['Geheim'], ['Geheim'], ['Geheim'], ['Vorstand'], ['Geheim'], ['Vorstand']])
  await mara.does(removeFromCircle, { circleId: circles.vorstand, memberId: members.ben })
  assert.deepEqual(
    await titles(),
    parts.map(() => [null]),
  )
})

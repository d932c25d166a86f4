import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { leave, resumeMember, suspendMember } from '#modules/communities/contract.ts'
import { eraseMember } from '#modules/leaving/erase.ts'
import { home } from '#modules/mission/contract-home.ts'
import { allAtOnce } from '#tests/at-once.ts'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addTask, archiveTask, closeTask } from '../task/contract.ts'
import { answerApproval, askApproval, listApprovals, listMyApprovals, withdrawApproval } from './contract.ts'

const stage = await openTestHouse()
const { ana, ben, cem, gina, mara, otto, someone, house, settle, world } = stage
const { circles, members } = world.lahn
const { id: boardId } = await ben.does(makeBoard, {
  title: 'Plakat',
  audience: 'community',
  lists: [{ title: 'Offen' }],
})
const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
const add = async (title: string) => (await ben.does(addTask, { listId, title })).id
const askBoth = (taskId: string) =>
  ben.does(askApproval, { taskId, question: 'Passt der Text?', memberIds: [members.ana, members.cem] })
const stateOf = async (taskId: string) => (await ben.does(listApprovals, { taskId })).items[0]!.state

test('whoever is asked hears it now, whoever asked hears each answer; all must say yes', async () => {
  const taskId = await add('Text')
  const { id: approvalId } = await askBoth(taskId)
  assert.deepEqual(
    (await cem.hears()).map(({ kind, level, why }) => [kind, level, why]),
    [['boards.approval_asked', 'now', 'asked']],
  )
  assert.deepEqual(
    (await cem.does(listMyApprovals, {})).items.map(({ id, task }) => [id, task.title]),
    [[approvalId, 'Text']],
  )
  const offered = async () => (await cem.does(home, {})).offers.find(({ name }) => name === 'boards.approvals')
  assert.deepEqual((await offered())?.waiting, { count: 1, days: 0 })
  await cem.does(answerApproval, { approvalId, says: 'yes' })
  await cem.does(answerApproval, { approvalId, says: null })
  assert.equal((await cem.does(listMyApprovals, {})).items.length, 1)
  // Both at once: one of them decides, and only one.
  const yes = [ana, cem].map((who) => () => who.does(answerApproval, { approvalId, says: 'yes' }))
  for (const { status } of await allAtOnce(stage, world.lahn.id, yes)) assert.equal(status, 'fulfilled')
  assert.equal(await stateOf(taskId), 'approved')
  const heard = (await ben.hears()).map(({ kind }) => kind)
  assert.equal(heard.filter((kind) => kind === 'boards.task_approved').length, 1)
  assert.equal(heard.filter((kind) => kind === 'boards.approval_answered').length, 2)
  await cem.isRefused(answerApproval, { approvalId, says: null }, 'decided')
  assert.deepEqual((await cem.does(listMyApprovals, {})).items, [])
  assert.equal(await offered(), undefined)
})

test('one no declines and says why; whoever asked may withdraw what is open', async () => {
  const taskId = await add('Bild')
  const { id: approvalId } = await askBoth(taskId)
  await ana.isRefused(answerApproval, { approvalId, says: 'no' }, 'invalid')
  await ana.does(answerApproval, { approvalId, says: 'no', words: 'Zu dunkel' })
  const [declined] = (await cem.does(listApprovals, { taskId })).items
  assert.equal(declined!.state, 'declined')
  assert.deepEqual(
    declined!.asked.map(({ member, says, words }) => [member.id, says, words]),
    [
      [members.ana, 'no', 'Zu dunkel'],
      [members.cem, null, ''],
    ],
  )
  const { id: other } = await askBoth(taskId)
  await cem.isRefused(withdrawApproval, { approvalId: other }, 'forbidden')
  await ben.does(withdrawApproval, { approvalId: other })
  await ben.isRefused(withdrawApproval, { approvalId: other }, 'decided')
  assert.deepEqual((await cem.does(listMyApprovals, {})).items, [])
})

test('only who was asked answers, only who may see the task is asked', async () => {
  const taskId = await add('Druck')
  const { id: approvalId } = await ben.does(askApproval, { taskId, question: 'OK?', memberIds: [members.cem] })
  await ana.isRefused(answerApproval, { approvalId, says: 'yes' }, 'forbidden')
  for (const outside of [gina, otto, someone])
    await outside.isRefused(answerApproval, { approvalId, says: 'yes' }, 'not_found')
  await ben.isRefused(askApproval, { taskId, question: 'OK?', memberIds: [members.ben] }, 'not_oneself')
  await ben.isRefused(askApproval, { taskId, question: 'OK?', memberIds: [members.gina] }, 'no_such_member')
  const { id } = await ben.does(makeBoard, {
    title: 'V',
    audience: 'circle',
    circleId: circles.vorstand,
    lists: [{ title: 'Offen' }],
  })
  const list = (await ben.does(getBoard, { boardId: id })).lists[0]!.id
  const hidden = (await ben.does(addTask, { listId: list, title: 'Geheim' })).id
  await cem.isRefused(listApprovals, { taskId: hidden }, 'not_found')
  await ben.isRefused(askApproval, { taskId: hidden, question: 'OK?', memberIds: [members.cem] }, 'no_such_member')
  await ben.does(archiveTask, { taskId })
  await cem.isRefused(answerApproval, { approvalId, says: 'yes' }, 'archived')
  await ben.isRefused(askApproval, { taskId, question: 'OK?', memberIds: [members.cem] }, 'archived')
  assert.ok(!(await cem.does(listMyApprovals, {})).items.some(({ task }) => task.id === taskId))
})

test('at most five are open at once, however many ask together', async () => {
  const taskId = await add('Viele')
  for (let n = 0; n < 4; n += 1) await askBoth(taskId)
  const asks = await allAtOnce(
    stage,
    world.lahn.id,
    [1, 2].map(() => () => askBoth(taskId)),
  )
  assert.equal(asks.filter(({ status }) => status === 'fulfilled').length, 1)
  await ben.isRefused(askApproval, { taskId, question: 'OK?', memberIds: [members.cem] }, 'too_many_approvals')
})

test('a task whose OK is missing is done only after asking', async () => {
  const taskId = await add('Fertig')
  await askBoth(taskId)
  await cem.isRefused(closeTask, { taskId }, 'waits_for_approval')
  assert.ok((await cem.does(closeTask, { taskId, anyway: true })).closedAt)
  assert.ok(!(await cem.does(listMyApprovals, {})).items.some(({ task }) => task.id === taskId))
})

test('whoever cannot answer any more is not waited for: those who are there decide', async () => {
  const { mara: memberId } = members
  const [said, unsaid, alone] = [await add('Ja'), await add('Offen'), await add('Allein')]
  const ask = (taskId: string, memberIds: string[]) => ben.does(askApproval, { taskId, question: 'OK?', memberIds })
  const { id: approvalId } = await ask(said, [memberId, members.cem])
  await ask(unsaid, [memberId, members.cem])
  await ask(alone, [memberId])
  await cem.does(answerApproval, { approvalId, says: 'yes' })
  await ana.does(suspendMember, { memberId })
  assert.deepEqual(
    [await stateOf(said), await stateOf(unsaid), await stateOf(alone)],
    ['approved', 'open', 'withdrawn'],
  )
  await cem.isRefused(answerApproval, { approvalId, says: null }, 'decided')
  await ben.isRefused(withdrawApproval, { approvalId }, 'decided')
  assert.ok((await ben.does(closeTask, { taskId: alone })).closedAt)
  await cem.does(answerApproval, { approvalId: (await cem.does(listMyApprovals, {})).items.at(-1)!.id, says: 'yes' })
  assert.equal(await stateOf(unsaid), 'approved')
  // Back again they are asked again, where nobody decided without them.
  await ana.does(resumeMember, { memberId })
  assert.deepEqual([await stateOf(said), await stateOf(unsaid)], ['open', 'approved'])
  await mara.does(leave, {})
  assert.equal(await stateOf(said), 'approved')
  const last = await add('Wer geht')
  await ask(last, [members.cem])
  await eraseMember(house, { community: world.lahn.id, member: members.cem, words: 'removed' })
  await settle()
  assert.equal(await stateOf(last), 'withdrawn')
  assert.ok((await ben.does(closeTask, { taskId: last })).closedAt)
})

/** Votes, approvals and how boards are going come along, and an archive makes nobody ask or answer. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { askApproval, listApprovals } from '#modules/boards/approvals/contract.ts'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { giveStatus, listStatus, setStatusRhythm } from '#modules/boards/status/contract.ts'
import { addTask } from '#modules/boards/task/contract.ts'
import { listVotes, setVoting, voteForTask } from '#modules/boards/votes/contract.ts'
import { acceptInvitation, inviteByLink } from '#modules/communities/contract-joining.ts'
import { listPlaceholders, makeClaimLink, useClaimLink } from '#modules/imports/contract-claims.ts'
import { whenIdle } from '#modules/imports/worker.ts'
import { brought, exportBy, FORGED_AT, forged, forgedId, forgedMember } from '#tests/arriving.ts'
import { openTestHouse } from '#tests/house.ts'
import { discard, getArrival, start } from './contract.ts'

const { ana, ben, cem, otto, sofia, clean, world } = await openTestHouse()
const { members } = world.lahn
let places = 0
const moved = async (bytes: Buffer) => {
  const { there } = await brought(sofia, bytes)
  const slug = `ort-${++places}`
  await there.does(start, { name: 'Ort', slug, myName: 'Sofia' })
  await whenIdle()
  const here = sofia.in(slug)
  const arrival = await here.does(getArrival, {})
  if (arrival.state === 'failed') await here.does(discard, {})
  return { here, slug, arrival }
}

test('they come along, wait for nobody who is not there, and are theirs again who come', async () => {
  const { id: boardId } = await ben.does(makeBoard, {
    title: 'Ideen',
    audience: 'community',
    lists: [{ title: 'Neu' }],
  })
  const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
  const { id: taskId } = await ben.does(addTask, { listId, title: 'Steg' })
  await ben.does(setVoting, { boardId, on: true })
  for (const who of [ana, cem]) await who.does(voteForTask, { taskId, on: true })
  await ben.does(askApproval, { taskId, question: 'Passt das?', memberIds: [members.cem] })
  await ben.does(giveStatus, { boardId, state: 'at_risk', text: 'Kein Holz' })
  await ben.does(setStatusRhythm, { boardId, every: 'week', weekday: 2, memberId: members.cem })
  const { here, slug, arrival } = await moved(await exportBy(ana))
  assert.equal(arrival.state, 'done')
  await clean()
  const board = await here.does(getBoard, { boardId })
  assert.deepEqual(
    [board.isVoting, board.status?.state, board.asksMe, board.tasks[0]!.votes],
    [true, 'at_risk', false, 2],
  )
  const { rhythm, items } = await here.does(listStatus, { boardId })
  assert.deepEqual(
    [rhythm.every, rhythm.weekday, rhythm.member?.name, items[0]!.text],
    ['week', 2, 'Cem Demir', 'Kein Holz'],
  )
  const state = async () => (await here.does(listApprovals, { taskId })).items[0]!.state
  assert.equal(await state(), 'withdrawn')
  // Otto turns out to be Cem.
  const secretOf = ({ link }: { link: string }) => ({ secret: new URL(link).hash.slice(1) })
  await otto.does(acceptInvitation, { ...secretOf(await here.does(inviteByLink, {})), name: 'Otto' })
  const cemThere = (await here.does(listPlaceholders, {})).items.find(({ name }) => name === 'Cem Demir')!
  const link = await here.does(makeClaimLink, { placeholderId: cemThere.id })
  await otto.in(slug).does(useClaimLink, secretOf(link))
  assert.equal(await state(), 'open')
  const votes = await otto.in(slug).does(listVotes, { taskId })
  assert.deepEqual([votes.votes, votes.isMine], [2, true])
  assert.equal((await here.does(listStatus, { boardId })).rhythm.member?.name, 'Otto')
})

const subject = (n: number, kind: string, more = {}) => ({
  ...{
    id: forgedId(n),
    kind,
    title: 'Fremd',
    audience: 'community',
    created_by: forgedId(0xf001),
    created_at: FORGED_AT,
  },
  ...{ talk_is_open: false, ...more },
})
const sound = {
  members: [forgedMember(0xf001)],
  subjects: [subject(0xf100, 'board'), subject(0xf101, 'task', { parent_id: forgedId(0xf100) })],
  boards: [{ id: forgedId(0xf100), about: '', is_template: false }],
  tasks: [{ id: forgedId(0xf101), board_id: forgedId(0xf100), about: '', is_milestone: false, is_template: false }],
}
const approval = {
  id: forgedId(0xf200),
  task_id: forgedId(0xf101),
  asked_by: forgedId(0xf001),
  question: 'OK?',
  state: 'approved',
  at: FORGED_AT,
}
const status = {
  id: forgedId(0xf300),
  board_id: forgedId(0xf100),
  state: 'on_track',
  text: '',
  given_by: forgedId(0xf001),
  at: FORGED_AT,
}

test('no rhythm of an archive stops the clock of the house', async () => {
  for (const wrong of [
    { ask_every: 'day', ask_weekday: 1, ask_at: FORGED_AT },
    { ask_every: 'week', ask_weekday: 9, ask_at: FORGED_AT },
    { ask_every: 'week', ask_weekday: 1, ask_at: '-infinity' },
    { ask_every: null, ask_weekday: null, ask_at: FORGED_AT },
  ]) {
    const { here, arrival } = await moved(forged({ ...sound, boards: [{ ...sound.boards[0], ...wrong }] }))
    assert.equal(arrival.state, 'done')
    await clean()
    assert.equal((await here.does(listStatus, { boardId: forgedId(0xf100) })).rhythm.every, 'never')
  }
})

test('what is no approval and no status is refused; what was decided has its time', async () => {
  const { here } = await moved(forged({ ...sound, approvals: [approval] }))
  const [one] = (await here.does(listApprovals, { taskId: forgedId(0xf101) })).items
  assert.deepEqual([one!.state, one!.decidedAt, one!.asked], ['approved', FORGED_AT, []])
  const wrongs: Parameters<typeof forged>[0][] = [
    { approvals: [{ ...approval, state: 'great' }] },
    { approvals: [{ ...approval, question: 'x'.repeat(501) }] },
    {
      approvals: [approval],
      'approval-answers': [{ approval_id: approval.id, member_id: forgedId(0xf001), says: 'maybe', words: '' }],
    },
    { 'board-status': [{ ...status, state: 'great' }] },
    { 'board-status': [{ ...status, text: 'x'.repeat(4_001) }] },
  ]
  for (const wrong of wrongs) {
    const { arrival } = await moved(forged({ ...sound, ...wrong }))
    assert.deepEqual([arrival.state, arrival.problem], ['failed', 'archive_entry_is_damaged'])
  }
})

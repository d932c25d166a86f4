/** Who is to do what comes: somebody who sees the board, and nobody in their place once they do no longer. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { newId } from '#kernel/ids.ts'
import { getBoard, makeBoard } from '#modules/boards/contract.ts'
import { getTask } from '#modules/boards/task/contract.ts'
import { leave } from '#modules/communities/contract.ts'
import { leaveCircle } from '#modules/communities/contract-circles.ts'
import { eraseMember } from '#modules/leaving/erase.ts'
import { openTestHouse, type TestActor } from '#tests/house.ts'
import { changeForm, getForm, makeForm, sendForm } from './contract.ts'

const { house, ana, ben, mara, settle, world } = await openTestHouse()
const { id: community, members, circles } = world.lahn
const what = newId()
const questions = [{ id: what, kind: 'short' as const, question: 'Was?', becomes: 'title' as const }]

async function form(by: TestActor, assigneeId: string, circleId?: string) {
  const audience = circleId ? ('circle' as const) : ('community' as const)
  const lists = [{ title: 'Neu' }]
  const { id: boardId } = await by.does(makeBoard, {
    title: 'Meldungen',
    audience,
    lists,
    ...(circleId && { circleId }),
  })
  const listId = (await by.does(getBoard, { boardId })).lists[0]!.id
  const written = { title: 'Melden', listId, isPublic: false, questions, assigneeId }
  const { id: formId } = await by.does(makeForm, { boardId, ...written })
  const who = async () => (await by.does(getForm, { formId })).assignee?.id
  /** Whoever does what is sent now. */
  const sent = async () => {
    const { version } = await by.does(getForm, { formId })
    const { id: taskId } = await by.does(sendForm, { formId, version, answers: { [what]: 'Leck' } })
    return (await by.does(getTask, { taskId })).assignees.map(({ id }) => id)
  }
  return { boardId, formId, written, who, sent }
}

test('only somebody who sees the board gets what comes', async () => {
  const { boardId, formId, written } = await form(mara, members.ben, circles.messgruppe)
  const outside = { ...written, assigneeId: members.cem }
  await mara.isRefused(makeForm, { boardId, ...outside }, 'no_such_member')
  await mara.isRefused(changeForm, { formId, version: 1, ...outside }, 'no_such_member')
})

test('whoever left the circle, the community or was erased gets nothing more: answers come all the same', async () => {
  const circle = await form(mara, members.ben, circles.messgruppe)
  const whole = await form(ana, members.mara)
  const other = await form(ana, members.cem)
  for (const [one, id] of [
    [circle, members.ben],
    [whole, members.mara],
    [other, members.cem],
  ] as const)
    assert.deepEqual([await one.who(), await one.sent()], [id, [id]])
  await ben.does(leaveCircle, { circleId: circles.messgruppe })
  assert.deepEqual([await circle.who(), await circle.sent()], [undefined, []])
  await mara.does(leave, {})
  assert.deepEqual([await whole.who(), await whole.sent()], [undefined, []])
  await eraseMember(house, { community, member: members.cem, words: 'removed' })
  await settle()
  assert.deepEqual([await other.who(), await other.sent()], [undefined, []])
  // Written anew it names nobody who is gone.
  const { formId, written } = whole
  const again = { ...written, formId, version: 1 }
  await ana.isRefused(changeForm, again, 'no_such_member')
  assert.equal((await ana.does(changeForm, { ...again, assigneeId: null })).assignee, null)
})

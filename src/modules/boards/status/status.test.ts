import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { perform } from '#kernel/perform.ts'
import { theHouse } from '#kernel/tenancy.ts'
import { resumeMember, suspendMember } from '#modules/communities/contract.ts'
import { openTestHouse } from '#tests/house.ts'
import { archiveBoard, followBoard, getBoard, listBoards, makeBoard } from '../contract.ts'
import { askForStatus, giveStatus, listStatus, setStatusRhythm } from './contract.ts'

const { house, ana, ben, cem, gina, otto, someone, clock, world } = await openTestHouse()
const { circles, members } = world.lahn
const boardOf = async (title: string) => (await ben.does(makeBoard, { title, audience: 'community' })).id
const told = async (who: typeof ben, boardId: string, kind: string) =>
  (await who.hears()).filter((one) => one.kind === `boards.${kind}` && one.subject?.id === boardId)
const ask = async (boardId: string) => {
  // Two nodes at once: whoever comes second finds nothing to ask.
  const asked = () =>
    perform(house, askForStatus, { boardId }, { by: theHouse, community: 'lahn' }).catch(() => undefined)
  await Promise.all([asked(), asked()])
}

test('the newest status stands on the board and in the list; a correction is a new entry', async () => {
  const boardId = await boardOf('Saison')
  await cem.does(followBoard, { boardId, follows: true })
  await ben.does(giveStatus, { boardId, state: 'on_track', text: 'Alles **gut**' })
  const wrong = await ana.does(giveStatus, { boardId, state: 'off_track', text: 'Kein Boot', nextOn: '2026-10-01' })
  const right = await ana.does(giveStatus, { boardId, state: 'at_risk', text: 'Ein Boot', correctsId: wrong.id })
  await ana.isRefused(giveStatus, { boardId, state: 'at_risk', correctsId: wrong.id }, 'not_newest')
  const { items } = await cem.does(listStatus, { boardId })
  assert.deepEqual(
    items.map(({ state, by, correctsId }) => [state, by?.id, correctsId]),
    [
      ['at_risk', members.ana, wrong.id],
      ['off_track', members.ana, null],
      ['on_track', members.ben, null],
    ],
  )
  assert.deepEqual((await cem.does(getBoard, { boardId })).status, { state: 'at_risk', at: right.at })
  assert.equal((await cem.does(listBoards, {})).items.find(({ id }) => id === boardId)!.status?.state, 'at_risk')
  const page = await cem.does(listStatus, { boardId, most: 2 })
  assert.equal((await cem.does(listStatus, { boardId, most: 2, after: page.next! })).items.length, 1)
  assert.deepEqual(
    (await told(cem, boardId, 'status_given')).map(({ level }) => level),
    ['today', 'today', 'week'],
  )
})

test('it is told and read by whoever works there, and rests with the board', async () => {
  const { id: boardId } = await ben.does(makeBoard, { title: 'V', audience: 'circle', circleId: circles.vorstand })
  for (const outside of [ana, cem, gina, otto, someone]) {
    await outside.isRefused(giveStatus, { boardId, state: 'on_track' }, 'not_found')
    await outside.isRefused(listStatus, { boardId }, 'not_found')
  }
  const open = await ben.does(makeBoard, { title: 'O', audience: 'public' })
  await gina.isRefused(giveStatus, { boardId: open.id, state: 'on_track' }, 'forbidden')
  await cem.isRefused(setStatusRhythm, { boardId: open.id, every: 'week' }, 'forbidden')
  await ben.isRefused(setStatusRhythm, { boardId, every: 'week', memberId: members.cem }, 'no_such_member')
  await ben.does(archiveBoard, { boardId: open.id })
  await cem.isRefused(giveStatus, { boardId: open.id, state: 'on_track' }, 'archived')
  await ben.isRefused(setStatusRhythm, { boardId: open.id, every: 'week' }, 'archived')
})

test('whoever is to say it is asked once on its day, not again before they have answered', async () => {
  const boardId = await boardOf('Rhythmus')
  await ben.does(setStatusRhythm, { boardId, every: 'week', weekday: 1, memberId: members.cem })
  await ask(boardId)
  assert.equal((await told(cem, boardId, 'status_asked')).length, 0)
  // A Monday, a minute before nine where the community is, and at nine.
  clock.moveTo('2026-09-21T06:59:00.000Z')
  await ask(boardId)
  assert.equal((await told(cem, boardId, 'status_asked')).length, 0)
  clock.moveTo('2026-09-21T07:00:00.000Z')
  await ask(boardId)
  assert.equal((await told(cem, boardId, 'status_asked')).length, 1)
  assert.equal((await cem.does(getBoard, { boardId })).asksMe, true)
  assert.equal((await ben.does(getBoard, { boardId })).asksMe, false)
  clock.moveTo('2026-09-28T07:00:00.000Z')
  await ask(boardId)
  assert.equal((await told(cem, boardId, 'status_asked')).length, 1, 'it does not pile up')
  await ana.does(giveStatus, { boardId, state: 'on_track' })
  assert.equal((await cem.does(getBoard, { boardId })).asksMe, false)
  clock.moveTo('2026-10-05T07:00:00.000Z')
  await ask(boardId)
  assert.equal((await told(cem, boardId, 'status_asked')).length, 2)
  await ana.does(giveStatus, { boardId, state: 'on_track' })
  clock.moveTo('2026-10-11T08:00:00.000Z')
  await ana.does(giveStatus, { boardId, state: 'on_track' })
  clock.moveTo('2026-10-12T07:00:00.000Z')
  await ask(boardId)
  assert.equal((await told(cem, boardId, 'status_asked')).length, 2, 'it was said the day before')
  await ben.isRefused(askForStatus, { boardId }, 'not_found')
})

test('whoever left is not asked: whoever made the board is', async () => {
  const boardId = await boardOf('Vertretung')
  await ben.does(setStatusRhythm, { boardId, every: 'week', weekday: 1, memberId: members.cem })
  await ana.does(suspendMember, { memberId: members.cem })
  clock.moveTo('2026-10-19T07:00:00.000Z')
  await ask(boardId)
  assert.equal((await told(ben, boardId, 'status_asked')).length, 1)
  assert.equal((await ben.does(getBoard, { boardId })).asksMe, true)
  await ana.does(resumeMember, { memberId: members.cem })
  assert.equal((await ben.does(getBoard, { boardId })).asksMe, false)
})

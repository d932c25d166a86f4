import { strict as assert } from 'node:assert'
import { once } from 'node:events'
import { test } from 'node:test'
import { postMessage } from '#modules/conversation/contract.ts'
import { circlesOf, visibleOf } from '#modules/subjects/live.ts'
import { openTestHouse } from '#tests/house.ts'
import { roomOf } from './live-room.ts'
import type { Seat } from './live-seats.ts'

/** So many looks a poll takes while something is said: one of them falls between its reading and its end. */
const TIMES = 25
const TOO_LATE_MS = 5_000

test('a poll swallows no wake: what is said while it looks is heard without another', async () => {
  const { house, ben, world } = await openTestHouse()
  const { id, channels, members } = world.lahn
  const report = (error: unknown) => assert.fail(String(error))
  const identify = async () => ben.by
  const room = roomOf({ house, identify, visibleOf, circlesOf, report }, id, () => {})
  const heard = new Set<string>()
  const arrived = new EventTarget()
  const take = (said: unknown) => {
    for (const [, text] of `${said}`.matchAll(/"text":"(Wort \d+)"/g)) heard.add(text!)
    arrived.dispatchEvent(new Event('frame'))
  }
  const socket = { send: take, readyState: 1, OPEN: 1, _socket: { writableLength: 0, write: take } }
  const who = { who: ben.by, identify, memberId: members.ben, kind: 'member' as const }
  const seat: Seat = { ...who, socket: socket as never, topics: new Set(), cameAt: 0, typedAt: 0 }
  await room.enter(seat)
  await room.watch(seat, [channels.cleanup])
  const unhear = house.bus.onWake(({ seq }) => room.wake(seq))
  for (let n = 0; n < TIMES; n++) {
    const said = ben.does(postMessage, { subjectId: channels.cleanup, text: `Wort ${n}` })
    const polls = setInterval(() => room.wake(Number.POSITIVE_INFINITY))
    await said
    clearInterval(polls)
    const signal = AbortSignal.timeout(TOO_LATE_MS)
    while (!heard.has(`Wort ${n}`)) await once(arrived, 'frame', { signal })
  }
  unhear()
  room.leave(seat)
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { Card } from '../contract.ts'
import { firstDayOf, lanesOf, weekOf, weeksOf } from './days.ts'
import { followers, wouldOverlap } from './views/following.ts'

const card = (id: string, startsOn: string | null, dueOn: string | null, waitsFor: string[] = []) =>
  ({ id, startsOn, dueOn, waitsFor, closedAt: null }) as unknown as Card

test('weeks begin where the reader is used to it', () => {
  assert.equal(firstDayOf('de', ['de-DE']), 1)
  assert.equal(firstDayOf('en', ['en-US']), 7)
  assert.equal(firstDayOf('en', ['de-DE', 'en-GB']), 1)
  assert.equal(weekOf('2026-11-29', 1), '2026-11-23')
  assert.equal(weekOf('2026-11-29', 7), '2026-11-29')
  assert.deepEqual([weeksOf('2026-02-10', 1).length, weeksOf('2026-02-10', 7).length], [5, 4])
})

test('what overlaps lies in lanes of its own, cut at the edges of the week', () => {
  const days = weeksOf('2026-11-28', 1)[4]!
  const lanes = lanesOf(
    [card('a', '2026-11-20', '2026-11-24'), card('b', '2026-11-24', '2026-11-25'), card('c', null, '2026-11-26')],
    days,
  )
  assert.deepEqual(
    lanes.map(({ of, at, length, lane, begins }) => [of.id, at, length, lane, begins]),
    [
      ['a', 0, 2, 0, false],
      ['b', 1, 2, 1, true],
      ['c', 3, 1, 0, true],
    ],
  )
})

test('what follows is found through others, also in a circle, and only asked about where it would overlap', () => {
  const tasks = [
    card('a', null, '2026-11-01', ['c']),
    card('b', '2026-11-03', '2026-11-05', ['a']),
    card('c', null, '2026-11-08', ['b']),
    card('d', null, null, ['b']),
  ]
  assert.deepEqual(
    followers('a', tasks).map(({ id }) => id),
    ['b', 'c'],
  )
  assert.equal(wouldOverlap(tasks[0]!, { from: '2026-11-02', to: '2026-11-02' }, tasks), false)
  assert.equal(wouldOverlap(tasks[0]!, { from: '2026-11-03', to: '2026-11-03' }, tasks), true)
})

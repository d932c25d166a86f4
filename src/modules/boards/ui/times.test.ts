import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { momentOf, timeOf, timesAlong } from './times.ts'

const BERLIN = 'Europe/Berlin'

test('a time of day is read and written on the wall of whoever looks', () => {
  assert.equal(momentOf('2026-07-01', '16:05', BERLIN), '2026-07-01T14:05:00.000Z')
  assert.equal(timeOf('2026-07-01T14:05:00.000Z', BERLIN), '16:05')
  assert.equal(timeOf(null, BERLIN), '')
})

test('with another day a time stays the same hour, also over the change of the clocks, and goes with its day', () => {
  const was = { startsAt: null, dueAt: '2026-10-24T14:00:00.000Z' }
  assert.deepEqual(timesAlong(was, { dueOn: '2026-10-26' }, BERLIN), { dueAt: '2026-10-26T15:00:00.000Z' })
  assert.deepEqual(timesAlong(was, { startsOn: '2026-10-20', dueOn: null }, BERLIN), { startsAt: null, dueAt: null })
  assert.deepEqual(timesAlong(was, {}, BERLIN), {})
})

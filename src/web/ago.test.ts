import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { ago } from './ago.ts'

const now = new Date('2026-09-17T10:00:00Z')
const said = (at: string) => ago(at, now, 'de', 'Europe/Berlin').replaceAll(/\s/g, ' ')

test('near times are told by distance, far ones by the calendar', () => {
  assert.equal(said('2026-09-17T09:40:00Z'), 'vor 20 Min.')
  assert.equal(said('2026-09-17T06:14:00Z'), '08:14')
  assert.equal(said('2026-09-16T10:00:00Z'), 'gestern')
  assert.equal(said('2026-09-01T10:00:00Z'), '1. Sept.')
})

test('the day turns where the reader lives', () => {
  assert.equal(said('2026-09-16T22:30:00Z'), '00:30')
  assert.equal(said('2026-09-16T21:30:00Z'), 'gestern')
})

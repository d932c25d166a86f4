import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { atMoment } from './when.ts'

test('a moment to come is said as near as it is, on the clock of whoever reads', () => {
  const now = new Date('2026-09-17T08:00:00.000Z')
  const said = (at: string, language = 'de') => atMoment(new Date(at), now, language, 'Europe/Berlin')
  assert.equal(said('2026-09-17T10:00:00.000Z'), '12:00')
  assert.equal(said('2026-09-17T22:30:00.000Z'), 'morgen, 00:30')
  assert.equal(said('2026-09-21T07:00:00.000Z'), 'Mo, 09:00')
  assert.equal(said('2026-09-21T07:00:00.000Z', 'en-GB'), 'Mon, 09:00')
  assert.equal(said('2026-12-24T17:00:00.000Z'), '24. Dez., 18:00')
  assert.equal(said('2027-02-01T08:00:00.000Z'), '1. Feb. 2027, 09:00')
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { nextAskOn } from './status-rhythm.ts'

const at = (every: 'week' | 'two_weeks' | 'month', weekday: number, after: string, last: string | null = null) =>
  nextAskOn({ every, weekday }, after, last)

test('the next day of asking is on its weekday, after the day it is asked for', () => {
  // 2026-11-28 is a Saturday.
  assert.equal(at('week', 1, '2026-11-28'), '2026-11-30')
  assert.equal(at('week', 6, '2026-11-28'), '2026-12-05')
  assert.equal(at('two_weeks', 1, '2026-11-30', '2026-11-30'), '2026-12-14')
  assert.equal(at('two_weeks', 1, '2026-12-20', '2026-11-30'), '2026-12-28')
  assert.equal(at('month', 2, '2026-11-28'), '2026-12-01')
  assert.equal(at('month', 2, '2026-12-01'), '2027-01-05')
  assert.equal(nextAskOn({ every: 'never', weekday: 1 }, '2026-11-28', null), null)
})

test('whatever the rhythm: always later, never more than 35 days', () => {
  const days = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      fc.constantFrom('week', 'two_weeks', 'month'),
      fc.integer({ min: 1, max: 7 }),
      days,
      (every, weekday, after) => {
        const next = at(every as 'week', weekday, after)!
        const away = (Date.parse(next) - Date.parse(after)) / 86_400_000
        assert.ok(away >= 1 && away <= 35)
        assert.equal(new Date(next).getUTCDay() || 7, weekday)
      },
    ),
  )
})

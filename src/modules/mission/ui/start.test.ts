import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { startOf } from './start.ts'

const starts = (...series: { at: string; value: number }[]) =>
  startOf({ baseline: 0, baselineOn: '2026-03-01', series })

test('a way begins at its baseline, also where that is its first reading', () => {
  assert.equal(starts(), '2026-03-01')
  assert.equal(starts({ at: '2026-04-01', value: 5 }), '2026-03-01')
  assert.equal(starts({ at: '2026-03-01', value: 0 }), '2026-03-01')
})

test('what was measured earlier still climbs from somewhere', () => {
  assert.equal(starts({ at: '2026-02-10', value: 5 }, { at: '2026-04-01', value: 9 }), '2026-02-03')
  assert.equal(starts({ at: '2026-03-01', value: 5 }), '2026-02-22')
})

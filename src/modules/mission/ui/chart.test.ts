import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { monthsOf, ticksOf } from './chart.ts'

const values = (baseline: number, target: number) => ticksOf(baseline, target).map(({ value }) => value)

test('the lines carry round values, the target keeps its own', () => {
  assert.deepEqual(values(0, 12_000), [0, 3000, 6000, 9000])
  assert.deepEqual(values(0, 24), [0, 6, 12, 18])
  assert.deepEqual(values(0.1, 0.5), [0.1, 0.2, 0.3, 0.4])
})

test('a way down has its values the other way round', () => {
  assert.deepEqual(values(90, 40), [90, 75, 60, 45])
  assert.deepEqual(values(5, 5), [5])
})

test('months stand where they begin, and few enough to be read', () => {
  const year = monthsOf(Date.parse('2026-01-01'), Date.parse('2026-12-31'), 'de')
  assert.equal(year.length, 12)
  assert.deepEqual([year[0]?.label, year[0]?.x, year[2]?.label], ['2026', 0, 'Mär'])
  const long = monthsOf(Date.parse('2020-05-01'), Date.parse('2045-12-31'), 'de')
  assert.ok(long.length <= 13 && long.every(({ label }) => /^\d{4}$/.test(label)))
})

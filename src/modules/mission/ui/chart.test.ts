import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { apart, clearOfEachOther, formerValues, monthsOf, notedSteps, ticksOf } from './chart.ts'

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

const series = [
  { at: '2026-01-10', value: 100 },
  { at: '2026-02-10', value: 350 },
  { at: '2026-03-10', value: 360 },
  { at: '2026-04-10', value: 960 },
]

test('words stand at the two largest steps of which something was written', () => {
  const notes = new Map([
    ['2026-01-10', 'Erste Tour'],
    ['2026-03-10', 'Regen'],
    ['2026-04-10', 'Frühjahrsputz'],
  ])
  assert.deepEqual(
    notedSteps(series, 0, notes).map(({ step, note }) => [step, note]),
    [
      [100, 'Erste Tour'],
      [600, 'Frühjahrsputz'],
    ],
  )
  assert.deepEqual(notedSteps(series, 0, new Map()), [])
})

test('a corrected value is shown where the curve would have been', () => {
  const corrects = { at: '2026-02-10', value: 520 }
  const readings = [
    { at: '2026-02-10', value: 250, corrects },
    { at: '2026-03-10', value: 10, corrects: null },
  ]
  const former = (accumulation: string) => formerValues({ accumulation, series }, readings)
  assert.deepEqual(former('cumulative'), [{ at: '2026-02-10', value: 620, was: 520 }])
  assert.deepEqual(former('level'), [{ at: '2026-02-10', value: 520, was: 520 }])
})

test('of points that lie close only some can be touched, always the newest', () => {
  const points = [0, 0.02, 0.04, 0.06, 0.09].map((x) => ({ x }))
  const { touched, others } = apart(points, 0.04)
  assert.deepEqual(
    touched.map(({ x }) => x),
    [0, 0.04, 0.09],
  )
  assert.equal(others.length, 2)
})

test('of notes that would cover each other the larger step is told', () => {
  const notes = [
    { x: 0.2, y: 0.1, step: 100 },
    { x: 0.6, y: 0.4, step: 300 },
    { x: 0.66, y: 0.5, step: 200 },
  ]
  assert.deepEqual(
    clearOfEachOther(notes).map(({ step }) => step),
    [300, 100],
  )
})

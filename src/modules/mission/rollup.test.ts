import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addDays } from './progress.ts'
import { addsUpTo, type Part, rolledUp } from './rollup.ts'
import { runningValues } from './series.ts'

const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-03-01', n))
const amount = fc.integer({ min: -1000, max: 1000 })
const reading = fc
  .record({ at: day, value: amount, numerator: fc.nat(50), denominator: fc.integer({ min: 1, max: 50 }) })
  .map((one) => ({ ...one, numerator: Math.min(one.numerator, one.denominator) }))
const readings = fc.array(reading, { maxLength: 12 }).map((some) => some.sort((a, b) => a.at.localeCompare(b.at)))
const part: fc.Arbitrary<Part> = fc.record({ baseline: amount, isMade: fc.boolean(), readings })
const parts = fc.array(part, { maxLength: 5 })
const metric = (kind: string, accumulation: string, baseline = 0) => ({ kind, accumulation, baseline })
const at = (on: string, numerator: number, denominator: number) => ({ at: on, value: 0, numerator, denominator })

describe('a metric made of others', () => {
  test('percentages roll up by their parts, the newest of each, not as a mean', () => {
    const small = { baseline: 0, isMade: false, readings: [at('2026-01-01', 1, 2), at('2026-02-01', 2, 2)] }
    const large = { baseline: 0, isMade: false, readings: [at('2026-01-15', 0, 98)] }
    assert.deepEqual(rolledUp(metric('percent', 'level'), [small, large]), [
      { at: '2026-01-01', value: 50 },
      { at: '2026-01-15', value: 1 },
      { at: '2026-02-01', value: 2 },
    ])
    assert.equal(rolledUp(metric('percent', 'cumulative'), [small, large]).at(-1)!.value, 2.94117647059)
  })

  test('nothing to divide by is no value, and no readings are no curve', () => {
    const empty = { baseline: 0, isMade: false, readings: [at('2026-01-01', 0, 0)] }
    assert.deepEqual(rolledUp(metric('percent', 'level'), [empty]), [])
    fc.assert(
      fc.property(parts, (some) => {
        const bare = some.map((one) => ({ ...one, readings: [] }))
        for (const way of ['level', 'cumulative']) assert.deepEqual(rolledUp(metric('number', way, 3), bare), [])
      }),
    )
  })

  test('a rolled up percentage stays between the lowest and the highest of its parts', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const newest = some.flatMap(({ readings: of }) => of.at(-1) ?? [])
        const shares = newest.map(({ numerator, denominator }) => (100 * numerator!) / denominator!)
        const value = rolledUp(metric('percent', 'level'), some).at(-1)?.value
        if (shares.length === 0) return assert.equal(value, undefined)
        assert.ok(value! >= Math.min(...shares) - 1e-9 && value! <= Math.max(...shares) + 1e-9)
      }),
    )
  })

  test('steps add up: every reading counts once, in whatever part it stands', () => {
    fc.assert(
      fc.property(parts, amount, (some, baseline) => {
        const all = some.flatMap(({ readings: of }) => of)
        const series = rolledUp(metric('number', 'cumulative', baseline), some)
        const total = all.reduce((sum, { value }) => sum + value, baseline)
        assert.equal(series.at(-1)?.value ?? baseline, all.length > 0 ? total : baseline)
        const one = [{ baseline: 7, isMade: false, readings: all.sort((a, b) => a.at.localeCompare(b.at)) }]
        assert.deepEqual(rolledUp(metric('number', 'cumulative', baseline), one), series)
      }),
    )
  })

  test('levels are added, an unmeasured part standing at its baseline', () => {
    const one = {
      baseline: 30,
      isMade: false,
      readings: [{ at: '2026-02-01', value: 35, numerator: null, denominator: null }],
    }
    const other = { baseline: 40, isMade: false, readings: [] }
    const itself = { baseline: 70, isMade: true, readings: [] }
    assert.deepEqual(rolledUp(metric('number', 'level', 70), [itself, one, other]), [{ at: '2026-02-01', value: 75 }])
  })

  test('one part alone is as if it were the metric itself, on the last reading of each day', () => {
    fc.assert(
      fc.property(readings, amount, fc.constantFrom('level', 'cumulative'), (some, baseline, way) => {
        const values = runningValues(metric('number', way, baseline), some)
        const last = new Map(some.map(({ at: on }, n) => [on, values[n]!]))
        const rolled = rolledUp(metric('number', way, baseline), [{ baseline, isMade: false, readings: some }])
        assert.deepEqual(new Map(rolled.map(({ at: on, value }) => [on, value])), last)
      }),
    )
  })

  test('what was left out at the beginning changes nothing in what is shown', () => {
    const cut = fc.tuple(readings, fc.nat(12), readings, fc.constantFrom('level', 'cumulative'))
    fc.assert(
      fc.property(cut, ([long, left, short, way]) => {
        const parted = { baseline: 1, isMade: false, readings: short }
        const whole = rolledUp(metric('number', way), [{ ...parted, readings: long }, parted])
        const gone = long.slice(0, left)
        const before = { value: gone.reduce((sum, one) => sum + one.value, 0), numerator: 0, denominator: 0 }
        const kept = { baseline: 1, isMade: false, readings: long.slice(left), before, isCut: gone.length > 0 }
        if (kept.readings.length === 0) return
        for (const { at: on, value } of rolledUp(metric('number', way), [kept, parted]))
          assert.equal(whole.find((one) => one.at === on)?.value, value)
      }),
    )
  })

  test('only the same thing, counted in the same way, adds up', () => {
    const kilos = { kind: 'number', accumulation: 'cumulative', currency: null, unit: 'kg' }
    assert.ok(addsUpTo(kilos, { ...kilos, unit: ' KG' }))
    for (const other of [{ unit: 't' }, { accumulation: 'level' }, { kind: 'percent' }])
      assert.ok(!addsUpTo(kilos, { ...kilos, ...other }))
    const grade = { ...kilos, kind: 'qualitative' }
    assert.ok(!addsUpTo(grade, grade))
  })
})

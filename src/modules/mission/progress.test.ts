import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { dayIn } from '#modules/text/days.ts'
import { measuredAs } from './measure.ts'
import { addDays, daysBetween, type Plan, plannedOn, progressOf } from './progress.ts'
import { percentOf, runningValues } from './series.ts'

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
const year = { baselineOn: '2026-01-01', deadline: '2026-12-31' }
const rubbish: Plan = { direction: 'up', baseline: 0, target: 12_000, ...year }

describe('progress', () => {
  test('without a reading there is nothing to say, not even at the baseline', () => {
    assert.equal(progressOf(rubbish, null, '2026-09-17').state, 'no_data')
  })

  test('8,420 of 12,000 kg in September is on course, 7,000 is behind', () => {
    const on = progressOf(rubbish, { at: '2026-09-13', value: 8_420 }, '2026-09-17')
    assert.equal(on.state, 'on_course')
    assert.ok(Math.abs(on.share! - 0.70167) < 0.0001)
    assert.equal(progressOf(rubbish, { at: '2026-09-13', value: 7_000 }, '2026-09-17').state, 'behind')
  })

  test('a hair below the plan is no miss: five good places of nine where 5.06 were due', () => {
    const water: Plan = { direction: 'up', baseline: 2, target: 9, baselineOn: '2026-01-01', deadline: '2027-12-31' }
    const state = (value: number) => progressOf(water, { at: '2026-09-28', value }, '2026-11-27').state
    assert.deepEqual([state(5), state(4)], ['on_course', 'behind'])
  })

  test('after the deadline only the target counts', () => {
    assert.equal(progressOf(rubbish, { at: '2026-12-30', value: 11_999 }, '2026-12-31').state, 'on_course')
    assert.equal(progressOf(rubbish, { at: '2026-12-30', value: 11_999 }, '2027-01-01').state, 'behind')
    assert.equal(progressOf(rubbish, { at: '2026-12-30', value: 12_000 }, '2027-06-01').state, 'reached')
  })

  test('less is better where the direction says so, and worse than the baseline is never on course', () => {
    const germs: Plan = { direction: 'down', baseline: 900, target: 500, ...year, deadline: null }
    assert.equal(progressOf(germs, { at: '2026-02-01', value: 950 }, '2026-02-01').state, 'behind')
    assert.equal(progressOf(germs, { at: '2026-02-01', value: 850 }, '2026-02-01').state, 'on_course')
    assert.equal(progressOf(germs, { at: '2026-02-01', value: 480 }, '2026-02-01').state, 'reached')
  })

  test('a target that is the baseline asks to hold it', () => {
    const hold: Plan = { direction: 'up', baseline: 90, target: 90, ...year }
    assert.deepEqual(progressOf(hold, { at: '2026-02-01', value: 90 }, '2026-02-01').state, 'reached')
    assert.deepEqual(progressOf(hold, { at: '2026-02-01', value: 89 }, '2026-02-01').state, 'behind')
  })

  test('yes or no is never late before its day, and always after it', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((n) => addDays('2025-12-01', n))
    const plan: Plan = { kind: 'yes_no', direction: 'up', baseline: 0, target: 1, ...year }
    fc.assert(
      fc.property(day, fc.constantFrom(0, 1), (today, value) => {
        const { state, planned } = progressOf(plan, { at: today, value }, today)
        assert.equal(state, value === 1 ? 'reached' : today > year.deadline ? 'behind' : 'on_course')
        assert.equal(planned, null)
      }),
    )
  })

  test('after the deadline there is only reached and behind, whichever way is good', () => {
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 900 }), (baseline, target, value, late) => {
        const direction = target > baseline ? 'up' : target < baseline ? 'down' : late % 2 ? 'up' : 'down'
        const plan: Plan = { direction, baseline, target, ...year }
        const isThere = direction === 'up' ? value >= target : value <= target
        const { state, planned } = progressOf(plan, { at: '2026-12-31', value }, addDays(year.deadline, late))
        assert.deepEqual([state, planned], [isThere ? 'reached' : 'behind', target])
      }),
    )
  })

  test('a target that is the baseline has no way, only held or not; without readings nothing is claimed', () => {
    fc.assert(
      fc.property(amount, amount, fc.constantFrom('up', 'down'), (baseline, value, direction) => {
        const plan: Plan = { direction, baseline, target: baseline, ...year }
        const { state, share } = progressOf(plan, { at: '2026-05-01', value }, '2026-05-02')
        const isHeld = direction === 'up' ? value >= baseline : value <= baseline
        assert.deepEqual([state, share], [isHeld ? 'reached' : 'behind', null])
        assert.equal(progressOf(plan, null, '2027-05-02').state, 'no_data')
      }),
    )
  })

  test('up and down are mirror images', () => {
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 0, max: 800 }), (baseline, target, value, day) => {
        const plan: Plan = { direction: target >= baseline ? 'up' : 'down', baseline, target, ...year }
        const mirror: Plan = { ...plan, direction: plan.direction === 'up' ? 'down' : 'up' }
        const mirrored = { ...mirror, baseline: -baseline, target: -target }
        const today = addDays('2025-12-01', day)
        const one = progressOf(plan, { at: today, value }, today)
        const other = progressOf(mirrored, { at: today, value: -value }, today)
        assert.equal(one.state, other.state)
        assert.equal(one.share, other.share)
      }),
    )
  })

  test('a better value is never in a worse state', () => {
    const rank = { behind: 0, on_course: 1, reached: 2, no_data: -1, no_target: -1 }
    fc.assert(
      fc.property(amount, amount, amount, amount, fc.integer({ min: 0, max: 800 }), (from, way, one, two, day) => {
        const plan: Plan = { direction: 'up', baseline: from, target: from + Math.abs(way), ...year }
        const today = addDays('2025-12-01', day)
        const state = (value: number) => rank[progressOf(plan, { at: today, value }, today).state]
        assert.ok(state(Math.max(one, two)) >= state(Math.min(one, two)))
      }),
    )
  })

  test('the plan never leaves the way between baseline and target', () => {
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 2000 }), (baseline, target, day) => {
        const planned = plannedOn({ ...rubbish, baseline, target }, addDays('2024-01-01', day))!
        assert.ok(planned >= Math.min(baseline, target) && planned <= Math.max(baseline, target))
      }),
    )
  })

  test('days are calendar days in the place of the community', () => {
    assert.equal(dayIn('Europe/Berlin', new Date('2026-09-16T22:30:00Z')), '2026-09-17')
    assert.equal(dayIn('America/New_York', new Date('2026-09-17T02:00:00Z')), '2026-09-16')
    assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2)
  })
})

describe('series', () => {
  const step = fc.record({ value: amount, numerator: fc.constant(null), denominator: fc.constant(null) })
  const share = fc
    .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }))
    .map(([numerator, denominator]) => ({ value: (100 * numerator) / denominator, numerator, denominator }))

  test('steps add up to the baseline, levels stand for themselves', () => {
    fc.assert(
      fc.property(fc.array(step), amount, (steps, baseline) => {
        const total = steps.reduce((sum, { value }) => sum + value, baseline)
        const values = runningValues({ kind: 'number', accumulation: 'cumulative', baseline }, steps)
        assert.equal(values.at(-1) ?? baseline, total)
        const levels = runningValues({ kind: 'number', accumulation: 'level', baseline }, steps)
        assert.deepEqual(
          levels,
          steps.map(({ value }) => value),
        )
      }),
    )
  })

  test('readings left out at the beginning change nothing in those that are shown', () => {
    fc.assert(
      fc.property(fc.array(share), fc.nat(30), fc.constantFrom('number', 'percent'), (parts, cut, kind) => {
        const metric = { kind, accumulation: 'cumulative', baseline: 3 }
        const left = parts.slice(0, cut)
        const sum = (of: 'value' | 'numerator' | 'denominator') => left.reduce((all, part) => all + part[of], 0)
        const before = { value: sum('value'), numerator: sum('numerator'), denominator: sum('denominator') }
        const shown = runningValues(metric, parts.slice(cut), before)
        const whole = runningValues(metric, parts).slice(cut)
        assert.equal(shown.length, whole.length)
        for (const [index, value] of shown.entries()) assert.ok(Math.abs(value - whole[index]!) < 1e-4)
      }),
    )
  })

  test('percentages roll up by their parts and stay between the lowest and the highest', () => {
    assert.equal(
      percentOf([
        { numerator: 1, denominator: 2 },
        { numerator: 0, denominator: 98 },
      ]),
      1,
    )
    assert.equal(percentOf([]), null)
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), (parts) => {
        const all = parts.map(({ value }) => value)
        const percent = percentOf(parts)!
        assert.ok(percent >= Math.min(...all) - 1e-6 && percent <= Math.max(...all) + 1e-6)
      }),
    )
  })

  test('each kind of metric takes what belongs to it and nothing else', () => {
    assert.deepEqual(measuredAs('percent', { numerator: 9, denominator: 24 })?.value, 37.5)
    assert.equal(measuredAs('percent', { value: 37.5 }), undefined)
    assert.equal(measuredAs('money', { value: 12.5 }), undefined)
    assert.equal(measuredAs('yes_no', { value: 2 }), undefined)
    assert.equal(measuredAs('qualitative', { value: 4 }), undefined)
    assert.equal(measuredAs('qualitative', { value: 4, words: 'Eisvogel gesehen' })?.words, 'Eisvogel gesehen')
    assert.equal(measuredAs('number', {}), undefined)
    assert.equal(measuredAs('number', { value: 0 })?.value, 0)
  })
})

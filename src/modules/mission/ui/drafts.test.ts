import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { createGoal } from '../contract-goals.ts'
import { recordReading } from '../contract-readings.ts'
import type { MetricShown } from './amounts.ts'
import { emptyGoal, newGoalOf } from './goal-draft.ts'
import { emptyMetric, newMetricOf } from './metric-draft.ts'
import { draftOf, measuredOf } from './reading-draft.ts'

const metric = (kind: MetricShown['kind']) => ({ kind, currency: 'EUR', unit: '' }) as MetricShown
const id = '01890000-0000-7000-8000-000000000000'

test('a goal without a number is set without a metric, one with a number with it', () => {
  const draft = { ...emptyGoal(undefined, undefined), title: 'Sauberer Fluss' }
  assert.equal(newGoalOf(draft).metric, undefined)
  const asked = newGoalOf({ ...draft, metric: { ...emptyMetric(), target: 12 } })
  assert.equal(asked.metric?.name, 'Sauberer Fluss')
  assert.ok(createGoal.input.safeParse(asked).success)
})

test('money is written in whole coins and kept in small ones, downward targets fall', () => {
  const aim = newMetricOf({ ...emptyMetric(), name: 'Schulden', kind: 'money', baseline: 100.5, target: 10 })
  assert.deepEqual([aim?.baseline, aim?.target, aim?.direction], [10_050, 1000, 'down'])
})

test('each kind of metric takes its own kind of reading', () => {
  const today = '2026-09-17'
  const blank = (kind: MetricShown['kind']) => draftOf(metric(kind), today)
  assert.equal(measuredOf(metric('number'), blank('number')), undefined)
  assert.equal(measuredOf(metric('money'), { ...blank('money'), value: 3.5 })?.value, 350)
  const percent = measuredOf(metric('percent'), { ...blank('percent'), part: 5, whole: 9, link: 'lahn.example/a' })
  assert.deepEqual(percent?.evidenceLinks, ['https://lahn.example/a'])
  assert.ok(recordReading.input.safeParse({ metricId: id, ...percent }).success)
  assert.equal(measuredOf(metric('percent'), { ...blank('percent'), part: 5, whole: 0 }), undefined)
  assert.equal(measuredOf(metric('yes_no'), blank('yes_no'))?.value, 1)
})

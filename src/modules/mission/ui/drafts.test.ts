import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { createGoal } from '../contract-goals.ts'
import { addMetric } from '../contract-metrics.ts'
import { recordReading } from '../contract-readings.ts'
import type { MetricShown } from './amounts.ts'
import { emptyGoal, newGoalOf } from './goal-draft.ts'
import { asksDirection, emptyMetric, newMetricOf } from './metric-draft.ts'
import { draftOf, measuredOf, missingIn } from './reading-draft.ts'

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
  assert.deepEqual([aim.baseline, aim.target, aim.direction, aim.currency], [10_050, 1000, 'down', 'EUR'])
})

test('where baseline and target do not say the way, one is asked', () => {
  const hold = { ...emptyMetric(), name: 'Lärm', baseline: 50, target: 50, direction: 'down' as const }
  assert.ok(asksDirection(hold) && !asksDirection({ ...hold, target: 40 }))
  assert.equal(newMetricOf(hold).direction, 'down')
  assert.deepEqual([newMetricOf({ ...hold, target: undefined }).target, newMetricOf(hold).target], [null, 50])
  assert.ok(addMetric.input.safeParse({ goalId: id, ...newMetricOf(hold) }).success)
})

test('a goal is shown to its circle, to all here, to everyone, or as the one above', () => {
  const seen = (seenBy: string) => newGoalOf({ ...emptyGoal(undefined, undefined), title: 'Ziel', seenBy })
  assert.deepEqual([seen(id).audience, seen(id).circleId], ['circle', id])
  assert.equal(seen('public').audience, 'public')
  assert.equal(newGoalOf({ ...emptyGoal(id, undefined), title: 'Ziel' }).audience, undefined)
})

test('each kind of metric takes its own kind of reading', () => {
  const today = '2026-09-17'
  const blank = (kind: MetricShown['kind']) => draftOf(metric(kind), today)
  assert.equal(measuredOf(metric('number'), blank('number')), undefined)
  assert.equal(measuredOf(metric('money'), { ...blank('money'), value: 3.5 })?.value, 350)
  const percent = measuredOf(metric('percent'), {
    ...blank('percent'),
    part: 5,
    whole: 9,
    links: 'lahn.example/a\nhttp://b.example',
  })
  assert.deepEqual(percent?.evidenceLinks, ['https://lahn.example/a', 'http://b.example'])
  assert.ok(recordReading.input.safeParse({ metricId: id, ...percent }).success)
  assert.equal(measuredOf(metric('percent'), { ...blank('percent'), part: 5, whole: 0 }), undefined)
  assert.equal(measuredOf(metric('yes_no'), blank('yes_no'))?.value, 1)
  assert.equal(missingIn(metric('qualitative'), blank('qualitative')), 'words')
  assert.equal(missingIn(metric('number'), blank('number')), 'value')
})

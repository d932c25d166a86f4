/** A metric as its form holds it, in the units people write. Pure. */
import type { AskOf } from '#kernel/contract.ts'
import type { addMetric, updateMetric } from '../contract-metrics.ts'
import type { MetricShown } from './amounts.ts'

export type MetricDraft = {
  name: string
  kind: MetricShown['kind']
  unit: string
  currency: string
  baseline: number | undefined
  /** Empty: the day it is set up. */
  baselineOn: string
  target: number | undefined
  /** Only asked where baseline and target do not say it. */
  direction: 'up' | 'down'
  deadline: string
  adds: boolean
}

export function emptyMetric(): MetricDraft {
  return {
    name: '',
    kind: 'number',
    unit: '',
    currency: 'EUR',
    baseline: 0,
    baselineOn: '',
    target: undefined,
    direction: 'up',
    deadline: '',
    adds: true,
  }
}

/** Grades begin at 1, everything else at nothing. */
export const firstBaseline = (kind: MetricDraft['kind']): number => (kind === 'qualitative' ? 1 : 0)

export function draftOfMetric(metric: MetricShown): MetricDraft {
  const { name, kind, unit, currency, baseline, baselineOn, target, direction, deadline, accumulation } = metric
  const small = kind === 'money' ? 100 : 1
  return {
    name,
    kind,
    unit,
    currency: currency ?? 'EUR',
    baseline: baseline / small,
    baselineOn,
    target: target === null ? undefined : target / small,
    direction,
    deadline: deadline ?? '',
    adds: accumulation === 'cumulative',
  }
}

/** Whether the way is not said by baseline and target. */
export const asksDirection = ({ kind, baseline = 0, target }: MetricDraft): boolean =>
  kind !== 'yes_no' && (target === undefined || target === baseline)

type NewMetric = Omit<AskOf<typeof addMetric>, 'goalId'>

/** Undefined where nothing was said about measuring. */
export function saidMetricOf(draft: MetricDraft): NewMetric | undefined {
  const { kind, target, unit } = draft
  return kind === 'number' && target === undefined && unit.trim() === '' ? undefined : newMetricOf(draft)
}

export function newMetricOf(draft: MetricDraft): NewMetric {
  const { name, kind, unit, currency, baselineOn } = draft
  const canAdd = kind === 'number' || kind === 'money'
  return {
    name,
    kind,
    ...(kind === 'number' && { unit }),
    ...(kind === 'money' && { currency }),
    ...(baselineOn && { baselineOn }),
    accumulation: canAdd && draft.adds ? 'cumulative' : 'level',
    ...aimOf(draft),
  }
}

export function metricChangeOf(metricId: string, draft: MetricDraft): AskOf<typeof updateMetric> {
  const { name, kind, unit, baselineOn } = draft
  return { metricId, name, ...(kind === 'number' && { unit }), ...(baselineOn && { baselineOn }), ...aimOf(draft) }
}

function aimOf(draft: MetricDraft) {
  const { kind, baseline = firstBaseline(kind), target, deadline } = draft
  const inSmall = (value: number) => Math.round(value * (kind === 'money' ? 100 : 1) * 1e6) / 1e6
  const whole = kind === 'yes_no' ? { from: 0, to: 1 } : { from: baseline, to: target ?? null }
  const way = whole.to !== null && whole.to < whole.from ? ('down' as const) : ('up' as const)
  return {
    baseline: inSmall(whole.from),
    target: whole.to === null ? null : inSmall(whole.to),
    deadline: deadline || null,
    direction: asksDirection(draft) ? draft.direction : way,
  }
}

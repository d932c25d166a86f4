/** A metric as its form holds it, in the units people write. Pure. */
import type { AskOf } from '#kernel/contract.ts'
import type { addMetric, updateMetric } from '../contract-metrics.ts'
import type { MetricShown } from './amounts.ts'

export type MetricDraft = {
  name: string
  kind: MetricShown['kind']
  unit: string
  baseline: number | undefined
  target: number | undefined
  deadline: string
  adds: boolean
}

export function emptyMetric(): MetricDraft {
  return { name: '', kind: 'number', unit: '', baseline: 0, target: undefined, deadline: '', adds: true }
}

export function draftOfMetric(metric: MetricShown): MetricDraft {
  const { name, kind, unit, baseline, target, deadline, accumulation } = metric
  const small = kind === 'money' ? 100 : 1
  return {
    name,
    kind,
    unit,
    baseline: baseline / small,
    target: target === null ? undefined : target / small,
    deadline: deadline ?? '',
    adds: accumulation === 'cumulative',
  }
}

/** Undefined where nothing was said about measuring. */
export function newMetricOf(draft: MetricDraft): Omit<AskOf<typeof addMetric>, 'goalId'> | undefined {
  const { name, kind, unit } = draft
  if (draft.target === undefined && kind !== 'yes_no' && kind !== 'qualitative') return undefined
  const canAdd = kind === 'number' || kind === 'money'
  return {
    name,
    kind,
    ...(kind === 'number' && { unit }),
    accumulation: canAdd && draft.adds ? 'cumulative' : 'level',
    ...aimOf(draft),
  }
}

export function metricChangeOf(metricId: string, draft: MetricDraft): AskOf<typeof updateMetric> {
  return { metricId, name: draft.name, ...(draft.kind === 'number' && { unit: draft.unit }), ...aimOf(draft) }
}

function aimOf({ kind, baseline = 0, target, deadline }: MetricDraft) {
  const small = kind === 'money' ? 100 : 1
  const whole = kind === 'yes_no' ? { from: 0, to: 1 } : { from: baseline, to: target ?? null }
  return {
    baseline: Math.round(whole.from * small * 1e6) / 1e6,
    target: whole.to === null ? null : Math.round(whole.to * small * 1e6) / 1e6,
    deadline: deadline || null,
    direction: whole.to !== null && whole.to < whole.from ? ('down' as const) : ('up' as const),
  }
}

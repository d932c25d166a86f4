/** A goal that is not there yet, as if it were. Pure. */
import type { AskOf } from '#kernel/contract.ts'
import type { createGoal } from '../contract-goals.ts'
import type { MetricShown } from './amounts.ts'
import type { GoalShown } from './use-goal-words.ts'

export function shownOfDraft(asked: AskOf<typeof createGoal>, nameless: string, now: Date): GoalShown {
  const deadline = asked.deadline ?? null
  return {
    id: '',
    parentId: null,
    title: asked.title.trim() || nameless,
    kind: asked.kind ?? 'outcome',
    icon: asked.icon ?? 'compass',
    sentence: '',
    audience: 'community',
    circleId: null,
    owner: null,
    deadline,
    intendedShare: null,
    state: 'open',
    stateReason: '',
    stateAt: now.toISOString(),
    metric: asked.metric ? metricOf(asked.metric, deadline, now) : null,
  }
}

function metricOf(
  asked: NonNullable<AskOf<typeof createGoal>['metric']>,
  deadline: string | null,
  now: Date,
): MetricShown {
  const target = asked.target ?? null
  return {
    id: '',
    goalId: '',
    name: asked.name,
    kind: asked.kind ?? 'number',
    unit: asked.unit ?? '',
    currency: asked.currency ?? null,
    direction: asked.direction ?? 'up',
    accumulation: asked.accumulation ?? 'level',
    baseline: asked.baseline ?? 0,
    baselineOn: asked.baselineOn ?? now.toISOString().slice(0, 10),
    target,
    deadline: asked.deadline ?? deadline,
    feedsId: null,
    isPublic: true,
    parts: 0,
    latest: null,
    progress: { state: target === null ? 'no_target' : 'no_data', share: null, planned: null },
    series: [],
  }
}

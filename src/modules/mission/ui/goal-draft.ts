/** A goal as its form holds it, and as the contract takes it. Pure. */
import type { AskOf } from '#kernel/contract.ts'
import type { createGoal, updateGoal } from '../contract-goals.ts'
import { emptyMetric, type MetricDraft, newMetricOf } from './metric-draft.ts'

export type GoalDraft = {
  title: string
  sentence: string
  kind: 'output' | 'outcome' | 'impact'
  icon: string
  parentId: string | undefined
  ownerId: string | undefined
  deadline: string
  isPublic: boolean
  metric: MetricDraft
}

export function emptyGoal(parentId: string | undefined, ownerId: string | undefined): GoalDraft {
  return {
    title: '',
    sentence: '',
    kind: 'outcome',
    icon: 'compass',
    parentId,
    ownerId,
    deadline: '',
    isPublic: false,
    metric: emptyMetric(),
  }
}

function fieldsOf({ title, sentence, kind, icon, parentId, ownerId, deadline }: GoalDraft) {
  return {
    title,
    sentence,
    kind,
    icon,
    parentId: parentId ?? null,
    ownerId: ownerId ?? null,
    deadline: deadline || null,
  }
}

export function newGoalOf(draft: GoalDraft): AskOf<typeof createGoal> {
  const metric = newMetricOf({ ...draft.metric, name: draft.metric.name || draft.title })
  return { ...fieldsOf(draft), ...(draft.isPublic && { audience: 'public' }), ...(metric && { metric }) }
}

export const changeOf = (goalId: string, draft: GoalDraft): AskOf<typeof updateGoal> => ({
  goalId,
  ...fieldsOf(draft),
})

/** A goal as its form holds it, and as the contract takes it. Pure. */
import type { AskOf } from '#kernel/contract.ts'
import type { createGoal, updateGoal } from '../contract-goals.ts'
import { emptyMetric, type MetricDraft, saidMetricOf } from './metric-draft.ts'

export type GoalDraft = {
  title: string
  sentence: string
  kind: 'output' | 'outcome' | 'impact'
  icon: string
  parentId: string | undefined
  owner: { id: string; name: string } | undefined
  deadline: string
  /** Of all effort, in percent. */
  share: number | undefined
  /** Who sees it: as the goal above, the community, the public, or the id of a circle. */
  seenBy: 'above' | 'community' | 'public' | string
  metric: MetricDraft
}

export function emptyGoal(parentId: string | undefined, owner: GoalDraft['owner']): GoalDraft {
  return {
    title: '',
    sentence: '',
    kind: 'outcome',
    icon: 'compass',
    parentId,
    owner,
    deadline: '',
    share: undefined,
    seenBy: parentId ? 'above' : 'community',
    metric: emptyMetric(),
  }
}

function fieldsOf({ title, sentence, kind, icon, parentId, owner, deadline, share }: GoalDraft) {
  return {
    title,
    sentence,
    kind,
    icon,
    parentId: parentId ?? null,
    ownerId: owner?.id ?? null,
    deadline: deadline || null,
    intendedShare: share === undefined ? null : Math.round(share),
  }
}

export function newGoalOf(draft: GoalDraft): AskOf<typeof createGoal> {
  const metric = saidMetricOf({ ...draft.metric, name: draft.metric.name || draft.title })
  return { ...fieldsOf(draft), ...audienceOf(draft), ...(metric && { metric }) }
}

function audienceOf({ seenBy }: GoalDraft): Pick<AskOf<typeof createGoal>, 'audience' | 'circleId'> {
  if (seenBy === 'above') return {}
  if (seenBy === 'community' || seenBy === 'public') return { audience: seenBy }
  return { audience: 'circle', circleId: seenBy }
}

export const changeOf = (goalId: string, draft: GoalDraft): AskOf<typeof updateGoal> => ({
  goalId,
  ...fieldsOf(draft),
})

/** Goals: intended changes in a tree, each carried by someone, with its metrics. */
import * as z from 'zod'
import { activity, Day, Id, Instant, operation } from '#kernel/contract.ts'
import { subjectKind } from '#modules/subjects/contract.ts'
import { Line, Person } from './contract.ts'
import { Metric, NewMetric } from './contract-metrics.ts'
export const goalKind = subjectKind({ kind: 'goal', page: 'goals/{id}', isListed: false })

export const goalKinds = ['output', 'outcome', 'impact'] as const
export const goalStates = ['open', 'paused', 'reached', 'stopped'] as const

export const Goal = z.object({
  id: Id,
  parentId: Id.nullable().describe('the goal it serves'),
  title: z.string(),
  kind: z.enum(goalKinds),
  icon: z.string().describe('name of a Tabler icon'),
  sentence: z.string().describe('because we do X, Y changes'),
  audience: z.enum(['public', 'community', 'circle', 'direct']),
  circleId: Id.nullable(),
  owner: Person.nullable(),
  deadline: Day.nullable(),
  intendedShare: z.number().int().nullable().describe('of all effort, in percent'),
  state: z.enum(goalStates),
  stateReason: z.string(),
  stateAt: Instant,
})
export const GoalRow = Goal.extend({
  depth: z.number().int().describe('0 for goals at the top'),
  metric: Metric.nullable().describe('its first metric, with a short series'),
})
export type GoalRow = z.output<typeof GoalRow>
export const GoalPage = Goal.extend({
  createdAt: Instant,
  metrics: z.array(Metric),
  can: z.object({ edit: z.boolean(), record: z.boolean() }),
})
export type GoalPage = z.output<typeof GoalPage>

const goalFields = {
  title: Line,
  kind: z.enum(goalKinds),
  icon: z.string().regex(/^[a-z0-9-]{1,60}$/),
  sentence: z.string().trim().max(500),
  ownerId: Id.nullable(),
  deadline: Day.nullable(),
  intendedShare: z.number().int().min(0).max(100).nullable().describe('of all effort, in percent'),
  parentId: Id.nullable(),
}
export const NewGoal = z.object({
  title: goalFields.title,
  kind: goalFields.kind.default('outcome'),
  icon: goalFields.icon.default('target'),
  sentence: goalFields.sentence.default(''),
  ownerId: goalFields.ownerId.default(null),
  deadline: goalFields.deadline.default(null),
  intendedShare: goalFields.intendedShare.default(null),
  metric: NewMetric.optional(),
})

export const createGoal = operation({
  name: 'mission.createGoal',
  does: 'Set a goal, perhaps below another and with its first metric',
  http: 'POST /goals',
  input: NewGoal.extend({
    parentId: Id.nullable().default(null).describe('the goal it serves'),
    audience: z.enum(['public', 'community', 'circle']).optional().describe("otherwise its parent's, or the community"),
    circleId: Id.optional(),
  }),
  output: GoalPage,
  refusals: ['wider_than_parent', 'no_such_owner', 'too_many_goals', 'does_not_add_up', 'target_against_direction'],
})
export const goalCreated = activity({
  kind: 'mission.goal_created',
  data: z.object({ ownerId: Id.nullable(), parentId: Id.nullable() }),
})

export const updateGoal = operation({
  name: 'mission.updateGoal',
  does: 'Change a goal, hand it to someone, or move it below another',
  http: 'PATCH /goals/{goalId}',
  input: z.object({ goalId: Id }).extend(z.object(goalFields).partial().shape),
  output: GoalPage,
  refusals: ['no_such_owner', 'no_such_goal', 'below_itself', 'wider_than_parent'],
})
export const goalChanged = activity({
  kind: 'mission.goal_changed',
  data: z.object({ newOwnerId: Id.nullable().describe('whom it was handed to') }),
})

export const setGoalState = operation({
  name: 'mission.setGoalState',
  does: 'Pause, stop, reopen a goal or call it reached, with the reason',
  http: 'PUT /goals/{goalId}/state',
  input: z.object({ goalId: Id, state: z.enum(goalStates), reason: z.string().trim().max(2000).default('') }),
  output: GoalPage,
  refusals: ['reason_missing'],
})
export const goalStateSet = activity({
  kind: 'mission.goal_state_set',
  data: z.object({ state: z.enum(goalStates), before: z.enum(goalStates) }),
})

export const getGoal = operation({
  name: 'mission.getGoal',
  does: 'Read a goal with its metrics and their curves',
  http: 'GET /goals/{goalId}',
  input: z.object({ goalId: Id }),
  output: GoalPage,
})
export const listGoals = operation({
  name: 'mission.listGoals',
  does: 'List the goals as a tree, each with its first metric',
  http: 'GET /goals',
  input: z.object({ state: z.enum(goalStates).optional() }),
  output: z.object({
    items: z.array(GoalRow),
    can: z.object({ create: z.boolean().describe('at least somewhere') }),
  }),
})

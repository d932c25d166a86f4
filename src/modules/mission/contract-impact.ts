/** What the mission shows to everyone: read alike by visitors and members, so that owners see what is public. */
import * as z from 'zod'
import { activity, Day, Id, Instant, operation } from '#kernel/contract.ts'
import { Charter } from './contract.ts'
import { Goal, GoalPage } from './contract-goals.ts'
import { Metric } from './contract-metrics.ts'

export const PublicMetric = Metric.extend({
  unseenParts: z
    .number()
    .int()
    .describe('how many of the metrics that it is made of are not public: counted, not named'),
})
export type PublicMetric = z.output<typeof PublicMetric>
export const PublicGoal = Goal.omit({ owner: true, audience: true, circleId: true }).extend({
  depth: z.number().int(),
  learned: z.string().describe('what was learned on the way'),
  metrics: z.array(PublicMetric).describe('those that are public'),
})
export type PublicGoal = z.output<typeof PublicGoal>
export const PublicReading = z.object({
  id: Id,
  goalId: Id,
  metricId: Id,
  value: z.number().describe('a step where the metric is cumulative, else the level'),
  words: z.string(),
  at: Day,
  note: z.string(),
  evidenceLinks: z.array(z.string()),
  files: z.array(z.object({ id: Id, name: z.string() })),
  recordedAt: Instant,
  isConfirmed: z.boolean().describe('by a second member'),
  isCorrection: z.boolean(),
})
export type PublicReading = z.output<typeof PublicReading>

export const readImpact = operation({
  name: 'mission.readImpact',
  does: 'Read what is public of the mission: charter, public goals with their curves, the newest readings with evidence',
  http: 'GET /impact',
  input: z.object({
    goalId: Id.optional().describe('only this one'),
    most: z.number().int().min(1).max(100).default(12).describe('readings'),
  }),
  output: z.object({
    charter: Charter.pick({ mission: true, values: true, inScope: true, outOfScope: true, writtenAt: true }).nullable(),
    goals: z.array(PublicGoal).describe('in the order of the tree'),
    readings: z.array(PublicReading).describe('newest first'),
  }),
})
export type Impact = z.output<typeof readImpact.output>

export const showGoal = operation({
  name: 'mission.showGoal',
  does: 'Show a goal with its readings to everyone, or to the community only (stewards)',
  http: 'PUT /goals/{goalId}/audience',
  byToken: false,
  input: z.object({ goalId: Id, audience: z.enum(['public', 'community']) }),
  output: GoalPage,
  refusals: ['not_for_everyone', 'parent_not_public', 'children_public'],
})
export const goalShown = activity({
  kind: 'mission.goal_shown',
  data: z.object({ audience: z.enum(['public', 'community']) }),
})

export const showMetric = operation({
  name: 'mission.showMetric',
  does: 'Show a metric to everyone where its goal is public, or to members only; sums it counts towards stay as they are (stewards)',
  http: 'PUT /metrics/{metricId}/audience',
  byToken: false,
  input: z.object({ metricId: Id, isPublic: z.boolean() }),
  output: Metric,
})
export const metricShown = activity({
  kind: 'mission.metric_shown',
  data: z.object({ metricId: Id, isPublic: z.boolean() }),
})

export const listShown = operation({
  name: 'mission.listShown',
  does: 'List the goals and metrics that could be shown to everyone, and which of them are (stewards)',
  http: 'GET /shown',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: Id,
        title: z.string(),
        audience: z.enum(['public', 'community']),
        metrics: z.array(
          z.object({
            id: Id,
            name: z.string(),
            isPublic: z.boolean(),
            countsIn: z.array(z.object({ name: z.string(), goal: z.string() })).describe('public sums that hold it'),
          }),
        ),
      }),
    ),
  }),
})
export type GoalToShow = z.output<typeof listShown.output>['items'][number]

export const getLearned = operation({
  name: 'mission.getLearned',
  does: 'Read what was learned with a goal',
  http: 'GET /goals/{goalId}/learned',
  input: z.object({ goalId: Id }),
  output: z.object({ learned: z.string() }),
})
export const sayLearned = operation({
  name: 'mission.sayLearned',
  does: 'Say what was learned with a goal, misses above all',
  http: 'PUT /goals/{goalId}/learned',
  input: z.object({ goalId: Id, learned: z.string().trim().max(2_000) }),
  output: getLearned.output,
})
export const learnedSaid = activity({ kind: 'mission.learned_said', data: z.object({}) })

/** How a goal is measured: metrics, where they stand, and what may be said about them. */
import * as z from 'zod'
import { activity, Day, Id, Nothing, operation } from '#kernel/contract.ts'
import { Line } from './contract.ts'

export const metricKinds = ['number', 'percent', 'money', 'yes_no', 'qualitative'] as const
export const progressStates = ['no_data', 'no_target', 'reached', 'behind', 'on_course'] as const

export const Amount = z.number().min(-1e12).max(1e12)
export const amounts =
  'plain number; money in cents; percent as 0 to 100; yes is 1, no is 0; qualitative as a grade 1 to 5'

export const Progress = z.object({
  state: z.enum(progressStates),
  share: z.number().nullable().describe('way from baseline (0) to target (1); below 0 it got worse'),
  planned: z.number().nullable().describe('what a steady way would ask for today'),
})
export const Metric = z.object({
  id: Id,
  goalId: Id,
  name: z.string(),
  kind: z.enum(metricKinds),
  unit: z.string(),
  currency: z.string().nullable(),
  direction: z.enum(['up', 'down']),
  accumulation: z.enum(['cumulative', 'level']),
  baseline: z.number().describe(amounts),
  baselineOn: Day,
  target: z.number().nullable(),
  deadline: Day.nullable().describe("its own, otherwise the goal's"),
  feedsId: Id.nullable().describe('the metric of a goal above that it counts towards'),
  isPublic: z.boolean().describe('shown to everyone with its goal, where that is public; otherwise to members only'),
  parts: z.number().int().describe('how many metrics count towards it; its value is made of all their readings'),
  latest: z.object({ at: Day, value: z.number() }).nullable().describe('the running value'),
  progress: Progress,
  series: z
    .array(z.object({ at: Day, value: z.number() }))
    .describe('running values, oldest first, cut at the beginning'),
})
export type Metric = z.output<typeof Metric>

export const NewMetric = z.object({
  name: Line.max(200),
  kind: z.enum(metricKinds).default('number'),
  unit: z.string().trim().max(40).default(''),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR')
    .describe('ISO 4217; only for money'),
  direction: z.enum(['up', 'down']).default('up'),
  accumulation: z.enum(['cumulative', 'level']).default('level').describe('cumulative: each reading is a step'),
  baseline: Amount.default(0).describe(amounts),
  baselineOn: Day.optional().describe('the day of the baseline; otherwise today'),
  target: Amount.nullable().default(null).describe(amounts),
  deadline: Day.nullable().default(null).describe("null: the goal's"),
})

export const addMetric = operation({
  name: 'mission.addMetric',
  does: 'Say how a goal is measured',
  http: 'POST /goals/{goalId}/metrics',
  input: NewMetric.extend({ goalId: Id }),
  output: Metric,
  refusals: ['too_many_metrics', 'does_not_add_up', 'target_against_direction'],
})
export const updateMetric = operation({
  name: 'mission.updateMetric',
  does: 'Change how a metric is named and what it aims at; its kind stays',
  http: 'PATCH /metrics/{metricId}',
  input: z.object({
    metricId: Id,
    name: Line.max(200).optional(),
    unit: z.string().trim().max(40).optional(),
    direction: z.enum(['up', 'down']).optional(),
    baseline: Amount.optional().describe(amounts),
    baselineOn: Day.optional(),
    target: Amount.nullable().optional().describe(amounts),
    deadline: Day.nullable().optional(),
    feedsId: Id.nullable()
      .optional()
      .describe('lets it count towards a metric of a goal above, of the same kind and unit; null: no longer'),
    isFirst: z.literal(true).optional().describe("makes it the goal's first metric, shown on lists"),
  }),
  output: Metric,
  refusals: ['target_against_direction', 'no_such_metric', 'not_above', 'does_not_add_to'],
})
export const removeMetric = operation({
  name: 'mission.removeMetric',
  does: 'Stop measuring this; its readings are kept, out of sight',
  http: 'DELETE /metrics/{metricId}',
  input: z.object({ metricId: Id }),
  output: Nothing,
})
export const listParts = operation({
  name: 'mission.listParts',
  does: 'List the metrics of goals below that count towards this one, as far as I may see them',
  http: 'GET /metrics/{metricId}/parts',
  input: z.object({ metricId: Id }),
  output: z.object({
    items: z.array(
      z.object({
        metricId: Id,
        name: z.string(),
        goal: z.object({ id: Id, title: z.string(), icon: z.string() }),
        latest: z.object({ at: Day, value: z.number() }).nullable(),
        numerator: z.number().nullable().describe('percent: the part'),
        denominator: z.number().nullable(),
      }),
    ),
    hidden: z.number().int().describe('how many more count, of goals I cannot see'),
  }),
})
const ofMetric = z.object({ metricId: Id })
export const metricAdded = activity({ kind: 'mission.metric_added', data: ofMetric })
export const metricChanged = activity({ kind: 'mission.metric_changed', data: ofMetric })
export const metricRemoved = activity({ kind: 'mission.metric_removed', data: ofMetric })

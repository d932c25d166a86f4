/** Mission: what a community is for, what it wants to change, and how it sees whether it does. */
import * as z from 'zod'
import { activity, Day, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Attachment } from '#modules/conversation/contract.ts'
import { PurposeShown } from '#modules/subjects/contract.ts'

/** Someone as shown beside what they did; null for visitors, who see no names. */
export const Person = z.object({ id: Id, name: z.string(), face: Id.nullable().describe('file id of the picture') })

const Line = z.string().trim().min(1).max(300)
const Lines = z.array(Line).max(30)
const Mission = z.string().trim().min(1).max(2000).describe('words between *asterisks* are set apart')

export const Value = z.object({ id: Id, title: z.string(), weDo: z.string(), weDont: z.string() })
export const NewValue = z.object({
  id: Id.optional().describe('a value of an earlier version that lives on'),
  title: Line.max(120),
  weDo: z.string().trim().max(1000).default(''),
  weDont: z.string().trim().max(1000).default(''),
})
export const Charter = z.object({
  id: Id,
  version: z.number().int(),
  newest: z.number().int().describe('number of the version in force'),
  mission: z.string(),
  values: z.array(Value),
  inScope: z.array(z.string()),
  outOfScope: z.array(z.string()),
  reason: z.string().describe('why it was changed'),
  writtenAt: Instant,
  writtenBy: Person.nullable(),
  accepted: z.number().int().nullable().describe('the version I accepted last'),
  can: z.object({ write: z.boolean(), accept: z.boolean() }),
})

export const getCharter = operation({
  name: 'mission.getCharter',
  does: 'Read the charter: mission, values, what is in scope and what is not',
  http: 'GET /charter',
  input: z.object({
    version: z.number().int().min(1).optional().describe('an older one; otherwise the one in force'),
    invitation: z.string().max(80).optional().describe('the secret of an invitation, to read it before joining'),
  }),
  output: Charter,
})
export const writeCharter = operation({
  name: 'mission.writeCharter',
  does: 'Write a new version of the charter; members are asked to accept it again',
  http: 'POST /charter',
  input: z.object({
    basedOn: z.number().int().min(0).describe('the version that was changed; 0: there was none'),
    mission: Mission,
    values: z.array(NewValue).max(20),
    inScope: Lines,
    outOfScope: Lines,
    reason: z.string().trim().max(2000).default(''),
  }),
  output: Charter,
  refusals: ['written_meanwhile', 'no_such_value'],
})
export const charterWritten = activity({
  kind: 'mission.charter_written',
  data: z.object({ version: z.number().int() }),
})

export const listCharterVersions = operation({
  name: 'mission.listCharterVersions',
  does: 'List the versions of the charter, newest first',
  http: 'GET /charter/versions',
  input: z.object({ after: z.string().max(20).optional(), most: z.number().int().min(1).max(100).default(50) }),
  output: Page(
    z.object({
      id: Id,
      version: z.number().int(),
      reason: z.string(),
      writtenAt: Instant,
      writtenBy: Person.nullable(),
    }),
  ),
})
export const acceptCharter = operation({
  name: 'mission.acceptCharter',
  does: 'Accept the charter in force',
  http: 'POST /charter/accept',
  input: z.object({ version: z.number().int().min(1).describe('the version that was read') }),
  output: Nothing,
  refusals: ['charter_outdated'],
})
export const charterAccepted = activity({
  kind: 'mission.charter_accepted',
  data: z.object({ version: z.number().int() }),
})

export const goalKinds = ['output', 'outcome', 'impact'] as const
export const goalStates = ['open', 'paused', 'reached', 'stopped'] as const
export const metricKinds = ['number', 'percent', 'money', 'yes_no', 'qualitative'] as const
export const progressStates = ['no_data', 'no_target', 'reached', 'behind', 'on_course'] as const

const Amount = z.number().min(-1e12).max(1e12)
const amounts = 'plain number; money in cents; percent as 0 to 100; yes is 1, no is 0; qualitative as a grade 1 to 5'

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
  latest: z.object({ at: Day, value: z.number() }).nullable().describe('the running value'),
  progress: Progress,
  series: z
    .array(z.object({ at: Day, value: z.number() }))
    .describe('running values, oldest first, cut at the beginning'),
})
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
export const GoalPage = Goal.extend({
  createdAt: Instant,
  metrics: z.array(Metric),
  can: z.object({ edit: z.boolean(), record: z.boolean() }),
})

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
  output: z.object({ items: z.array(GoalRow) }),
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
    isFirst: z.literal(true).optional().describe("makes it the goal's first metric, shown on lists"),
  }),
  output: Metric,
  refusals: ['target_against_direction'],
})
export const removeMetric = operation({
  name: 'mission.removeMetric',
  does: 'Stop measuring this; its readings are kept, out of sight',
  http: 'DELETE /metrics/{metricId}',
  input: z.object({ metricId: Id }),
  output: Nothing,
})
const ofMetric = z.object({ metricId: Id })
export const metricAdded = activity({ kind: 'mission.metric_added', data: ofMetric })
export const metricChanged = activity({ kind: 'mission.metric_changed', data: ofMetric })
export const metricRemoved = activity({ kind: 'mission.metric_removed', data: ofMetric })

const measured = {
  value: Amount.optional().describe(`${amounts}; left out for percent`),
  numerator: Amount.min(0).optional().describe('percent: the part'),
  denominator: Amount.positive().optional().describe('percent: of how many'),
  words: z.string().trim().max(2000).optional().describe('qualitative: what was seen'),
  at: Day.describe('the day it was measured'),
  note: z.string().trim().max(2000).default(''),
  evidenceLinks: z
    .array(z.url({ protocol: /^https?$/ }).max(2000))
    .max(10)
    .default([]),
  fileIds: z.array(Id).max(20).default([]).describe('own files uploaded to the goal'),
}

export const Reading = z.object({
  id: Id,
  goalId: Id,
  metricId: Id,
  value: z.number().describe('a step where the metric is cumulative, else the level'),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  words: z.string(),
  at: Day,
  note: z.string(),
  evidenceLinks: z.array(z.string()),
  files: z.array(Attachment),
  recordedBy: Person.nullable(),
  recordedAt: Instant,
  confirmedBy: Person.nullable(),
  confirmedAt: Instant.nullable(),
  corrects: z.object({ id: Id, value: z.number(), at: Day }).nullable().describe('the reading it replaced'),
  correctedAt: Instant.nullable().describe('set: another replaced it, it no longer counts'),
  can: z.object({ confirm: z.boolean(), correct: z.boolean() }),
})

const refusedReadings = ['does_not_fit_metric', 'in_the_future', 'not_your_file'] as const

export const recordReading = operation({
  name: 'mission.recordReading',
  does: 'Record what was measured, with evidence',
  http: 'POST /metrics/{metricId}/readings',
  input: z.object({ metricId: Id, ...measured }),
  output: Reading,
  refusals: [...refusedReadings, 'goal_stopped'],
})
export const correctReading = operation({
  name: 'mission.correctReading',
  does: 'Correct a reading by a new one that takes its place',
  http: 'POST /readings/{readingId}/corrections',
  input: z.object({ readingId: Id, ...measured }),
  output: Reading,
  refusals: [...refusedReadings, 'already_corrected'],
})
export const confirmReading = operation({
  name: 'mission.confirmReading',
  does: 'Confirm a reading as a second member',
  http: 'POST /readings/{readingId}/confirm',
  input: z.object({ readingId: Id }),
  output: Reading,
  refusals: ['own_reading', 'already_confirmed', 'already_corrected'],
})
export const listReadings = operation({
  name: 'mission.listReadings',
  does: "List a goal's readings with their evidence, newest first",
  http: 'GET /goals/{goalId}/readings',
  input: z.object({
    goalId: Id,
    metricId: Id.optional(),
    after: z.string().max(80).optional(),
    most: z.number().int().min(1).max(100).default(30),
  }),
  output: Page(Reading),
})
const ofReading = z.object({ readingId: Id, metricId: Id })
export const readingRecorded = activity({ kind: 'mission.reading_recorded', data: ofReading })
export const readingCorrected = activity({
  kind: 'mission.reading_corrected',
  data: ofReading.extend({ corrects: Id }),
})
export const readingConfirmed = activity({ kind: 'mission.reading_confirmed', data: ofReading })

export const offerKinds = [
  'accept_charter',
  'introduce_yourself',
  'complete_profile',
  'record_reading',
  'confirm_reading',
  'welcome_member',
] as const

export const Offer = z.object({
  kind: z.enum(offerKinds),
  minutes: z.number().int().nullable().describe('how long it takes, where it can be said'),
  target: z.object({ screen: z.enum(['charter', 'profile', 'channel', 'goal', 'member']), id: Id.nullable() }),
  subject: z.object({ id: Id, title: z.string() }).nullable().describe('the goal or channel it is about'),
  metricId: Id.nullable(),
  member: Person.nullable().describe('whom to welcome'),
  purpose: PurposeShown.nullable().describe('what it serves'),
})

export const home = operation({
  name: 'mission.home',
  does: 'The first screen: the mission, how far each goal is, and what I can do next',
  http: 'GET /home',
  input: z.object({}),
  output: z.object({
    mission: z.string(),
    goals: z.array(GoalRow).describe('open ones, as a tree'),
    offers: z.array(Offer).describe('three at most: short things first, then a person'),
  }),
})

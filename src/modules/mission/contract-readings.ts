/** Readings: what was measured, with evidence; confirmed by a second member, corrected by a new one. */
import * as z from 'zod'
import { activity, Day, Id, Instant, operation, Page } from '#kernel/contract.ts'
import { File } from '#modules/files/contract.ts'
import { subjectKind } from '#modules/subjects/contract.ts'
import { Person } from './contract.ts'
import { Amount, amounts } from './contract-metrics.ts'
export const readingKind = subjectKind({ kind: 'reading', page: null, isListed: false })

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
  fileIds: z
    .array(Id)
    .max(20)
    .default([])
    .describe('own files uploaded to the goal, or those of the reading it corrects'),
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
  files: z.array(File),
  recordedBy: Person.nullable(),
  recordedAt: Instant,
  confirmedBy: Person.nullable(),
  confirmedAt: Instant.nullable(),
  corrects: z.object({ id: Id, value: z.number(), at: Day }).nullable().describe('the reading it replaced'),
  correctedAt: Instant.nullable().describe('set: another replaced it, it no longer counts'),
  can: z.object({ confirm: z.boolean(), correct: z.boolean() }),
})
export type Reading = z.output<typeof Reading>

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
const valued = ofReading.extend({
  value: z.number().nullable().describe('as it was recorded; null where the metric is not public'),
})
export const readingRecorded = activity({ kind: 'mission.reading_recorded', data: valued })
export const readingCorrected = activity({
  kind: 'mission.reading_corrected',
  data: valued.extend({ corrects: Id }),
})
export const readingConfirmed = activity({ kind: 'mission.reading_confirmed', data: ofReading })

/** Series: many readings at once, from a spreadsheet and into one. */
import * as z from 'zod'
import { activity, BytesAnswer, Day, Id, operation } from '#kernel/contract.ts'
import { wrongLines } from './series-lines.ts'

const language = z.enum(['de', 'en']).default('de').describe('how numbers are written, where that is not clear')

export const recordSeries = operation({
  name: 'mission.recordSeries',
  does: 'Record many readings at once, as lines of a spreadsheet; lines that are wrong or known already are left out',
  http: 'POST /metrics/{metricId}/series',
  perMinute: 60,
  input: z.object({
    metricId: Id,
    text: z
      .string()
      .min(1)
      .max(300_000)
      .describe('CSV with or without a head: date, value (percent: part, whole), note, link'),
    language,
    dryRun: z.boolean().default(false).describe('true: only look at the lines'),
  }),
  output: z.object({
    lines: z.array(
      z.object({
        line: z.number().int().describe('as an editor counts them, from 1'),
        at: Day.nullable(),
        value: z.number().nullable(),
        numerator: z.number().nullable(),
        denominator: z.number().nullable(),
        words: z.string(),
        note: z.string(),
        isKnown: z.boolean().describe('the same value on the same day was recorded before'),
        wrong: z.enum(wrongLines).nullable(),
      }),
    ),
    recorded: z.number().int().describe('how many lines became readings, or would'),
  }),
  refusals: ['goal_stopped', 'no_lines', 'too_many_lines'],
})
export const seriesRecorded = activity({
  kind: 'mission.series_recorded',
  data: z.object({ metricId: Id, count: z.number().int() }),
})

export const downloadSeries = operation({
  name: 'mission.downloadSeries',
  does: "Download a metric's readings as CSV, oldest first; it can be read in again",
  http: 'GET /metrics/{metricId}/series',
  gives: 'bytes',
  input: z.object({ metricId: Id, language }),
  output: BytesAnswer,
})

/** What is done for a goal, in numbers. */
import * as z from 'zod'
import { Id, operation } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'

export const getContribution = operation({
  name: 'mission.getContribution',
  does: 'Read how much serves a goal: what is open and done by kind, who is on it, hours, and people over the last year',
  http: 'GET /goals/{goalId}/contribution',
  input: z.object({ goalId: Id }),
  output: z.object({
    kinds: z.array(
      z.object({
        kind: z.string().describe('channel, task, event, …'),
        open: z.number().int(),
        done: z.number().int(),
        hours: z.number().nullable().describe('null: none are kept for this kind'),
        hoursLately: z.number().nullable().describe('of them in the last three months'),
      }),
    ),
    hours: z.number().nullable(),
    hoursLately: z.number().nullable(),
    on: z
      .object({ people: z.array(Author), total: z.number().int() })
      .describe('who is on something open that I may see: the first twelve by name, and how many in all'),
    people: z
      .number()
      .int()
      .describe('who did something for it within a year; from five on, also where I cannot see it'),
    months: z.array(
      z.object({ month: z.string().describe('YYYY-MM'), people: z.number().int(), deeds: z.number().int() }),
    ),
  }),
})

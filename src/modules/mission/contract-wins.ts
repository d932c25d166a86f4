/** Wins: a step of the way, a goal reached, a first contribution, with the names of those who took part. */
import * as z from 'zod'
import { Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { Person } from './contract.ts'

export const winKinds = ['metric_step', 'goal_reached', 'first_contribution'] as const

export const Win = z.object({
  id: Id,
  kind: z.enum(winKinds),
  at: Instant,
  goal: z.object({ id: Id, title: z.string(), icon: z.string() }).nullable(),
  metric: z.string().nullable().describe('its name'),
  step: z.number().int().nullable().describe('of the way from baseline to target, in percent'),
  people: z.array(Person).describe('who took part and is named; the newest first, twelve at most'),
})
export type Win = z.output<typeof Win>

export const listWins = operation({
  name: 'mission.listWins',
  does: 'List what was won, newest first',
  http: 'GET /wins',
  input: z.object({
    after: z.string().max(200).optional(),
    most: z.number().int().min(1).max(50).default(20),
  }),
  output: Page(Win).extend({ amNamed: z.boolean().describe('whether I am named on cards') }),
})
export const setNamedOnWins = operation({
  name: 'mission.setNamedOnWins',
  does: 'Be named on cards of wins, or rather not; it counts for those of the past too',
  http: 'PUT /wins/me',
  input: z.object({ named: z.boolean() }),
  output: Nothing,
})

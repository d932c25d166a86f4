/** Effects outside: what others wrote, decided or came to know because of a goal, with its source and reach. */
import * as z from 'zod'
import { activity, Day, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { subjectKind } from '#modules/subjects/contract.ts'
import { Line, Person } from './contract.ts'

export const effectKind = subjectKind({ kind: 'effect', page: null, isListed: false })

export const effectKinds = ['press', 'policy', 'awareness'] as const

export const Effect = z.object({
  id: Id,
  goalId: Id,
  kind: z.enum(effectKinds),
  title: z.string().describe('what happened'),
  source: z.string().describe('who wrote, decided or counted it'),
  link: z.string(),
  reach: z.number().int().nullable().describe('people, where somebody knows'),
  at: Day,
  note: z.string(),
  recordedBy: Person.nullable(),
  recordedAt: Instant,
  confirmedBy: Person.nullable(),
  can: z.object({ confirm: z.boolean(), withdraw: z.boolean() }),
})
export type Effect = z.output<typeof Effect>

export const recordEffect = operation({
  name: 'mission.recordEffect',
  does: 'Record an effect outside: press, policy or awareness, with its source and reach',
  http: 'POST /goals/{goalId}/effects',
  input: z.object({
    goalId: Id,
    kind: z.enum(effectKinds),
    title: Line,
    source: Line.max(200),
    link: z
      .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)])
      .default('')
      .describe('where it can be read'),
    reach: z.number().int().min(0).max(1e10).nullable().default(null).describe('people, where somebody knows'),
    at: Day,
    note: z.string().trim().max(2000).default(''),
  }),
  output: Effect,
  refusals: ['in_the_future'],
})
export const confirmEffect = operation({
  name: 'mission.confirmEffect',
  does: 'Confirm an effect outside as a second member',
  http: 'POST /effects/{effectId}/confirm',
  input: z.object({ effectId: Id }),
  output: Effect,
  refusals: ['own_reading', 'already_confirmed'],
})
export const withdrawEffect = operation({
  name: 'mission.withdrawEffect',
  does: 'Take back an effect that was recorded wrongly; a better one is recorded anew',
  http: 'DELETE /effects/{effectId}',
  input: z.object({ effectId: Id }),
  output: Nothing,
})
export const listEffects = operation({
  name: 'mission.listEffects',
  does: "List a goal's effects outside, newest first",
  http: 'GET /goals/{goalId}/effects',
  input: z.object({
    goalId: Id,
    after: z.string().max(80).optional(),
    most: z.number().int().min(1).max(100).default(20),
  }),
  output: Page(Effect),
})
const ofEffect = z.object({ effectId: Id })
export const effectRecorded = activity({
  kind: 'mission.effect_recorded',
  data: ofEffect.extend({ effectKind: z.enum(effectKinds), reach: z.number().nullable() }),
})
export const effectConfirmed = activity({ kind: 'mission.effect_confirmed', data: ofEffect })
export const effectWithdrawn = activity({ kind: 'mission.effect_withdrawn', data: ofEffect })

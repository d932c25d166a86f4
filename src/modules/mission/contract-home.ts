/** The first screen: what is our mission, how far are we, and what can I do next. */
import * as z from 'zod'
import { Id, operation } from '#kernel/contract.ts'
import { PurposeShown } from '#modules/subjects/contract.ts'
import { Person } from './contract.ts'
import { GoalRow } from './contract-goals.ts'
import { Win } from './contract-wins.ts'

export const offerKinds = [
  'accept_charter',
  'answer_requests',
  'answer_waiting',
  'introduce_yourself',
  'set_goal',
  'invite_people',
  'complete_profile',
  'first_reading',
  'record_reading',
  'confirm_reading',
  'welcome_member',
  'meet_someone',
] as const
export const offerScreens = [
  'charter',
  'queue',
  'waiting',
  'channel',
  'new_goal',
  'invite',
  'profile',
  'goal',
  'member',
] as const

export const Offer = z.object({
  kind: z.enum(offerKinds),
  minutes: z.number().int().nullable().describe('how long it takes, where it can be said'),
  target: z.object({ screen: z.enum(offerScreens), id: Id.nullable() }),
  name: z.string().nullable().describe('what waits in another module, as that one calls it, such as boards.approvals'),
  subject: z.object({ id: Id, title: z.string() }).nullable().describe('the goal or channel it is about'),
  metricId: Id.nullable(),
  readingId: Id.nullable().describe('the one to confirm'),
  member: Person.nullable().describe('whom to welcome or to meet'),
  waiting: z
    .object({ count: z.number().int(), days: z.number().int() })
    .nullable()
    .describe('how many wait for an answer (at most 50), the first of them for how many days'),
  purpose: PurposeShown.nullable().describe('what it serves'),
})
export type Offer = z.output<typeof Offer>

export const home = operation({
  name: 'mission.home',
  does: 'The first screen: the mission, how far each goal is, and what I can do next',
  http: 'GET /home',
  input: z.object({}),
  output: z.object({
    mission: z.string(),
    goals: z.array(GoalRow).describe('open ones, as a tree'),
    offers: z.array(Offer).describe('three at most: short things first, then a person'),
    wins: z.array(Win).describe('what was won in the last month, three at most'),
    can: z.object({ createGoal: z.boolean().describe('at least somewhere') }),
  }),
})

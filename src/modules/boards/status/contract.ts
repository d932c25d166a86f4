/** How a board is getting on: said now and then by whoever works there, asked for in a rhythm. */
import * as z from 'zod'
import { activity, Day, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'

// The board itself shows its newest status: nothing of it is needed here.
const ofBoard = z.object({ boardId: Id })

export const statusStates = ['on_track', 'at_risk', 'off_track'] as const
export const StatusState = z.enum(statusStates)
export type StatusState = z.output<typeof StatusState>
/** The newest one as a sign. */
export const StatusSign = z.object({ state: StatusState, at: Instant })
export const MAX_STATUS = 4_000

export const Status = StatusSign.extend({
  id: Id,
  text: z.string().describe('Markdown'),
  nextOn: Day.nullable().describe('when one will know more'),
  by: Author.nullable(),
  correctsId: Id.nullable().describe('the one before, which this one corrects'),
})
export type Status = z.output<typeof Status>

export const rhythms = ['never', 'week', 'two_weeks', 'month'] as const
export const Rhythm = z.object({
  every: z.enum(rhythms),
  weekday: z.number().int().min(1).max(7).describe('1: Monday; of a month the first one'),
  member: Author.nullable().describe('who is asked; null: whoever made the board'),
})
export type Rhythm = z.output<typeof Rhythm>

export const giveStatus = operation({
  name: 'boards.giveStatus',
  does: 'Say how a board is getting on; a correction is a new entry and says which one it corrects, the newest only',
  http: 'POST /boards/{boardId}/status',
  perMinute: 20,
  input: ofBoard.extend({
    state: StatusState,
    text: z.string().max(MAX_STATUS).default('').describe('Markdown'),
    nextOn: Day.nullable().default(null),
    correctsId: Id.optional(),
  }),
  output: Status,
  refusals: ['archived', 'not_newest'],
})
export const statusGiven = activity({ kind: 'boards.status_given', data: z.object({ state: StatusState }) })

export const listStatus = operation({
  name: 'boards.listStatus',
  does: 'List how a board was getting on, newest first',
  http: 'GET /boards/{boardId}/status',
  input: ofBoard.extend({
    after: z.string().max(200).optional(),
    most: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    items: z.array(Status),
    next: z.string().nullable(),
    rhythm: Rhythm,
    can: z.object({ give: z.boolean() }),
  }),
})
export const setStatusRhythm = operation({
  name: 'boards.setStatusRhythm',
  does: 'Say how often somebody is asked how a board is getting on, at 9:00 of a weekday, and who',
  http: 'PUT /boards/{boardId}/status-rhythm',
  input: ofBoard.extend({
    every: z.enum(rhythms),
    weekday: Rhythm.shape.weekday.default(1),
    memberId: Id.nullable().default(null).describe('null: whoever made the board'),
  }),
  output: Rhythm,
  refusals: ['archived', 'no_such_member'],
})

/** Done by the house itself when the hour has come. */
export const askForStatus = operation({
  name: 'boards.askForStatus',
  does: 'Ask whoever is to say it how a board is getting on',
  http: 'POST /boards/{boardId}/status-ask',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: ofBoard,
  output: Nothing,
})
export const statusAsked = activity({ kind: 'boards.status_asked', data: z.object({ memberId: Id }) })

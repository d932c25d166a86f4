/** Hours: what people gave to a task. Whoever gave them says so; who tends the board may confirm. */
import * as z from 'zod'
import { activity, Day, Id, Instant, Nothing, operation } from '#kernel/contract.ts'
import { Author } from '#modules/communities/contract.ts'
import { ofTask } from '../task/contract.ts'

/** In a single entry: a thousand hours. */
export const MOST_MINUTES = 60_000
/** Of one task: beyond that something other than hours is kept. */
export const MOST_ENTRIES = 5_000

export const Hours = z.object({
  id: Id,
  member: Author,
  minutes: z.number().int(),
  onDay: Day,
  approvedAt: Instant.nullable(),
  approvedBy: Author.nullable(),
  can: z.object({ remove: z.boolean(), approve: z.boolean() }),
})
export type Hours = z.output<typeof Hours>

export const listHours = operation({
  name: 'boards.listHours',
  does: 'List who gave how much time to a task, newest first',
  http: 'GET /tasks/{taskId}/hours',
  input: ofTask,
  output: z.object({ items: z.array(Hours), can: z.object({ log: z.boolean() }) }),
})
export const logHours = operation({
  name: 'boards.logHours',
  does: 'Say how much time I gave to a task',
  http: 'POST /tasks/{taskId}/hours',
  input: ofTask.extend({
    minutes: z.number().int().min(1).max(MOST_MINUTES),
    onDay: Day.optional().describe('today, unless said; not in the future'),
  }),
  output: Hours,
  refusals: ['archived', 'in_the_future', 'too_many_hours'],
})
const ofHours = z.object({ hoursId: Id })
export const removeHours = operation({
  name: 'boards.removeHours',
  does: 'Take back an entry of hours: my own, or as who tends the board',
  http: 'DELETE /hours/{hoursId}',
  input: ofHours,
  output: Nothing,
  refusals: ['archived'],
})
export const confirmHours = operation({
  name: 'boards.confirmHours',
  does: 'Confirm hours that somebody else gave, or take that back',
  http: 'PUT /hours/{hoursId}/confirmation',
  input: ofHours.extend({ isApproved: z.boolean() }),
  output: Hours,
  refusals: ['archived'],
})
const data = z.object({ boards: z.array(Id), hoursId: Id, minutes: z.number().int() })
export const hoursLogged = activity({ kind: 'boards.hours_logged', data })
export const hoursRemoved = activity({ kind: 'boards.hours_removed', data })
/** Called so in logs and archives since before hours were "confirmed". */
export const hoursConfirmed = activity({ kind: 'boards.hours_approved', data })

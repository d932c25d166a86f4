/** Several tasks moved in time at once: what waits for something that moved moves with it. */
import * as z from 'zod'
import { Id, operation } from '#kernel/contract.ts'
import { Card } from '../contract.ts'

export const MOST_SHIFTED = 500

export const shiftTasks = operation({
  name: 'boards.shiftTasks',
  does: 'Move the days of tasks by so many days, all or none; one without days stays as it is',
  http: 'POST /tasks/shift',
  perMinute: 300,
  input: z.object({
    taskIds: z.array(Id).min(1).max(MOST_SHIFTED),
    days: z.number().int().min(-3_660).max(3_660).describe('negative: earlier'),
  }),
  output: z.object({
    items: z.array(Card.pick({ id: true, startsOn: true, startsAt: true, dueOn: true, dueAt: true })),
  }),
  refusals: ['archived', 'too_far'],
})

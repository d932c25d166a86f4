/** Any view of a board as a spreadsheet. */
import * as z from 'zod'
import { BytesAnswer, Day, Id, operation } from '#kernel/contract.ts'
import { ofBoard } from '../contract.ts'

export const exportTasks = operation({
  name: 'boards.exportTasks',
  does: 'Download the tasks of a board as CSV: all of them, or those that a view shows, in its order',
  http: 'GET /boards/{boardId}/csv',
  gives: 'bytes',
  perMinute: 30,
  input: ofBoard.extend({
    language: z.enum(['de', 'en']).default('de').describe('of the head, and how numbers are written'),
    mine: z.boolean().optional(),
    open: z.boolean().optional().describe('only what looks for volunteers'),
    label: Id.optional(),
    person: z.union([Id, z.literal('nobody')]).optional(),
    due: z.enum(['late', 'week', 'none']).optional(),
    text: z.string().max(200).optional(),
    today: Day.optional().describe('where the reader is; without it where the community is'),
    sort: z
      .string()
      .max(20)
      .optional()
      .describe('place, title, list, people, start, due, estimate, hours or votes; "-due": from the far end'),
  }),
  output: BytesAnswer,
})

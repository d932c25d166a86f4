/** What is mine to do, across all boards; and how that fits the time I have. */
import * as z from 'zod'
import { Day, Id, Instant, operation, Page } from '#kernel/contract.ts'
import { PurposeNamed } from '#modules/mission/contract-purpose.ts'
import { Card } from '../contract.ts'

const Named = z.object({ id: Id, title: z.string() })

export const MyTask = z.object({
  id: Id.describe('of the task, or of the item of its checklist'),
  kind: z.enum(['task', 'item']),
  title: z.string().describe('of an item: inline Markdown'),
  task: Named.nullable().describe('of an item: the task that it belongs to; of a part: the task above'),
  taskId: Id.describe('where it leads'),
  board: Named,
  purpose: PurposeNamed.nullable(),
  startsOn: Card.shape.startsOn,
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  estimate: Card.shape.estimate,
  minutesGiven: Card.shape.minutesGiven,
  isMilestone: z.boolean(),
  items: Card.shape.items,
  others: z.number().int().describe('who does it beside me'),
  waits: z.boolean().describe('for open tasks'),
  waitsFor: z.array(Named).describe('those of them that I may see'),
  can: z.object({ leave: z.boolean().describe('I took it and may give it back') }),
})
export type MyTask = z.output<typeof MyTask>

export const listMyTasks = operation({
  name: 'boards.listMyTasks',
  does: 'List open tasks and checklist items that are mine, on all boards I may see: what is due first, then what has no day',
  http: 'GET /my-tasks',
  input: z.object({
    after: z.string().max(600).optional().describe('`next` of the page before'),
    most: z.number().int().min(1).max(200).default(100),
  }),
  output: Page(MyTask),
})

const Minutes = z.number().int().describe('minutes')

export const Workload = z.object({
  offered: Minutes.nullable().describe('a week, of the hours a month that my profile says'),
  weeks: z
    .array(
      z.object({
        from: Day.describe('a Monday'),
        given: Minutes.describe('hours I logged'),
        open: Minutes.describe(
          'my share of what open tasks still need, by the week they are due; late ones in this week',
        ),
      }),
    )
    .describe('three before this one, this one, three after'),
  later: Minutes.describe('open, due after those weeks'),
  undated: Minutes.describe('open, without a day'),
  unestimated: z.number().int().describe('open tasks of mine of which nobody said how long they take'),
})
export type Workload = z.output<typeof Workload>

export const getWorkload = operation({
  name: 'boards.getWorkload',
  does: 'Read how much time my open tasks need beside what I offer and what I gave',
  http: 'GET /my-tasks/workload',
  input: z.object({}),
  output: Workload,
})

const Sums = {
  tasks: z.number().int().describe('open'),
  open: Minutes.describe('what they still need, as far as it was said'),
  unestimated: z.number().int(),
  wanted: z.number().int().describe('free places'),
  given: Minutes.describe('in the last four weeks'),
}
const Circle = z.object({ id: Id, name: z.string() }).nullable()

export const WorkloadSum = z.object({ board: Named, circle: Circle, ...Sums })
export type WorkloadSum = z.output<typeof WorkloadSum>
export const CircleSum = z.object({ circle: Circle, boards: z.number().int(), ...Sums })
export type CircleSum = z.output<typeof CircleSum>

export const sumWorkload = operation({
  name: 'boards.sumWorkload',
  does: 'Read, as a steward, how much time each board that I may see needs and got, and each circle; never by person',
  http: 'GET /workload',
  input: z.object({}),
  output: z.object({
    items: z.array(WorkloadSum),
    circles: z.array(CircleSum).describe('all boards of each; null: those for everybody or for a few'),
  }),
})

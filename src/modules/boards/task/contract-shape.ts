/** What a task is among others: a copy of it, a part that becomes a task of its own, a task that becomes a part. */
import * as z from 'zod'
import { activity, Id, Nothing, operation } from '#kernel/contract.ts'
import { Name } from '#modules/communities/contract.ts'
import { Card } from '../contract.ts'
import { After } from '../lists/contract.ts'
import { Anyway, ofTask, Task } from './contract.ts'

export const duplicateTask = operation({
  name: 'boards.duplicateTask',
  does: 'Make a task like another, right after it: with description, days, labels, own fields and checklists, all to be done',
  http: 'POST /tasks/{taskId}/duplicate',
  perMinute: 60,
  input: ofTask.extend({ title: Name.max(300).optional() }),
  output: Task,
  refusals: ['archived', 'too_many_tasks', 'too_many_parts', 'too_deep'],
})

export const makeTaskOfPart = operation({
  name: 'boards.makeTaskOfPart',
  does: 'Let a part stand as a task of its own in a list of its board',
  http: 'POST /tasks/{taskId}/out',
  input: ofTask.extend({ listId: Id, after: After, anyway: Anyway }),
  output: Card,
  refusals: ['archived', 'is_no_part', 'not_there', 'waits_for_others', 'waits_for_approval'],
})
export const makePartOfTask = operation({
  name: 'boards.makePartOfTask',
  does: 'Make a task a part of another one of the same board; it leaves its lists',
  http: 'POST /tasks/{taskId}/into/{parentId}',
  input: ofTask.extend({ parentId: Id, after: After }),
  output: Task,
  refusals: ['archived', 'not_there', 'repeats', 'below_itself', 'too_many_parts', 'too_deep'],
})
export const taskBecamePart = activity({
  kind: 'boards.task_became_part',
  data: z.object({ boards: z.array(Id), parentId: Id }),
})

/** Done by the house itself when the hour has come. */
export const remindOfTask = operation({
  name: 'boards.remindOfTask',
  does: 'Tell whoever does a task that it is due soon',
  http: 'POST /tasks/{taskId}/remind',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: ofTask,
  output: Nothing,
})
export const taskDue = activity({ kind: 'boards.task_due', data: z.object({ boards: z.array(Id) }) })

/** Parts of a task: their order, a part that becomes a task of its own, a task that becomes a part. */
import * as z from 'zod'
import { activity, Id, operation } from '#kernel/contract.ts'
import { Card } from '../contract.ts'
import { After } from '../lists/contract.ts'
import { Anyway, ofTask, Part, Task } from '../task/contract.ts'

export const movePart = operation({
  name: 'boards.movePart',
  does: 'Move a part to another place among the parts of its task',
  http: 'POST /tasks/{taskId}/move-part',
  perMinute: 300,
  input: ofTask.extend({ after: After }),
  output: Part,
  refusals: ['archived', 'is_no_part'],
})
export const partMoved = activity({ kind: 'boards.part_moved', data: z.object({ boards: z.array(Id) }) })

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

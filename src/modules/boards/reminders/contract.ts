/** A task is due soon: whoever does it hears so. */
import * as z from 'zod'
import { activity, Id, Nothing, operation } from '#kernel/contract.ts'
import { ofTask } from '../task/contract.ts'

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

/** The order of the parts of a task. */
import * as z from 'zod'
import { activity, Id, operation } from '#kernel/contract.ts'
import { After } from '../lists/contract.ts'
import { ofTask, Part } from '../task/contract.ts'

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

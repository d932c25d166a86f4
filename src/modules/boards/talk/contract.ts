/** What is said about tasks, as far as boards count it. */
import * as z from 'zod'
import { activity, Id } from '#kernel/contract.ts'

/** Something was said about it, deleted or brought back. */
export const taskDiscussed = activity({ kind: 'boards.task_discussed', data: z.object({ boards: z.array(Id) }) })

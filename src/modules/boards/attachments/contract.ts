/** Files that hang on a task itself. */
import * as z from 'zod'
import { activity, Id, operation } from '#kernel/contract.ts'
import { ofTask, Task } from '../task/contract.ts'

export const MOST_FILES = 200

export const attachFiles = operation({
  name: 'boards.attachFiles',
  does: 'Hang files on a task that I uploaded to it before; it holds at most 200',
  http: 'POST /tasks/{taskId}/attachments',
  input: ofTask.extend({ fileIds: z.array(Id).min(1).max(20) }),
  output: Task,
  refusals: ['archived', 'not_your_file', 'too_many_files'],
})
export const removeFile = operation({
  name: 'boards.removeFile',
  does: 'Take a file off a task; it is deleted',
  http: 'DELETE /tasks/{taskId}/attachments/{fileId}',
  input: ofTask.extend({ fileId: Id }),
  output: Task,
  refusals: ['archived'],
})
const data = z.object({ boards: z.array(Id), files: z.number().int() })
export const filesAttached = activity({ kind: 'boards.files_attached', data })
export const fileRemoved = activity({ kind: 'boards.file_removed', data })

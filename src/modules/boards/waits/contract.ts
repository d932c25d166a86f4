/** A task waits for another: what comes first. */
import { Id, operation } from '#kernel/contract.ts'
import { ofTask, Task } from '../task/contract.ts'

export const MOST_WAITS = 100

const ofBoth = ofTask.extend({ forId: Id.describe('the task that comes first') })

export const makeWait = operation({
  name: 'boards.makeWait',
  does: 'Say that a task waits for another; at most for 100',
  http: 'PUT /tasks/{taskId}/waits/{forId}',
  input: ofBoth,
  output: Task,
  refusals: ['archived', 'would_wait_for_itself', 'too_many_waits'],
})
export const removeWait = operation({
  name: 'boards.removeWait',
  does: 'Say that a task does not wait for another any more',
  http: 'DELETE /tasks/{taskId}/waits/{forId}',
  effect: 'write',
  input: ofBoth,
  output: Task,
  refusals: ['archived'],
})

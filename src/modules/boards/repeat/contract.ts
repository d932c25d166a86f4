/** Tasks that repeat: the rule, what comes of it, and leaving one out. */
import * as z from 'zod'
import { activity, Day, Id, Nothing, operation } from '#kernel/contract.ts'
import { ofTask, RepeatMode, Task } from '../task/contract.ts'
import { MOST_RULE } from './rule.ts'

/** Of one board. */
export const MOST_REPEATING = 300

export const setRepeats = operation({
  name: 'boards.setRepeats',
  does:
    'Let a task repeat, or no longer. The next one is made once, with the same words, people, labels, fields, checklists ' +
    '(nothing ticked) and distances between its days, at the list where the series began; the rule goes over to it. Deleting ' +
    'the newest ends the series, bringing it back resumes it; put away undone it rests; put away done it goes on',
  http: 'PUT /tasks/{taskId}/repeats',
  perMinute: 60,
  input: ofTask.extend({
    rule: z
      .string()
      .min(1)
      .max(MOST_RULE)
      .nullable()
      .describe(
        'RFC 5545 3.3.10 without "RRULE:": FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL (at most 99), BYMONTH, BYMONTHDAY, ' +
          'BYDAY (with an ordinal by month: 2TU, -1FR), BYSETPOS, COUNT (this one included, at most 999) or UNTIL (a day, ' +
          '20261231). Weeks begin on Monday. Null: it repeats no longer. A task without a day is due on its first one',
      ),
    mode: RepeatMode.default('whenDone'),
  }),
  output: Task,
  refusals: [
    'archived',
    'is_part',
    'done',
    'rule_unreadable',
    'rule_not_for_tasks',
    'rule_never',
    'too_long_to_repeat',
    'too_many_repeating',
  ],
})

export const skipTask = operation({
  name: 'boards.skipTask',
  does: 'Leave this one of a series out: the task moves to its next day without being done; with COUNT it counts as one',
  http: 'POST /tasks/{taskId}/skip',
  input: ofTask,
  output: Task,
  refusals: ['archived', 'done', 'repeats_not', 'series_ends'],
})
const at = { boards: z.array(Id) }
/** About the new one; counts for nobody: nobody did anything. */
export const taskRepeated = activity({
  kind: 'boards.task_repeated',
  data: z.object({ ...at, listId: Id, of: Id.describe('the one before') }),
})
export const taskSkipped = activity({ kind: 'boards.task_skipped', data: z.object({ ...at, day: Day }) })

/** Done by the house itself when the day has come. */
export const repeatTask = operation({
  name: 'boards.repeatTask',
  does: 'Make the next one of a series whose day has come',
  http: 'POST /tasks/{taskId}/repeat',
  hidden: ['http', 'mcp'],
  byToken: false,
  input: ofTask,
  output: Nothing,
})

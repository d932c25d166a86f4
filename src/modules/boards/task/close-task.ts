/** A task is done, or not after all. */
import { handle } from '#kernel/perform.ts'
import { findTask } from '../find.ts'
import { giveHours } from '../hours/give-hours.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { setClosed } from './closing.ts'
import { closeTask, reopenTask } from './contract.ts'
import { readTask } from './read-task.ts'

handle(closeTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { input, found: task } = about
    mustBeOpen(about, task)
    await setClosed(about, { ids: [task.id], isClosed: true, anyway: input.anyway })
    if (input.minutes) await giveHours(about, { task, minutes: input.minutes })
    return readTask(about, task)
  },
  again: (about) => readTask(about, about.found),
})

handle(reopenTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { found: task } = about
    mustBeOpen(about, task)
    await setClosed(about, { ids: [task.id], isClosed: false })
    return readTask(about, task)
  },
  again: (about) => readTask(about, about.found),
})

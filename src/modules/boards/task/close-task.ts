/** A task is done, or not after all. */
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { dayIn } from '#modules/text/days.ts'
import { findTask } from '../find.ts'
import { insertHours } from '../hours/hours.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { setClosed } from './closing.ts'
import { closeTask, reopenTask } from './contract.ts'
import { readTask } from './read-task.ts'

handle(closeTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: task } = about
    mustBeOpen(about, task)
    await setClosed(about, { ids: [task.id], isClosed: true, anyway: input.anyway })
    if (input.minutes) {
      const onDay = dayIn(community.timeZone, now)
      db.send(
        insertHours({
          community: community.id,
          id: newId(),
          task: task.id,
          member: actor.memberId!,
          minutes: input.minutes,
          onDay,
          now,
        }),
      )
    }
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

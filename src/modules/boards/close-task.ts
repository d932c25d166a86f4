/** A task is done, or not after all. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { handle } from '#kernel/perform.ts'
import { dayIn } from '#modules/text/days.ts'
import { openApproval } from './approvals.ts'
import { setClosed } from './closing.ts'
import { closeTask, reopenTask } from './contract-tasks.ts'
import { findTask } from './find.ts'
import { insertHours } from './hours.ts'
import { readTask } from './read-task.ts'
import { mayWork } from './rules.ts'

handle(closeTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, input, found: task, refuse } = about
    if (task.archivedAt || task.isClosed) throw refuse('archived')
    const of = { community: community.id, id: task.id }
    if (!input.anyway && (await db.one(openBefore(of)))) throw refuse('waits_for_others')
    if (!input.anyway && (await db.one(openApproval(of)))) throw refuse('waits_for_approval')
    await setClosed(about, { ids: [task.id], isClosed: true })
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
    const { found: task, refuse } = about
    if (task.archivedAt || task.isClosed) throw refuse('archived')
    await setClosed(about, { ids: [task.id], isClosed: false })
    return readTask(about, task)
  },
  again: (about) => readTask(about, about.found),
})

type Of = { community: string; id: string }

/** A task that comes first and is open; whether whoever asks may see it is not asked: it waits all the same. */
const openBefore = prepared(
  (a: Of) => sql<{ id: string }>`
    select o.id from task_wait w join task o on o.community_id = w.community_id and o.id = w.for_id and o.closed_at is null
    join subject s on s.community_id = o.community_id and s.id = o.id and s.deleted_at is null
    where w.community_id = ${a.community} and w.task_id = ${a.id} limit 1`,
)

/** What happens to a task as a whole: following, putting away, deleting and bringing back. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import {
  archive,
  findDeleted,
  mayBringBack,
  putBackTree,
  setLevel,
  takeAwayTree,
  unarchive,
} from '#modules/subjects/offers.ts'
import { taskKind } from '../contract.ts'
import { endTemplate } from '../copies/templates.ts'
import { findTask, type TaskSeen } from '../find.ts'
import { homeOf, mayDelete, mayWork, mustBeOpen } from '../rules.ts'
import {
  archiveTask,
  bringBackTask,
  deleteTask,
  followTask,
  taskArchived,
  taskBroughtBack,
  taskDeleted,
  taskUnarchived,
  unarchiveTask,
} from './contract.ts'
import { readTask } from './read-task.ts'

handle(followTask, {
  find: findTask,
  allow: mayWork,
  async run({ db, community, actor, input, now, found: task }) {
    const level = input.follows ? 'mine' : 'nothing'
    const mine = { community: community.id, subject: task.id, member: actor.memberId! }
    db.send(setLevel({ ...mine, level, at: now, onlyIfIn: false }))
    return {}
  },
})

type Tending = RunContext<typeof archiveTask | typeof unarchiveTask, TaskSeen>

handle(archiveTask, {
  find: findTask,
  allow: mayWork,
  async run(about: Tending) {
    const { db, community, now, found: task, record } = about
    mustBeOpen(about, homeOf(task))
    const of = { community: community.id, id: task.id, at: now }
    if (await db.one(archive(of))) record(taskArchived, task.id, { boards: task.boards })
    return readTask(about, { ...task, archivedAt: now.toISOString() })
  },
  again: (about) => readTask(about, about.found),
})

handle(unarchiveTask, {
  find: findTask,
  allow: mayWork,
  async run(about: Tending) {
    const { db, community, found: task, record } = about
    mustBeOpen(about, homeOf(task))
    db.send(endTemplate({ community: community.id, id: task.id }))
    if (await db.one(unarchive({ community: community.id, id: task.id })))
      record(taskUnarchived, task.id, { boards: task.boards })
    return readTask(about, { ...task, archivedAt: null })
  },
  again: (about) => readTask(about, about.found),
})

handle(deleteTask, {
  find: findTask,
  allow: mayDelete,
  async run({ db, community, actor, now, found: task, record }) {
    db.send(takeAwayTree({ community: community.id, id: task.id, by: actor.memberId, at: now }))
    record(taskDeleted, task.id, { boards: task.boards })
    return {}
  },
})

handle(bringBackTask, {
  async find(about) {
    const { db, community, input } = about
    const [found, home] = await Promise.all([
      findDeleted(about, { id: input.taskId, kind: taskKind.kind }),
      db.one(homeThere({ community: community.id, id: input.taskId })),
    ])
    return home && found
  },
  allow: mayBringBack,
  async run(about) {
    const { db, community, found, record } = about
    db.send(putBackTree({ community: community.id, id: found.id }))
    const task = (await findTask({ ...about, input: { taskId: found.id } }))!
    record(taskBroughtBack, task.id, { boards: task.boards })
    return readTask(about, task)
  },
})

/** What it hangs below: without it there is nowhere to come back to. */
const homeThere = prepared(
  (a: { community: string; id: string }) => sql<{ id: string }>`
    select p.id from subject s join subject p on p.community_id = s.community_id and p.id = s.parent_id
      and p.deleted_at is null
    where s.community_id = ${a.community} and s.id = ${a.id}`,
)

/** Who does a task: assigned by someone, or taken by themselves where volunteers are wanted. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import { watch } from '#modules/subjects/offers.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { lockTask } from '../locks.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { seers } from '../who-sees.ts'
import {
  assignTask,
  leaveTask,
  MOST_ASSIGNEES,
  takeTask,
  taskAssigned,
  taskLeft,
  taskTaken,
  taskUnassigned,
  unassignTask,
} from './contract.ts'
import { readTask } from './read-task.ts'

/** Together with whom it is about, who must be somebody here. */
async function findWithMember(
  about: About & { input: { taskId: string; memberId: string } },
): Promise<TaskSeen | undefined> {
  const { db, community, input } = about
  const [task, member] = await Promise.all([
    findTask(about),
    db.one(memberHere({ community: community.id, member: input.memberId })),
  ])
  return member && task
}

handle(assignTask, {
  find: findWithMember,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, refuse } = about
    mustBeOpen(about, task)
    db.send(lockTask({ community: community.id, task: task.id }))
    const { assignees } = (await db.one(countOf({ community: community.id, task: task.id })))!
    if (assignees >= MOST_ASSIGNEES) throw refuse('too_many_assignees')
    await assign(about, { task, members: [input.memberId] })
    return readTask(about, task)
  },
})

handle(unassignTask, {
  find: findWithMember,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, record } = about
    mustBeOpen(about, task)
    const gone = await db.one(remove({ community: community.id, task: task.id, member: input.memberId }))
    if (gone) record(taskUnassigned, task.id, { boards: task.boards, memberId: input.memberId })
    return readTask(about, task)
  },
})

handle(takeTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, now, found: task, record, refuse } = about
    mustBeOpen(about, task)
    if (task.closedAt) throw refuse('done')
    if (task.needed === null) throw refuse('not_open')
    const of = { community: community.id, task: task.id }
    // Of two who take the last place at once, one comes second here.
    db.send(lockTask(of))
    const { needed, assignees } = (await db.one(countOf(of)))!
    const me = actor.memberId!
    const took = await db.one(take({ ...of, member: me, now, isFree: needed !== null && assignees < needed }))
    if (!took) {
      const isMine = await db.one(isOn({ ...of, member: me }))
      if (!isMine) throw refuse('all_taken')
      return readTask(about, task)
    }
    db.send(watch({ community: community.id, subject: task.id, members: [me], at: now }))
    record(taskTaken, task.id, { boards: task.boards, free: needed! - assignees - 1 })
    return readTask(about, task)
  },
  again: (about) => readTask(about, about.found),
})

handle(leaveTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, actor, found: task, record } = about
    mustBeOpen(about, task)
    const gone = await db.one(remove({ community: community.id, task: task.id, member: actor.memberId! }))
    if (gone) record(taskLeft, task.id, { boards: task.boards })
    return readTask(about, task)
  },
  again: (about) => readTask(about, about.found),
})

type Assigning = Pick<RunContext<typeof assignTask, unknown>, 'record' | 'actor'> & {
  db: Db
  community: CommunityRef
  now: Date
  refuse(code: string): Refusal
}
type Assigned = { task: { id: string; boards: string[] }; members: string[] }

/** Only who may see the task. Refuses with `no_such_member`. They hear of it, and of what happens to it from now on. */
export async function assign({ db, community, actor, now, record, refuse }: Assigning, { task, members }: Assigned) {
  const wanted = [...new Set(members)]
  if (wanted.length === 0) return
  const of = { community: community.id, task: task.id, members: wanted, now }
  const known = await db.rows(add(of))
  if (known.length !== wanted.length) throw refuse('no_such_member')
  db.send(watch({ community: community.id, subject: task.id, members: wanted, at: now }))
  for (const { memberId, isNew } of known)
    if (isNew) record(taskAssigned, task.id, { boards: task.boards, memberId, tells: memberId !== actor.memberId })
}

type Of = { community: string; task: string }

const memberHere = prepared(
  (a: { community: string; member: string }) => sql<{ id: string }>`
    select id from member where community_id = ${a.community} and id = ${a.member}`,
)
const countOf = prepared(
  (a: Of) => sql<{ needed: number | null; assignees: number }>`
    select t.needed, (select count(*) from task_assignee x where x.community_id = t.community_id and x.task_id = t.id) as assignees
    from task t where t.community_id = ${a.community} and t.id = ${a.task}`,
)
const add = prepared(
  (a: Of & { members: string[]; now: Date }) => sql<{ memberId: string; isNew: boolean }>`
    with able as (
      select m.community_id, m.id from ${seers({ community: a.community, subject: a.task, members: a.members })}
    ), added as (
      insert into task_assignee (community_id, task_id, member_id, since)
      select community_id, ${a.task}::uuid, id, ${a.now}::timestamptz from able on conflict do nothing returning member_id
    )
    select able.id as member_id, added.member_id is not null as is_new from able left join added on added.member_id = able.id`,
)
const take = prepared(
  (a: Of & { member: string; now: Date; isFree: boolean }) => sql<{ memberId: string }>`
    insert into task_assignee (community_id, task_id, member_id, since)
    select ${a.community}::uuid, ${a.task}::uuid, ${a.member}::uuid, ${a.now}::timestamptz where ${a.isFree}::boolean
    on conflict do nothing returning member_id`,
)
const remove = prepared(
  (a: Of & { member: string }) => sql<{ memberId: string }>`
    delete from task_assignee where community_id = ${a.community} and task_id = ${a.task} and member_id = ${a.member}
    returning member_id`,
)
const isOn = prepared(
  (a: Of & { member: string }) => sql<{ memberId: string }>`
    select member_id from task_assignee where community_id = ${a.community} and task_id = ${a.task} and member_id = ${a.member}`,
)

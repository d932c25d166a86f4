/** Hours that people gave to a task. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { author, authorOf } from '#modules/communities/shapes.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { homeOf, isInUse, mayConfirm, mayRemoveHours, mayWork, mustBeOpen } from '../rules.ts'
import {
  confirmHours,
  type Hours,
  hoursConfirmed,
  hoursRemoved,
  listHours,
  logHours,
  MOST_ENTRIES,
  removeHours,
} from './contract.ts'
import { giveHours } from './give-hours.ts'

handle(listHours, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, actor, community, found: task } = about
    const rows = await db.rows(entriesOf({ community: community.id, task: task.id }))
    const items = rows.map((row) => shown(row, about, task))
    return { items, can: { log: isInUse(task) && mayWork({ actor, found: task }) } }
  },
})

handle(logHours, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, made } = about
    mustBeOpen(about, task)
    const id = await giveHours(about, { task, minutes: input.minutes, onDay: input.onDay })
    made(id)
    return shown((await db.one(entry({ community: community.id, id })))!, about, task)
  },
  again: async (about) =>
    shown((await about.db.one(entry({ community: about.community.id, id: about.ref })))!, about, about.found),
})

type Found = { task: TaskSeen; hours: Entry }

async function findHours(about: About & { input: { hoursId: string } }): Promise<Found | undefined> {
  const hours = await about.db.one(entry({ community: about.community.id, id: about.input.hoursId }))
  const task = hours && (await findTask({ ...about, input: { taskId: hours.taskId } }))
  return task && { task, hours }
}

handle(removeHours, {
  find: findHours,
  allow: ({ actor, found }) => mayRemoveHours({ actor, found: found.task, of: found.hours.memberId }),
  async run({ db, community, found: { task, hours }, record, refuse }) {
    mustBeOpen({ refuse }, homeOf(task))
    db.send(remove({ community: community.id, id: hours.id }))
    record(hoursRemoved, task.id, { boards: task.boards, hoursId: hours.id, minutes: hours.minutes })
    return {}
  },
})

handle(confirmHours, {
  find: findHours,
  allow: ({ actor, found }) => mayConfirm({ actor, found: found.task, of: found.hours.memberId }),
  async run(about) {
    const { db, community, actor, now, input, found, record } = about
    const { task, hours } = found
    mustBeOpen(about, homeOf(task))
    const by = input.isApproved ? actor.memberId : null
    db.send(confirm({ community: community.id, id: hours.id, by, now }))
    if (input.isApproved)
      record(hoursConfirmed, task.id, { boards: task.boards, hoursId: hours.id, minutes: hours.minutes })
    return shown((await db.one(entry({ community: community.id, id: hours.id })))!, about, task)
  },
})

type Entry = Omit<Hours, 'can'> & { taskId: string; memberId: string }

function shown({ taskId: _, memberId, ...hours }: Entry, { actor }: Pick<About, 'actor'>, found: TaskSeen): Hours {
  const isOpen = isInUse(homeOf(found))
  const can = {
    remove: isOpen && mayRemoveHours({ actor, found, of: memberId }),
    approve: isOpen && mayConfirm({ actor, found, of: memberId }),
  }
  return { ...hours, can }
}

const columns = sql`h.id, h.task_id, h.member_id, h.minutes, h.on_day, iso(h.approved_at) as approved_at, ${author('m')} as member,
  ${authorOf(sql`h.community_id`, sql`h.approved_by`)} as approved_by`
const withMember = sql`task_hours h join member m on m.community_id = h.community_id and m.id = h.member_id`

const entriesOf = prepared(
  (a: { community: string; task: string }) => sql<Entry>`
    select ${columns} from ${withMember} where h.community_id = ${a.community} and h.task_id = ${a.task}
    order by h.on_day desc, h.id desc limit ${sql.lit(MOST_ENTRIES)}`,
)
const entry = prepared(
  (a: { community: string; id: string }) => sql<Entry>`
    select ${columns} from ${withMember} where h.community_id = ${a.community} and h.id = ${a.id}`,
)
const remove = prepared(
  (a: { community: string; id: string }) => sql`
    delete from task_hours where community_id = ${a.community} and id = ${a.id}`,
)
const confirm = prepared(
  (a: { community: string; id: string; by: string | null; now: Date }) => sql`
    update task_hours set approved_by = ${a.by}::uuid,
      approved_at = case when ${a.by}::uuid is not null then ${a.now}::timestamptz end
    where community_id = ${a.community} and id = ${a.id}`,
)

/** The hour has come: whoever does a task hears, once, that it is due. Moved to another day, it is told again (0043). */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, perform } from '#kernel/perform.ts'
import { theHouse } from '#kernel/tenancy.ts'
import { isTheHouse } from '#modules/conversation/offers.ts'
import { scheduleEach } from '../each-due.ts'
import { remindOfTask, taskDue } from './contract.ts'

const toRemind = prepared(
  (a: { until: Date; most: number; resting: string[] }) => sql<{ slug: string; id: string }>`
    select slug, id from tasks_to_remind(${a.until}::timestamptz, (${a.most}::integer + cardinality(${a.resting}::uuid[]))::integer)
    where id <> all(${a.resting}::uuid[]) limit ${a.most}::integer`,
)

scheduleEach('boards.remind', {
  due: toRemind,
  most: 500,
  does: (house, { slug, id: taskId }) => perform(house, remindOfTask, { taskId }, { by: theHouse, community: slug }),
})

type Due = { id: string; isDue: boolean; boards: string[] }

handle(remindOfTask, {
  find: async ({ db, actor, community, input, now }) =>
    isTheHouse({ actor }) ? db.one(findDue({ community: community.id, id: input.taskId, now })) : undefined,
  allow: isTheHouse,
  async run({ db, found: task, community, now, record }) {
    // Of several who come at once exactly one tells.
    const taken = await db.one(take({ community: community.id, id: task.id, now }))
    if (taken && task.isDue) record(taskDue, task.id, { boards: task.boards })
    return {}
  },
})

type Of = { community: string; id: string; now: Date }

/** What is done, put away, gone, or was due before today is let pass in silence. */
const findDue = prepared(
  (a: Of) => sql<Due>`
    select t.id, t.closed_at is null and s.deleted_at is null and s.archived_at is null and b.deleted_at is null
        and b.archived_at is null and not t.is_template and not home.is_template
        and not exists (select from task_place p join board_list l on l.community_id = p.community_id and l.id = p.list_id
          where p.community_id = t.community_id and p.task_id = t.id and p.board_id = t.board_id and l.archived_at is not null)
        and t.remind_at + make_interval(mins => t.remind_minutes) > ${a.now}::timestamptz - interval '1 day' as is_due,
      array[t.board_id]::text[] as boards
    from task t join subject s on s.community_id = t.community_id and s.id = t.id
    join board home on home.community_id = t.community_id and home.id = t.board_id
    join subject b on b.community_id = t.community_id and b.id = t.board_id
    where t.community_id = ${a.community} and t.id = ${a.id} and t.remind_at <= ${a.now}`,
)
/** Not yet: it was moved, and comes again. */
const take = prepared(
  (a: Of) => sql<{ id: string }>`
    update task set remind_at = null where community_id = ${a.community} and id = ${a.id} and remind_at <= ${a.now}
    returning id`,
)

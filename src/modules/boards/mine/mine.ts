/** What is mine to do, on all boards. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { cursorFrom, pageOf, readCursor } from '#kernel/paging.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { namedPurpose } from '#modules/mission/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { isInside } from '../rules.ts'
import { listMyTasks, type MyTask } from './contract.ts'

/** Who can have tasks. */
handle(listMyTasks, {
  find: theCommunity,
  allow: isInside,
  async run({ db, actor, community, input }) {
    const rows = await db.rows(
      mine({ ...seerOf(actor), ...after(input.after), community: community.id, most: input.most + 1 }),
    )
    const { items, next } = pageOf(rows, input.most, ({ due, task }) => cursorFrom(due, task.id))
    return { items: items.map(({ task }) => task), next }
  },
})

const FIRST = { day: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

function after(cursor: string | undefined): { day: string; id: string } {
  const [day = '', id = ''] = readCursor(cursor, 2) ?? []
  return day === 'infinity' || isDay(day) ? { day, id } : FIRST
}

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

type Mine = Seer & { community: string }

/**
 * Open tasks that this member does, over `t`, its subject `s` and its board `b`: what rests or is a template is nobody's.
 * index task_assignee_member
 */
export const isOpenOf = (a: Mine) => sql`t.closed_at is null and not t.is_template and s.archived_at is null
  and b.archived_at is null and b.deleted_at is null and ${visible(a)}`

export const home = sql`join subject s on s.community_id = t.community_id and s.id = t.id
  join subject b on b.community_id = t.community_id and b.id = t.board_id
  join board bb on bb.community_id = b.community_id and bb.id = b.id and not bb.is_template`

const waits = (a: Mine) => sql`'waits', exists (select from task_wait w join task o on o.community_id = w.community_id
      and o.id = w.for_id and o.closed_at is null join subject os on os.community_id = o.community_id and os.id = o.id
      and os.deleted_at is null where w.community_id = t.community_id and w.task_id = t.id),
  'waitsFor', coalesce((select json_agg(json_build_object('id', os.id, 'title', os.title) order by os.id) from task_wait w
      join task o on o.community_id = w.community_id and o.id = w.for_id and o.closed_at is null
      join subject os on os.community_id = o.community_id and os.id = o.id
      where w.community_id = t.community_id and w.task_id = t.id and ${visible(a, 'os')}), '[]'::json)`

const shared = (a: Mine) => sql`'taskId', t.id, 'board', json_build_object('id', b.id, 'title', b.title),
  'purpose', ${namedPurpose(a)}`

const mine = prepared(
  (a: Mine & { day: string; id: string; most: number }) => sql<{ due: string; task: MyTask }>`
    with held as (
      select coalesce(t.due_on, 'infinity'::date) as due, t.id, json_build_object('id', t.id, 'kind', 'task', 'title', s.title,
        'task', (select json_build_object('id', u.id, 'title', u.title) from subject u
          where u.community_id = t.community_id and u.id = t.parent_id), ${shared(a)},
        'startsOn', t.starts_on, 'dueOn', t.due_on, 'dueAt', iso(t.due_at), 'estimate', t.estimate_minutes,
        'minutesGiven', coalesce((select sum(h.minutes) from task_hours h where h.community_id = t.community_id and h.task_id = t.id), 0),
        'isMilestone', t.is_milestone,
        'items', (select case when count(*) > 0 then json_build_object('done', count(i.done_at), 'of', count(*)) end
          from checklist_item i where i.community_id = t.community_id and i.task_id = t.id),
        'others', (select count(*) - 1 from task_assignee o where o.community_id = t.community_id and o.task_id = t.id),
        ${waits(a)}, 'can', json_build_object('leave', t.needed is not null)) as task
      from task_assignee x join task t on t.community_id = x.community_id and t.id = x.task_id ${home}
      where x.community_id = ${a.community} and x.member_id = ${a.member}::uuid and ${isOpenOf(a)}
        and (coalesce(t.due_on, 'infinity'::date), t.id) > (${a.day}::date, ${a.id}::uuid)
      order by 1, 2 limit ${a.most}
    ), steps as (
      select coalesce(i.due_on, 'infinity'::date) as due, i.id, json_build_object('id', i.id, 'kind', 'item', 'title', i.text,
        'task', json_build_object('id', t.id, 'title', s.title), ${shared(a)},
        'startsOn', null, 'dueOn', i.due_on, 'dueAt', null, 'estimate', null, 'minutesGiven', 0, 'isMilestone', false, 'items', null,
        'others', 0, ${waits(a)}, 'can', json_build_object('leave', false)) as task
      from checklist_item i join task t on t.community_id = i.community_id and t.id = i.task_id ${home}
      where i.community_id = ${a.community} and i.assignee_id = ${a.member}::uuid and i.done_at is null and ${isOpenOf(a)}
        and (coalesce(i.due_on, 'infinity'::date), i.id) > (${a.day}::date, ${a.id}::uuid)
      order by 1, 2 limit ${a.most}
    )
    select due::text as due, task from (select * from held union all select * from steps) all_mine
    order by all_mine.due, all_mine.id limit ${a.most}`,
)

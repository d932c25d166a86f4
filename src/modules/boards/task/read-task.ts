/** One task in full, as one reader sees it. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { author, authorOf } from '#modules/communities/shapes.ts'
import { filesIn } from '#modules/files/shapes.ts'
import { namedPurpose } from '#modules/mission/offers.ts'
import { type Seer, seerOf, visible } from '#modules/subjects/visible.ts'
import { dayIn } from '#modules/text/days.ts'
import { type About, findTask, type TaskSeen } from '../find.ts'
import { type Newest, upcoming } from '../repeat/series.ts'
import { isInUse, mayDelete, mayWork } from '../rules.ts'
import { checklist, field, label, part, shownValue } from '../shown.ts'
import { getTask, type Repeats, type Task } from './contract.ts'

handle(getTask, { find: findTask, allow: () => true, run: (about) => readTask(about, about.found) })

/** As it is now, with what the actor may do: only after it was found for the actor. */
export async function readTask(about: About, found: TaskSeen): Promise<Task> {
  const { db, actor, community } = about
  const showsPeople = mayWork({ actor, found })
  const row = await db.one(oneTask({ ...seerOf(actor), community: community.id, id: found.id }))
  const task = { ...row!.task, repeats: repeatsFrom(about, row!.task.repeats) }
  const works = isInUse({ ...found, archivedAt: task.archivedAt }) && showsPeople
  const isMine = task.assignees.some(({ id }) => id === actor.memberId)
  const isFree = task.needed !== null && task.assignees.length < task.needed && task.closedAt === null
  const can = {
    work: works,
    tend: mayDelete({ actor, found }),
    take: works && isFree && !isMine,
    leave: works && isMine,
  }
  return showsPeople ? { ...task, can } : { ...withoutPeople(task), can }
}

type RepeatsKept = Omit<Newest, 'id' | 'boardId'> | null

/** When it is done late, days that went by meanwhile are none. */
function repeatsFrom({ community, now }: About, kept: RepeatsKept): Repeats | null {
  if (!kept) return null
  const { rule, mode, next } = kept
  return { rule, mode, next: mode === 'onTheDay' ? next : upcoming(kept, dayIn(community.timeZone, now)) }
}

/** Who made and does what is public stays among members. */
const withoutPeople = (task: Omit<Task, 'can'>): Omit<Task, 'can'> => ({
  ...task,
  assignees: [],
  createdBy: null,
  closedBy: null,
  parts: task.parts.map((one) => ({ ...one, assignees: [] })),
  checklists: task.checklists.map((list) => ({
    ...list,
    items: list.items.map((item) => ({ ...item, assignee: null })),
  })),
})

const named = sql`json_build_object('id', o.id, 'title', os.title, 'closedAt', iso(o.closed_at))`

const oneTask = prepared(
  (a: Seer & { community: string; id: string }) => sql<{
    task: Omit<Task, 'can' | 'repeats'> & { repeats: RepeatsKept }
  }>`
    select json_build_object('id', t.id, 'title', s.title, 'about', t.about, 'audience', s.audience,
      'board', (select json_build_object('id', b.id, 'title', b.title,
        'fields', coalesce((select json_agg(${field} order by f.position, f.id) from board_field f
          where f.community_id = b.community_id and f.board_id = b.id), '[]'::json),
        'labels', coalesce((select json_agg(${label('l')} order by l.position, l.id) from label l
          where l.community_id = b.community_id and l.board_id = b.id), '[]'::json))
        from subject b where b.community_id = t.community_id and b.id = t.board_id),
      'parent', (select json_build_object('id', u.id, 'title', u.title) from subject u
        where u.community_id = t.community_id and u.id = t.parent_id),
      'places', coalesce((select json_agg(json_build_object('boardId', b.id, 'board', b.title, 'listId', l.id, 'list', l.title)
          order by p.board_id <> t.board_id, b.title, b.id)
        from task_place p join board_list l on l.community_id = p.community_id and l.id = p.list_id
        join subject b on b.community_id = p.community_id and b.id = p.board_id and ${visible(a, 'b')}
        where p.community_id = t.community_id and p.task_id = t.id), '[]'::json),
      'purpose', ${namedPurpose(a)},
      'labels', coalesce((select json_agg(x.label_id order by l.position, l.id) from task_label x
        join label l on l.community_id = x.community_id and l.id = x.label_id
        where x.community_id = t.community_id and x.task_id = t.id), '[]'::json),
      'assignees', coalesce((select json_agg(${author('m')} order by x.since, x.member_id) from task_assignee x
        join member m on m.community_id = x.community_id and m.id = x.member_id
        where x.community_id = t.community_id and x.task_id = t.id), '[]'::json),
      'startsOn', t.starts_on, 'startsAt', iso(t.starts_at), 'dueOn', t.due_on, 'dueAt', iso(t.due_at),
      'needed', t.needed, 'estimate', t.estimate_minutes,
      'minutesGiven', coalesce((select sum(x.minutes) from task_hours x where x.community_id = t.community_id and x.task_id = t.id), 0),
      'isMilestone', t.is_milestone, 'isTemplate', t.is_template, 'remind', t.remind_minutes, 'cover', t.cover_id,
      'wasRepeated', t.was_repeated, 'repeats', case when t.repeat_rule is not null then json_build_object(
        'rule', t.repeat_rule, 'mode', t.repeat_mode, 'from', t.repeat_from, 'next', t.repeat_next,
        'day', coalesce(t.due_on, t.starts_on)) end,
      'files', ${filesIn(sql`f.subject_id = t.id and f.message_id is null and f.uploaded_to is null`, sql`t.community_id`)},
      'checklists', coalesce((select json_agg(${checklist} order by c.position, c.id) from checklist c
        where c.community_id = t.community_id and c.task_id = t.id), '[]'::json),
      'parts', coalesce((select json_agg(below.part order by below.position, below.id) from (
        select ${part} as part, t.position, t.id from task t join subject s on s.community_id = t.community_id and s.id = t.id
          and s.deleted_at is null where t.community_id = ${a.community} and t.parent_id = ${a.id}) below), '[]'::json),
      'waitsFor', coalesce((select json_agg(${named} order by os.title, o.id) from task_wait w
        join task o on o.community_id = w.community_id and o.id = w.for_id
        join subject os on os.community_id = o.community_id and os.id = o.id and ${visible(a, 'os')}
        where w.community_id = t.community_id and w.task_id = t.id), '[]'::json),
      'holdsUp', coalesce((select json_agg(${named} order by os.title, o.id) from task_wait w
        join task o on o.community_id = w.community_id and o.id = w.task_id
        join subject os on os.community_id = o.community_id and os.id = o.id and ${visible(a, 'os')}
        where w.community_id = t.community_id and w.for_id = t.id), '[]'::json),
      'values', coalesce((select json_object_agg(v.field_id, ${shownValue('v')}) from task_value v
        where v.community_id = t.community_id and v.task_id = t.id), '{}'::json),
      'createdAt', iso(s.created_at), 'createdBy', ${authorOf(sql`s.community_id`, sql`s.created_by`)},
      'closedAt', iso(t.closed_at), 'closedBy', ${authorOf(sql`t.community_id`, sql`t.closed_by`)},
      'archivedAt', iso(s.archived_at),
      'follows', coalesce((select w.level <> 'nothing' from watch w where w.community_id = s.community_id
        and w.subject_id = s.id and w.member_id = ${a.member}::uuid), false)) as task
    from task t join subject s on s.community_id = t.community_id and s.id = t.id
    where t.community_id = ${a.community} and t.id = ${a.id}`,
)

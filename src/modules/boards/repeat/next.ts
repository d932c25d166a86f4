/** The next one of a series: made once, in the transaction that takes the rule from the one before. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { samePurpose } from '#modules/subjects/offers.ts'
import { maySee } from '#modules/subjects/visible.ts'
import { dayIn } from '#modules/text/days.ts'
import { copyContents, sameParts } from '../copies/copy-tasks.ts'
import { lockList } from '../locks.ts'
import { keyIn } from '../position.ts'
import { insertPlace, type Making, makeTask, type Says } from '../task/add-task.ts'
import { assign } from '../task/assign.ts'
import { gapIn } from '../task/places.ts'
import { hasRoom } from '../task/room.ts'
import { taskRepeated } from './contract.ts'
import { type Newest, newest, onward, upcoming } from './series.ts'

/** After these became done, one for each that repeats when it is done. */
export async function repeatDone(about: Making, ids: string[]): Promise<void> {
  const { db, community, now } = about
  const today = dayIn(community.timeZone, now)
  for (const one of await db.rows(doneOf({ community: community.id, ids }))) {
    const day = upcoming(one, today)
    if (day !== null) await makeNext(about, { before: one, day })
  }
}

/** False where there is no room for it, or another was faster: then nothing has changed. */
export async function makeNext(about: Making, { before, day }: { before: Newest; day: string }): Promise<boolean> {
  const { db, community, now, record } = about
  const of = { community: community.id, id: before.id }
  const [list, isRoom] = await Promise.all([
    db.one(listFor({ ...of, board: before.boardId })),
    hasRoom(about, { board: before.boardId }),
  ])
  if (!list || !isRoom) return false
  const says = await db.one(saysOn({ ...of, day, zone: community.timeZone }))
  // Of two who come at once exactly one takes the rule along.
  const taken = await db.one(take({ ...of, next: before.next }))
  if (!taken) return false
  const home = { boardId: before.boardId, parent: before.boardId, closed: false, says: says! }
  const id = await makeTask(about, home)
  const place = { community: community.id, list: list.id }
  db.send(lockList(place))
  const gap = await db.one(gapIn({ ...place, after: null, isLast: true, moving: null }))
  db.send(insertPlace({ ...place, board: before.boardId, id, position: keyIn(gap!) }))
  db.send(samePurpose({ ...of, to: id }))
  db.send(sameWatchers({ ...of, to: id, now }))
  const tasks = { was: [before.id], ids: [id] }
  copyContents(about, { tasks, ...(await sameParts(about, before.boardId)), keepsPeople: true })
  db.send(give({ ...of, id, ...taken, ...onward(before, day) }))
  record(taskRepeated, id, { boards: [before.boardId], listId: list.id, of: before.id })
  const people = await db.rows(peopleOf({ ...of, to: id }))
  await assign(about, { task: { id, boards: [before.boardId] }, members: people.map(({ memberId }) => memberId) })
  return true
}

type Of = { community: string; id: string }

/** What was deleted has ended, what was put away rests. */
const doneOf = prepared(
  (a: { community: string; ids: string[] }) => sql<Newest>`
    select ${newest} from task t
    join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null and s.archived_at is null
    where t.community_id = ${a.community} and t.id = any(${a.ids}::uuid[]) and t.repeat_mode = 'whenDone'
      and t.repeat_next is not null order by t.id`,
)
/** Where the series began, or where this one stands, or the first; where tasks are done only if there is no other. */
const listFor = prepared(
  (a: Of & { board: string }) => sql<{ id: string }>`
    select l.id from board_list l join task t on t.community_id = l.community_id and t.id = ${a.id}
    left join task_place p on p.community_id = l.community_id and p.task_id = t.id and p.list_id = l.id
    where l.community_id = ${a.community} and l.board_id = ${a.board} and l.archived_at is null
    order by l.closes, (l.id = t.repeat_list_id) desc nulls last, p.task_id is null, l.position, l.id limit 1`,
)
/** Its days keep their distances, its times what the clock on the community's wall shows. */
const saysOn = prepared(
  (a: Of & { day: string; zone: string }) => sql<Says>`
    select s.title, t.about, t.starts_on + by.days as starts_on,
      iso(((t.starts_at at time zone ${a.zone}) + make_interval(days => by.days)) at time zone ${a.zone}) as starts_at,
      case when t.starts_on is null and t.due_on is null then ${a.day}::date else t.due_on + by.days end as due_on,
      iso(((t.due_at at time zone ${a.zone}) + make_interval(days => by.days)) at time zone ${a.zone}) as due_at,
      t.needed, t.estimate_minutes as estimate, t.is_milestone, t.remind_minutes as remind
    from task t join subject s on s.community_id = t.community_id and s.id = t.id,
      lateral (select coalesce(${a.day}::date - coalesce(t.due_on, t.starts_on), 0) as days) by
    where t.community_id = ${a.community} and t.id = ${a.id}`,
)
const take = prepared(
  (a: Of & { next: string | null }) => sql<{ mode: string; from: string; list: string | null }>`
    with was as (
      select repeat_mode, repeat_from, repeat_list_id from task
      where community_id = ${a.community} and id = ${a.id} and repeat_next = ${a.next}::date for no key update
    )
    update task set repeat_rule = null, repeat_mode = null, repeat_from = null, repeat_next = null, repeat_list_id = null,
      was_repeated = true
    from was where community_id = ${a.community} and id = ${a.id}
    returning was.repeat_mode as mode, was.repeat_from as "from", was.repeat_list_id as list`,
)
type Rhythm = { rule: string; mode: string; from: string; next: string | null; list: string | null }
export const give = prepared(
  (a: Of & Rhythm) => sql`
    update task set repeat_rule = ${a.rule}, repeat_mode = ${a.mode}, repeat_from = ${a.from}::date,
      repeat_next = ${a.next}::date, repeat_list_id = ${a.list}::uuid
    where community_id = ${a.community} and id = ${a.id}`,
)
const sameWatchers = prepared(
  (a: Of & { to: string; now: Date }) => sql`
    insert into watch (community_id, member_id, subject_id, level, since)
    select community_id, member_id, ${a.to}::uuid, level, ${a.now}::timestamptz from watch
    where community_id = ${a.community} and subject_id = ${a.id} on conflict do nothing`,
)
/** Volunteers say each time anew whether they come. Nobody who has left, or does not see it any more. */
const peopleOf = prepared(
  (a: Of & { to: string }) => sql<{ memberId: string }>`
    select x.member_id from task_assignee x join task t on t.community_id = x.community_id and t.id = x.task_id
    join subject s on s.community_id = x.community_id and s.id = ${a.to}
    join member m on m.community_id = x.community_id and m.id = x.member_id
    where x.community_id = ${a.community} and x.task_id = ${a.id} and t.needed is null and ${maySee('m', 's')}
    order by x.since, x.member_id`,
)

/** Saying that a task repeats, leaving one of a series out, and the day on which the next one comes by itself. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle, perform } from '#kernel/perform.ts'
import { theHouse } from '#kernel/tenancy.ts'
import { isTheHouse } from '#modules/conversation/offers.ts'
import { dayIn, daysLater } from '#modules/text/days.ts'
import { scheduleEach } from '../each-due.ts'
import { findTask } from '../find.ts'
import { lockBoard, lockTask } from '../locks.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { taskChanged } from '../task/contract.ts'
import { isTooLong, MOST_LONG } from '../task/days.ts'
import { readTask } from '../task/read-task.ts'
import { MOST_REPEATING, repeatTask, setRepeats, skipTask, taskSkipped } from './contract.ts'
import { give, makeNext } from './next.ts'
import { dayAfter, dayUntil, settled } from './repeat-days.ts'
import { keptRule, readRule, writeRule } from './rule.ts'
import { type Newest, newest, onward, upcoming } from './series.ts'

handle(setRepeats, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, input, now, found: task, record, refuse } = about
    mustBeOpen(about, task)
    if (task.parentTaskId) throw refuse('is_part')
    const of = { community: community.id, id: task.id }
    db.send(lockTask({ community: community.id, task: task.id }))
    if (input.rule === null) {
      if (await db.one(end(of))) record(taskChanged, task.id, { boards: task.boards, parts: ['repeats'], due: false })
      return readTask(about, task)
    }
    // What is done already can still go on by the calendar.
    if (task.closedAt && input.mode === 'whenDone') throw refuse('done')
    const asked = readRule(input.rule)
    if (typeof asked === 'string') throw refuse(asked)
    const today = dayIn(community.timeZone, now)
    const day = task.dueOn ?? task.startsOn
    const rule = settled(asked, day ?? today)
    if (!rule) throw refuse('rule_never')
    if (isTooLong(task)) throw refuse('too_long_to_repeat')
    // Of several who let tasks repeat at once each counts those before.
    db.send(lockBoard({ community: community.id, board: task.boardId }))
    const { repeating, list } = (await db.one(around({ ...of, board: task.boardId })))!
    if (repeating >= MOST_REPEATING) throw refuse('too_many_repeating')
    const first = day ?? dayUntil(rule, { from: today, until: today }) ?? dayAfter(rule, { from: today, after: today })
    if (first === null) throw refuse('rule_never')
    if (day === null) db.send(makeDue({ ...of, day: first }))
    const next = rule.count === 1 ? null : dayAfter(rule, { from: first, after: first })
    db.send(give({ ...of, rule: writeRule(rule), mode: input.mode, from: first, next, list }))
    const parts = day === null ? (['repeats', 'due'] as const) : (['repeats'] as const)
    record(taskChanged, task.id, { boards: task.boards, parts: [...parts], due: day === null })
    return readTask(about, task)
  },
  again: (about) => readTask(about, about.found),
})

handle(skipTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, now, found: task, record, refuse } = about
    mustBeOpen(about, task)
    if (task.closedAt) throw refuse('done')
    const of = { community: community.id, id: task.id }
    // Of two who skip at once, one comes second here and skips the one after.
    db.send(lockTask({ community: community.id, task: task.id }))
    const one = await db.one(newestById(of))
    if (!one) throw refuse('repeats_not')
    const day = upcoming(one, dayIn(community.timeZone, now))
    if (day === null) throw refuse('series_ends')
    const { rule, next } = onward(one, day)
    db.send(shiftTo({ ...of, day, rule, next, zone: community.timeZone }))
    record(taskSkipped, task.id, { boards: task.boards, day })
    return readTask(about, task)
  },
  again: (about) => readTask(about, about.found),
})

const MOST_LOOKED_AT = 20_000

/** Each community in turn: however many wait in one, those of the others come too. */
export const toRepeat = prepared(
  (a: { until: Date; most: number; resting: string[] }) => sql<{ slug: string; id: string }>`
    select slug, id from (select slug, id, at, row_number() over (partition by slug order by at) as turn
      from tasks_to_repeat(${a.until}::timestamptz, ${MOST_LOOKED_AT}) with ordinality as due(slug, id, at)
      where id <> all(${a.resting}::uuid[])) waiting
    order by turn, at limit ${a.most}::integer`,
)

scheduleEach('boards.repeat', {
  due: toRepeat,
  most: 200,
  does: (house, { slug, id: taskId }) => perform(house, repeatTask, { taskId }, { by: theHouse, community: slug }),
})

type Waiting = Newest & { lead: number }

handle(repeatTask, {
  find: async ({ db, actor, community, input, now }) => {
    if (!isTheHouse({ actor })) return undefined
    const today = dayIn(community.timeZone, now)
    return db.one(waiting({ community: community.id, id: input.taskId, today }))
  },
  allow: isTheHouse,
  async run(about) {
    const { db, community, found: one, now } = about
    const of = { community: community.id, id: one.id, was: one.next! }
    // Kept before that was refused: its next one would never lie ahead.
    if (one.lead > MOST_LONG) {
      db.send(putOff({ ...of, next: null }))
      return {}
    }
    // Days that went by while the house stood still are made up for by the last of them.
    const until = daysLater(dayIn(community.timeZone, now), one.lead)
    const kept = keptRule(one.rule)
    const day = dayUntil(kept, { from: one.from, until }) ?? one.next!
    if (await makeNext(about, { before: one, day: day > one.next! ? day : one.next! })) return {}
    // No room on the board: this day goes by.
    db.send(putOff({ ...of, next: dayAfter(kept, { from: one.from, after: until }) }))
    return {}
  },
})

type Of = { community: string; id: string }

const end = prepared(
  (a: Of) => sql<{ id: string }>`
    update task set repeat_rule = null, repeat_mode = null, repeat_from = null, repeat_next = null, repeat_list_id = null
    where community_id = ${a.community} and id = ${a.id} and repeat_rule is not null returning id`,
)
/** index task_repeat_board */
const around = prepared(
  (a: Of & { board: string }) => sql<{ repeating: number; list: string | null }>`
    select (select count(*) from task t where t.community_id = ${a.community} and t.board_id = ${a.board}
        and t.repeat_rule is not null and t.id <> ${a.id}) as repeating,
      (select l.id from task_place p join board_list l on l.community_id = p.community_id and l.id = p.list_id
        where p.community_id = ${a.community} and p.board_id = ${a.board} and p.task_id = ${a.id} and not l.closes) as list`,
)
const makeDue = prepared(
  (a: Of & { day: string }) => sql`
    update task set due_on = ${a.day}::date where community_id = ${a.community} and id = ${a.id}`,
)
const newestById = prepared(
  (a: Of) => sql<Newest>`
    select ${newest} from task t where t.community_id = ${a.community} and t.id = ${a.id} and t.repeat_rule is not null`,
)
const waiting = prepared(
  (a: Of & { today: string }) => sql<Waiting>`
    select ${newest}, coalesce(t.due_on - t.starts_on, 0) as lead from task t
    join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
      and (s.archived_at is null or t.closed_at is not null)
    join subject b on b.community_id = t.community_id and b.id = t.board_id and b.deleted_at is null and b.archived_at is null
    where t.community_id = ${a.community} and t.id = ${a.id} and t.repeat_mode = 'onTheDay'
      and (t.closed_at is not null or not exists (select from task_place p join board_list l on l.community_id = p.community_id
        and l.id = p.list_id where p.community_id = t.community_id and p.task_id = t.id and p.board_id = t.board_id
        and l.archived_at is not null))
      and t.repeat_next - coalesce(t.due_on - t.starts_on, 0) <= ${a.today}::date`,
)
const putOff = prepared(
  (a: Of & { was: string; next: string | null }) => sql`
    update task set repeat_next = ${a.next}::date
    where community_id = ${a.community} and id = ${a.id} and repeat_next = ${a.was}::date`,
)
/** As with a new one: its days keep their distances, its times what the clock on the wall shows. */
const shiftTo = prepared(
  (a: Of & { day: string; rule: string; next: string | null; zone: string }) => sql`
    update task t set starts_on = t.starts_on + by.days, due_on = case when by.days is null then ${a.day}::date else t.due_on + by.days end,
      starts_at = ((t.starts_at at time zone ${a.zone}) + make_interval(days => by.days)) at time zone ${a.zone},
      due_at = ((t.due_at at time zone ${a.zone}) + make_interval(days => by.days)) at time zone ${a.zone},
      repeat_rule = ${a.rule}, repeat_next = ${a.next}::date
    from (select ${a.day}::date - coalesce(due_on, starts_on) as days from task
      where community_id = ${a.community} and id = ${a.id}) by
    where t.community_id = ${a.community} and t.id = ${a.id}`,
)

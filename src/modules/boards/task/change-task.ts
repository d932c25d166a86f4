/** Changing what a task says. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { rename } from '#modules/subjects/offers.ts'
import { hangCover } from '../cover.ts'
import { findTask } from '../find.ts'
import { mayWork, mustBeOpen } from '../rules.ts'
import { changeTask, setDueIn, taskChanged } from './contract.ts'
import { changed, isTooLong, mustFit } from './days.ts'
import { readTask } from './read-task.ts'

handle(changeTask, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, record, refuse } = about
    mustBeOpen(about, task)
    if (input.aboutWas !== undefined && input.aboutWas !== task.about) throw refuse('changed_meanwhile')
    const days = changed(task, input)
    mustFit(about, days, input)
    if (task.repeatRule && isTooLong(days)) throw refuse('too_long_to_repeat')
    const of = { community: community.id, id: task.id }
    const parts = partsOf(input)
    if (input.title !== undefined && !(await db.one(rename({ ...of, title: input.title })))) parts.delete('title')
    const written = {
      ...of,
      ...days,
      about: input.about ?? task.about,
      needed: input.needed === undefined ? task.needed : input.needed,
      estimate: input.estimate ?? null,
      keepsEstimate: input.estimate === undefined,
      isMilestone: input.isMilestone ?? null,
      remind: input.remind ?? null,
      keepsRemind: input.remind === undefined,
      aboutWas: task.about,
    }
    // Of two who write on top of the same description, one comes second here.
    if (!(await db.one(write(written)))) throw refuse('changed_meanwhile')
    if (input.cover !== undefined) await hangCover(about, { subject: task.id, cover: input.cover, table: 'task' })
    const due = days.dueOn !== task.dueOn || days.dueAt !== task.dueAt
    if (parts.size > 0) record(taskChanged, task.id, { boards: task.boards, parts: [...parts], due })
    return readTask(about, task)
  },
})

handle(setDueIn, {
  find: findTask,
  allow: mayWork,
  async run(about) {
    const { db, community, input, found: task, record, refuse } = about
    mustBeOpen(about, task)
    const of = { community: community.id, id: task.id, days: input.days, zone: community.timeZone, now: about.now }
    const { dueOn } = (await db.one(dayAhead(of)))!
    mustFit(about, { ...task, dueOn, dueAt: null }, {})
    if (task.repeatRule && isTooLong({ ...task, dueOn })) throw refuse('too_long_to_repeat')
    db.send(setDue({ community: community.id, id: task.id, dueOn }))
    record(taskChanged, task.id, { boards: task.boards, parts: ['due'], due: dueOn !== task.dueOn })
    return readTask(about, task)
  },
})

const dayAhead = prepared(
  (a: { days: number; zone: string; now: Date }) => sql<{ dueOn: string }>`
    select (${a.now}::timestamptz at time zone ${a.zone})::date + ${a.days}::int as due_on`,
)
const setDue = prepared(
  (a: { community: string; id: string; dueOn: string }) => sql`
    update task set due_on = ${a.dueOn}::date, due_at = null where community_id = ${a.community} and id = ${a.id}`,
)

type Part = 'title' | 'about' | 'start' | 'due' | 'needed' | 'estimate' | 'milestone' | 'remind' | 'cover'
const fields = {
  title: 'title',
  about: 'about',
  startsOn: 'start',
  startsAt: 'start',
  dueOn: 'due',
  dueAt: 'due',
  needed: 'needed',
  estimate: 'estimate',
  isMilestone: 'milestone',
  remind: 'remind',
  cover: 'cover',
} as const

const partsOf = (input: Partial<Record<keyof typeof fields, unknown>>): Set<Part> =>
  new Set(
    Object.entries(fields).flatMap(([name, part]) => (input[name as keyof typeof fields] === undefined ? [] : [part])),
  )

const write = prepared(
  (a: {
    community: string
    id: string
    about: string
    aboutWas: string
    startsOn: string | null | undefined
    startsAt: string | null | undefined
    dueOn: string | null | undefined
    dueAt: string | null | undefined
    needed: number | null
    estimate: number | null
    keepsEstimate: boolean
    isMilestone: boolean | null
    remind: number | null
    keepsRemind: boolean
  }) => sql<{ id: string }>`
    update task set about = ${a.about}, starts_on = ${a.startsOn}::date, starts_at = ${a.startsAt}::timestamptz,
      due_on = ${a.dueOn}::date, due_at = ${a.dueAt}::timestamptz, needed = ${a.needed}::smallint,
      estimate_minutes = case when ${a.keepsEstimate}::boolean then estimate_minutes else ${a.estimate}::integer end,
      is_milestone = coalesce(${a.isMilestone}::boolean, is_milestone),
      remind_minutes = case when ${a.keepsRemind}::boolean then remind_minutes else ${a.remind}::integer end
    where community_id = ${a.community} and id = ${a.id} and (about = ${a.aboutWas}) returning id`,
)

/** A board like another: what it is made of, and what stands in its lists. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { Refusal } from '#kernel/refusal.ts'
import { archive, createSubject, type NewSubject, watch } from '#modules/subjects/offers.ts'
import { boardKind, MOST_TASKS } from '../contract.ts'
import { keysAfter } from '../position.ts'
import type { Making } from '../task/add-task.ts'
import { isTooFar } from '../task/days.ts'
import { copyRepeats } from './copy-repeats.ts'
import { copyTasks, type Ids, idsFor, type Place } from './copy-tasks.ts'

export type BoardToCopy = Pick<NewSubject, 'title' | 'audience' | 'circleId' | 'purpose'> & {
  from: string
  isTemplate: boolean
  withTasks: boolean
  firstDay?: string | undefined
  /** As they are: a template remembers what lies how far apart. */
  keepsDays?: true
  /** Who is let in, where it is for a few: before its tasks come, which let in the same. */
  letIn: (board: string) => Promise<void>
}
type Copying = Omit<Making, 'record' | 'refuse'>

/** A template is a board that was put away from the beginning: so nothing on it changes, is given, told or counted. */
export async function copyBoard(about: Copying, copy: BoardToCopy): Promise<string> {
  const { db, community, actor, now } = about
  const { from, title, audience, circleId = null, purpose = null, isTemplate } = copy
  const { id } = await createSubject(about, { kind: boardKind.kind, title, audience, circleId, purpose } as NewSubject)
  const of = { community: community.id, from, board: id }
  db.send(insertCopy({ ...of, isTemplate }))
  await copy.letIn(id)
  const parts = await copyParts(about, of)
  if (copy.withTasks) {
    const standing = await db.rows(standingOn({ community: community.id, board: from }))
    const tasks = idsFor(standing.map((one) => one.id))
    const places = placesOf(standing, tasks, parts.lists)
    const days = copy.keepsDays ? 0 : daysTo(copy.firstDay, standing)
    copyTasks(about, { board: id, ...parts, tasks, places, days, keepsTemplates: true })
    const lists = new Map(parts.lists.map((list) => [list.id, list.to]))
    if (days !== null) await copyRepeats(about, { tasks, lists, days })
  }
  if (isTemplate) db.send(archive({ community: community.id, id, at: now }))
  else db.send(watch({ community: community.id, subject: id, members: [actor.memberId!], at: now }))
  return id
}

type Of = { community: string; from: string; board: string }
type List = { id: string; closes: boolean }

async function copyParts({ db, actor, now }: Copying, of: Of) {
  const [lists, labels, fields, options, views] = await Promise.all([
    db.rows(listsOf(of)),
    db.rows(labelsOf(of)),
    db.rows(fieldsOf(of)),
    db.rows(optionsOf(of)),
    db.rows(viewsOf(of)),
  ])
  const idsOf = (rows: { id: string }[]) => idsFor(rows.map(({ id }) => id))
  const ids = { labels: idsOf(labels), fields: idsOf(fields), options: idsOf(options) }
  const toLists = idsOf(lists)
  db.send(copyLists({ ...of, ...toLists }))
  db.send(copyLabels({ ...of, ...ids.labels }))
  db.send(copyFields({ ...of, ...ids.fields }))
  db.send(copyOptions({ ...of, ...ids.options, wasOf: ids.fields.was, idsOf: ids.fields.ids }))
  const known = new Map([toLists, ...Object.values(ids)].flatMap(({ was, ids }) => was.map((id, n) => [id, ids[n]!])))
  const queries = views.map(({ query }) => query.replace(anId, (id) => known.get(id) ?? id))
  db.send(copyViews({ ...of, ...idsOf(views), queries, by: actor.memberId, now }))
  return { ...ids, lists: lists.map((list, n) => ({ ...list, to: toLists.ids[n]! })) }
}

/** As long as one and of the same signs: what is none of ours stays as it is. */
const anId = /[0-9a-f-]{36}/g

/** What was done is to be done again: from a list of what is done it comes to the first of the others, behind what stands there. */
function placesOf(standing: Standing[], tasks: Ids, lists: (List & { to: string })[]): Place[] {
  const to = new Map(lists.map((list) => [list.id, list]))
  const first = lists.find(({ closes }) => !closes)
  const rows = standing.flatMap(({ listId, position }, n) =>
    listId && position ? { task: tasks.ids[n]!, list: to.get(listId)!, position } : [],
  )
  const again = first ? rows.filter(({ list }) => list.closes) : []
  const stays = rows.filter((row) => !again.includes(row))
  const keys = keysAfter(stays.findLast(({ list }) => list === first)?.position ?? null, again.length)
  return [
    ...stays.map(({ task, list, position }) => ({ task, list: list.to, position })),
    ...again.map(({ task }, n) => ({ task, list: first!.to, position: keys[n]! })),
  ]
}

const DAY_MS = 86_400_000

/** Refuses with `too_far`. */
function daysTo(firstDay: string | undefined, standing: Standing[]): number | null {
  const [earliest] = standing.flatMap(({ day }) => day ?? []).sort()
  if (!firstDay || !earliest) return null
  const days = Math.round((Date.parse(firstDay) - Date.parse(earliest)) / DAY_MS)
  if (standing.some(({ last }) => last && isTooFar(last, days))) throw new Refusal('refused', 'too_far')
  return days
}

type Standing = { id: string; listId: string | null; position: string | null; day: string | null; last: string | null }

/**
 * What stands on a board, parents first, in the order of its lists; its templates among it, what was put away not. Of a
 * series the newest stands for all, also where it was put away when it was done.
 */
const standingOn = prepared(
  (a: { community: string; board: string }) => sql<Standing>`
    with recursive standing as (
      select t.id, 0 as depth, p.list_id, p.position from task t
      join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
      join task_place p on p.community_id = t.community_id and p.board_id = t.board_id and p.task_id = t.id
      join board_list l on l.community_id = p.community_id and l.id = p.list_id and l.archived_at is null
      where t.community_id = ${a.community} and t.board_id = ${a.board} and not t.was_repeated and (s.archived_at is null
        or t.is_template or (t.closed_at is not null and t.repeat_next is not null))
      union all
      select t.id, standing.depth + 1, null::uuid, null::text collate "C" from standing
      join task t on t.community_id = ${a.community} and t.parent_id = standing.id
      join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null
      where s.archived_at is null or t.is_template
    )
    select standing.id, standing.list_id, standing.position, least(t.starts_on, t.due_on) as day,
      greatest(t.starts_on, t.due_on, (t.starts_at at time zone 'UTC')::date, (t.due_at at time zone 'UTC')::date) as last
    from standing join task t on t.community_id = ${a.community} and t.id = standing.id
    order by standing.depth, standing.position, standing.id limit ${sql.lit(MOST_TASKS)}`,
)

/** Its picture stays with it: a file is seen where it was sent. */
const insertCopy = prepared(
  (a: Of & { isTemplate: boolean }) => sql`
    insert into board (community_id, id, about, votes, is_template)
    select community_id, ${a.board}::uuid, about, votes, ${a.isTemplate}::boolean from board
    where community_id = ${a.community} and id = ${a.from}`,
)
const listsOf = prepared(
  (a: Of) => sql<List>`
    select id, closes from board_list where community_id = ${a.community} and board_id = ${a.from} and archived_at is null
    order by position, id`,
)
const labelsOf = prepared(
  (a: Of) => sql<{ id: string }>`select id from label where community_id = ${a.community} and board_id = ${a.from}`,
)
const fieldsOf = prepared(
  (a: Of) =>
    sql<{ id: string }>`select id from board_field where community_id = ${a.community} and board_id = ${a.from}`,
)
const optionsOf = prepared(
  (a: Of) => sql<{ id: string }>`
    select o.id from board_field f join field_option o on o.community_id = f.community_id and o.field_id = f.id
    where f.community_id = ${a.community} and f.board_id = ${a.from}`,
)
const viewsOf = prepared(
  (a: Of) => sql<{ id: string; query: string }>`
    select id, query from board_view where community_id = ${a.community} and board_id = ${a.from} and is_shared order by id`,
)
const copyLists = prepared(
  (a: Of & Ids) => sql`
    insert into board_list (community_id, board_id, id, title, position, closes)
    select l.community_id, ${a.board}::uuid, m.id, l.title, l.position, l.closes
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join board_list l on l.community_id = ${a.community} and l.id = m.was`,
)
const copyLabels = prepared(
  (a: Of & Ids) => sql`
    insert into label (community_id, board_id, id, name, tone, position)
    select l.community_id, ${a.board}::uuid, m.id, l.name, l.tone, l.position
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join label l on l.community_id = ${a.community} and l.id = m.was`,
)
const copyFields = prepared(
  (a: Of & Ids) => sql`
    insert into board_field (community_id, board_id, id, name, kind, position, on_card)
    select f.community_id, ${a.board}::uuid, m.id, f.name, f.kind, f.position, f.on_card
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join board_field f on f.community_id = ${a.community} and f.id = m.was`,
)
const copyOptions = prepared(
  (a: Of & Ids & { wasOf: string[]; idsOf: string[] }) => sql`
    insert into field_option (community_id, field_id, id, name, tone, position)
    select o.community_id, f.id, m.id, o.name, o.tone, o.position
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[]) as m(was, id)
    join field_option o on o.community_id = ${a.community} and o.id = m.was
    join unnest(${a.wasOf}::uuid[], ${a.idsOf}::uuid[]) as f(was, id) on f.was = o.field_id`,
)
const copyViews = prepared(
  (a: Of & Ids & { queries: string[]; by: string | null; now: Date }) => sql`
    insert into board_view (community_id, board_id, id, made_by, name, query, is_shared, created_at)
    select v.community_id, ${a.board}::uuid, m.id, ${a.by}::uuid, v.name, m.query, true, ${a.now}::timestamptz
    from unnest(${a.was}::uuid[], ${a.ids}::uuid[], ${a.queries}::text[]) as m(was, id, query)
    join board_view v on v.community_id = ${a.community} and v.id = m.was`,
)

/** What follows on a board: screens that show it are told the card as it is now, who follows a task hears of it. */
import { sql } from 'kysely'
import type { Activity } from '#kernel/contract.ts'
import { type Consequences, type Tells, when } from '#kernel/when.ts'
import { watchers } from '#modules/subjects/offers.ts'
import { fileRemoved, filesAttached } from './attachments/contract.ts'
import { cardsOf } from './card.ts'
import {
  checklistAdded,
  checklistChanged,
  checklistRemoved,
  itemAdded,
  itemAssigned,
  itemChanged,
  itemRemoved,
  itemTicked,
} from './checklists/contract.ts'
import { boardArchived, boardBroughtBack, boardChanged, boardDeleted, boardMade, boardUnarchived } from './contract.ts'
import { boardCopied, taskTemplateMade, templateMade } from './copies/contract.ts'
import { fieldAdded, fieldChanged, fieldRemoved } from './fields/contract.ts'
import { hoursConfirmed, hoursLogged, hoursRemoved } from './hours/contract.ts'
import {
  labelAdded,
  labelChanged,
  labelRemoved,
  listAdded,
  listArchived,
  listChanged,
  listMoved,
  listUnarchived,
} from './lists/contract.ts'
import { partMoved, taskBecamePart } from './parts/contract.ts'
import { taskDue } from './reminders/contract.ts'
import { taskRepeated, taskSkipped } from './repeat/contract.ts'
import { boardShared, boardUnshared } from './share/contract.ts'
import {
  taskAdded,
  taskArchived,
  taskAssigned,
  taskBroughtBack,
  taskChanged,
  taskClosed,
  taskDeleted,
  taskLeft,
  taskMoved,
  taskPlaced,
  taskReopened,
  taskTaken,
  taskUnarchived,
  taskUnassigned,
  taskUnplaced,
} from './task/contract.ts'
import { viewsChanged } from './views/contract.ts'

/**
 * `{ type: 'card', boardId, taskId, card }`; `card` is null where it does not stand on its home any more. Of a part it is the
 * card of the task that it belongs to, which counts it. On several boards the frame goes to people of whom some may not see
 * it, on a public one to guests who do not see who does what: they get a hint only, and ask.
 */
const cardPatch = sql<{ seq: number; patch: unknown }>`
  select page.seq, json_build_object('type', 'card', 'boardId', page.data->'boards'->>0, 'taskId', top.id, 'card',
    (${cardsOf(sql`task t join task_place p on p.community_id = t.community_id and p.task_id = t.id and p.board_id = t.board_id
      join board_list l on l.community_id = p.community_id and l.id = p.list_id and l.archived_at is null
      join subject s on s.community_id = t.community_id and s.id = t.id and s.deleted_at is null and s.archived_at is null
      where t.community_id = page.community_id and t.id = top.id`)})) as patch
  from page join lateral (
    with recursive up as (
      select id, parent_id from task where community_id = page.community_id and id = page.subject_id
      union all
      select o.id, o.parent_id from up join task o on o.community_id = page.community_id and o.id = up.parent_id
    )
    select id from up where parent_id is null
  ) top on true
  join subject b on b.community_id = page.community_id and b.id = (page.data->'boards'->>0)::uuid and b.audience <> 'public'
  where jsonb_array_length(page.data->'boards') = 1`

export const onBoards: Consequences = { topics: ['subject:boards'], patch: cardPatch, history: true }
const follows = watchers('followed')
/** Whoever it is about, beside those who follow. */
export const theOne = (why: string): Tells => sql`
  select page.seq, (page.data->>'memberId')::uuid as member_id, ${sql.lit(why)} as why from page`

const withMember = sql<{ seq: number; names: Record<string, string> }>`
  select page.seq, json_build_object('member', m.name) as names from page
  join member m on m.community_id = page.community_id and m.id = (page.data->>'memberId')::uuid`
const withItem = sql<{ seq: number; names: Record<string, string> }>`
  select page.seq, json_strip_nulls(json_build_object('item', i.text,
    'context', case when page.data->>'isDone' = 'false' then 'undone' end)) as names
  from page join checklist_item i on i.community_id = page.community_id and i.id = (page.data->>'itemId')::uuid`
/** A list of another board than its home is not named: whoever sees the task need not see that board. */
const withLists = sql<{ seq: number; names: Record<string, string> }>`
  select page.seq, json_strip_nulls(json_build_object('list', l.title, 'context', case when l.id is null then 'elsewhere'
    when page.data->>'fromId' = page.data->>'listId' then 'within' end)) as names
  from page left join task t on t.community_id = page.community_id and t.id = page.subject_id
  left join board_list l on l.community_id = page.community_id and l.id = (page.data->>'listId')::uuid
    and l.board_id = t.board_id`

when(taskAdded, { ...onBoards, tells: boardWatchers(), level: 'week', counts: 'contribution', heardOutside: true })
when(taskChanged, { ...onBoards, tells: follows, tellsIf: 'due', level: 'today' })
when(taskRepeated, { ...onBoards, heardOutside: true })
when(taskSkipped, { ...onBoards, tells: follows, level: 'today' })
when(taskMoved, { ...onBoards, history: withLists, heardOutside: true })
when(taskClosed, { ...onBoards, tells: follows, level: 'today', counts: 'contribution', heardOutside: true })
when(taskReopened, { ...onBoards, tells: follows, level: 'today', heardOutside: true })
when(taskAssigned, { ...onBoards, tells: theOne('assigned'), tellsIf: 'tells', level: 'now', history: withMember })
when(taskUnassigned, { ...onBoards, history: withMember })
when(taskTaken, { ...onBoards, tells: follows, level: 'today', counts: 'contribution' })
when(taskLeft, { ...onBoards, tells: follows, level: 'today' })
when(hoursLogged, { ...onBoards, counts: 'contribution' })
when(hoursConfirmed, { ...onBoards, tells: givers(), level: 'week' })
for (const kind of [
  taskPlaced,
  taskUnplaced,
  taskArchived,
  taskUnarchived,
  taskDeleted,
  taskBroughtBack,
  hoursRemoved,
  taskTemplateMade,
])
  when(kind as Activity, onBoards)
for (const kind of [checklistAdded, checklistRemoved, filesAttached, fileRemoved]) when(kind as Activity, onBoards)
for (const kind of [checklistChanged, itemAdded, itemChanged, itemRemoved, partMoved])
  when(kind as Activity, { ...onBoards, history: undefined })
when(itemTicked, { ...onBoards, history: withItem })
when(itemAssigned, { ...onBoards, tells: theOne('assigned'), tellsIf: 'tells', level: 'now', history: withMember })
/** Its card is gone from lists: screens look again. */
when(taskBecamePart, { topics: ['subject:boards'], history: true })
when(taskDue, { tells: assignees(), level: 'now' })

for (const kind of [boardMade, boardCopied])
  when(kind as Activity, { topics: ['audience'], counts: 'contribution', history: true, heardOutside: true })
for (const kind of [
  boardChanged,
  boardArchived,
  boardUnarchived,
  boardDeleted,
  boardBroughtBack,
  templateMade,
  boardShared,
  boardUnshared,
])
  when(kind as Activity, { topics: ['audience'], history: true })
for (const kind of [
  listAdded,
  listChanged,
  listMoved,
  listArchived,
  listUnarchived,
  labelAdded,
  labelChanged,
  labelRemoved,
  fieldAdded,
  fieldChanged,
  fieldRemoved,
  viewsChanged,
])
  when(kind as Activity, {})

/** Who follows the board hears of new tasks on it. */
function boardWatchers(): Tells {
  return sql`select page.seq, w.member_id, 'followed' as why from page
    join watch w on w.community_id = page.community_id and w.subject_id = (page.data->'boards'->>0)::uuid
    where w.level <> 'nothing' and w.member_id is distinct from page.actor_id`
}

function givers(): Tells {
  return sql`select page.seq, h.member_id, 'followed' as why from page
    join task_hours h on h.community_id = page.community_id and h.id = (page.data->>'hoursId')::uuid`
}

function assignees(): Tells {
  return sql`select page.seq, a.member_id, 'assigned' as why from page
    join task_assignee a on a.community_id = page.community_id and a.task_id = page.subject_id`
}

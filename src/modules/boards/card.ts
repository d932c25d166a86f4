/** The card of a task, as its board shows it: parts of SQL that write JSON, for one task or for all of a board at once. */
import { type RawBuilder, sql } from 'kysely'
import { shownValue } from './shown.ts'

/** The rows `x` that hang on tasks, which task each is `of`, and what is shown of those of one task; `none`: there are none. */
type Hanging = { from: RawBuilder<unknown>; of: string; shows: RawBuilder<unknown>; none: RawBuilder<unknown> }

const message = { of: 'subject_id', shows: sql`count(*)`, none: sql`'0'` }
const noIds = sql`'[]'`
const share = (done: string) => sql`json_build_object('done', count(${sql.ref(done)}), 'of', count(*))`
const onTasks = {
  labels: {
    from: sql`task_label x join label l on l.community_id = x.community_id and l.id = x.label_id where true`,
    of: 'task_id',
    shows: sql`json_agg(x.label_id order by l.position, l.id)`,
    none: noIds,
  },
  assignees: {
    from: sql`task_assignee x where true`,
    of: 'task_id',
    shows: sql`json_agg(x.member_id order by x.since, x.member_id)`,
    none: noIds,
  },
  minutesGiven: { from: sql`task_hours x where true`, of: 'task_id', shows: sql`sum(x.minutes)`, none: sql`'0'` },
  // Apart, each by its index: message_shown, message_in_threads.
  said: { ...message, from: sql`message x where x.in_channel and x.deleted_at is null` },
  answered: { ...message, from: sql`message x where not x.in_channel and x.deleted_at is null` },
  files: {
    from: sql`file x where x.uploaded_to is null and x.deleted_at is null`,
    of: 'subject_id',
    shows: sql`count(*)`,
    none: sql`'0'`,
  },
  items: { from: sql`checklist_item x where true`, of: 'task_id', shows: share('x.done_at'), none: sql`null` },
  parts: {
    from: sql`task x join subject xs on xs.community_id = x.community_id and xs.id = x.id and xs.deleted_at is null where true`,
    of: 'parent_id',
    shows: share('x.closed_at'),
    none: sql`null`,
  },
  waitsFor: {
    from: sql`task_wait x join task o on o.community_id = x.community_id and o.id = x.for_id and o.closed_at is null
      join subject os on os.community_id = o.community_id and os.id = o.id and os.deleted_at is null where true`,
    of: 'task_id',
    shows: sql`json_agg(x.for_id order by x.for_id)`,
    none: noIds,
  },
  values: {
    from: sql`task_value x where true`,
    of: 'task_id',
    shows: sql`json_object_agg(x.field_id, ${shownValue('x')})`,
    none: sql`'{}'`,
  },
} satisfies Record<string, Hanging>
type What = keyof typeof onTasks

/** A row of `standing` as a `Card`, the same for every reader who sees who does what. */
const shape = (hanging: (what: What) => RawBuilder<unknown>) => sql`json_build_object('id', t.id, 'boardId', t.board_id,
  'listId', t.list_id, 'position', t.position, 'title', t.title, 'labels', ${hanging('labels')},
  'assignees', ${hanging('assignees')}, 'startsOn', t.starts_on, 'startsAt', iso(t.starts_at), 'dueOn', t.due_on,
  'dueAt', iso(t.due_at), 'needed', t.needed, 'estimate', t.estimate_minutes, 'minutesGiven', ${hanging('minutesGiven')},
  'isMilestone', t.is_milestone, 'repeats', t.repeats, 'cover', t.cover_id, 'hasAbout', t.has_about, 'votes', t.votes,
  'comments', (${hanging('said')})::int + (${hanging('answered')})::int, 'files', ${hanging('files')}, 'items', ${hanging('items')},
  'parts', ${hanging('parts')}, 'waitsFor', ${hanging('waitsFor')}, 'values', ${hanging('values')},
  'closedAt', iso(t.closed_at), 'archivedAt', iso(t.archived_at))`

/** What a card needs of `task t`, its `subject s` and its `task_place p`. */
export const standing = sql`t.community_id, t.id, t.board_id, p.list_id, p.position, s.title, t.starts_on, t.starts_at,
  t.due_on, t.due_at, t.needed, t.estimate_minutes, t.is_milestone, t.repeat_rule is not null as repeats, t.cover_id,
  t.about <> '' as has_about, t.votes, t.closed_at, s.archived_at`

/** `card` of each of few tasks: everything is looked up by its index. `from`: `task t`, `subject s`, `task_place p`, and which. */
export const cardsOf = (from: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ${shape(lookedUp)} as card from (select ${standing} from ${from}) t`

function lookedUp(what: What): RawBuilder<unknown> {
  const { from, of, shows, none } = onTasks[what]
  return sql`coalesce((select ${shows} from ${from} and x.community_id = t.community_id and ${sql.ref(`x.${of}`)} = t.id
    having count(*) > 0), ${none})`
}

/**
 * All cards of `placed` (rows of `standing`) in one array, in order. Each kind of what hangs on them is read once, as one
 * object by the ids of tasks: nothing is joined, so no guess at how many there are makes it slow.
 */
export const allCards = (a: { community: string; showsPeople: boolean }): RawBuilder<unknown> => sql`
  select coalesce(json_agg(${shape((what) => byTask(what, a))} order by t.position, t.id), '[]'::json) from placed t`

/** By an array of ids: so they are looked up by index, where else all that the community has would be read through. */
function byTask(
  what: What,
  { community, showsPeople }: { community: string; showsPeople: boolean },
): RawBuilder<unknown> {
  const { from, of, shows, none } = onTasks[what]
  const task = sql.ref(`x.${of}`)
  const all = sql`(select jsonb_object_agg(id, shown) from (select ${task} as id, ${shows} as shown from ${from}
    and x.community_id = ${community} and ${task} = any(array(select id from placed)) group by ${task}) of_task)`
  const shown = sql`coalesce(${all} -> t.id::text, ${none}::jsonb)`
  return what === 'assignees' ? sql`case when ${showsPeople}::boolean then ${shown} else ${none}::jsonb end` : shown
}

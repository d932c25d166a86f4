/** What an export of a community holds of its boards: tasks, and all that belongs to them. */
import { exported, ofSeen, type Row } from '#kernel/exporting.ts'
import { boardKind, taskKind } from './contract.ts'
import { arrivingSeries } from './repeat/series.ts'
import { isRhythm } from './status/status-rhythm.ts'

const file = `case when exists (select from file f join seen on seen.id = f.subject_id where f.community_id = t.community_id
  and f.id = t.cover_id and f.deleted_at is null) then t.cover_id end`

exported(
  {
    name: 'boards',
    table: 'board',
    columns: ['id', 'about', 'cover_id', 'is_template', 'votes', 'ask_every', 'ask_weekday', 'ask_of', 'ask_at'],
    as: { cover_id: file },
    from: ofSeen('id'),
    order: 't.id',
    arrives: asking,
    found: { kind: boardKind.kind, by: 'id' },
  },
  {
    name: 'board-lists',
    table: 'board_list',
    columns: ['id', 'board_id', 'title', 'position', 'closes', 'archived_at'],
    from: ofSeen('board_id'),
    order: 't.board_id, t.position, t.id',
  },
  {
    name: 'labels',
    table: 'label',
    columns: ['id', 'board_id', 'name', 'tone', 'position'],
    from: ofSeen('board_id'),
    order: 't.board_id, t.position, t.id',
  },
  {
    name: 'board-fields',
    table: 'board_field',
    columns: ['id', 'board_id', 'name', 'kind', 'position', 'on_card'],
    from: ofSeen('board_id'),
    order: 't.board_id, t.position, t.id',
  },
  {
    name: 'field-options',
    table: 'field_option',
    columns: ['id', 'field_id', 'name', 'tone', 'position'],
    from: `join board_field o on o.community_id = t.community_id and o.id = t.field_id join seen on seen.id = o.board_id`,
    order: 't.field_id, t.position, t.id',
  },
  {
    name: 'board-views',
    table: 'board_view',
    columns: ['id', 'board_id', 'made_by', 'name', 'query', 'is_shared', 'created_at'],
    from: `${ofSeen('board_id')} where t.is_shared`,
    order: 't.board_id, t.id',
  },
  {
    name: 'tasks',
    table: 'task',
    columns: [
      ...['id', 'board_id', 'parent_id', 'position', 'about', 'starts_on', 'starts_at', 'due_on', 'due_at', 'needed'],
      ...['estimate_minutes', 'is_milestone', 'remind_minutes', 'is_template', 'cover_id', 'closed_at', 'closed_by'],
      ...['repeat_rule', 'repeat_mode', 'repeat_from', 'repeat_next', 'repeat_list_id', 'was_repeated'],
    ],
    as: { cover_id: file },
    from: ofSeen('id'),
    arrives: repeating,
    // Ids grow with time: a task comes before its parts.
    order: 't.id',
    alsoCsv: true,
    found: { kind: taskKind.kind, by: 'id' },
  },
  {
    name: 'task-places',
    table: 'task_place',
    columns: ['board_id', 'task_id', 'list_id', 'position'],
    from: `${ofSeen('task_id')} where exists (select from seen o where o.id = t.board_id)`,
    order: 't.board_id, t.task_id',
  },
  {
    name: 'task-assignees',
    table: 'task_assignee',
    columns: ['task_id', 'member_id', 'since'],
    from: ofSeen('task_id'),
    order: 't.task_id, t.member_id',
  },
  {
    name: 'task-labels',
    table: 'task_label',
    columns: ['task_id', 'label_id'],
    from: ofSeen('task_id'),
    order: 't.task_id, t.label_id',
  },
  {
    name: 'checklists',
    table: 'checklist',
    columns: ['id', 'task_id', 'title', 'position'],
    from: ofSeen('task_id'),
    order: 't.task_id, t.position, t.id',
  },
  {
    name: 'checklist-items',
    table: 'checklist_item',
    columns: ['id', 'checklist_id', 'task_id', 'text', 'position', 'assignee_id', 'due_on', 'done_at', 'done_by'],
    from: ofSeen('task_id'),
    order: 't.checklist_id, t.position, t.id',
  },
  {
    name: 'task-waits',
    table: 'task_wait',
    columns: ['task_id', 'for_id'],
    from: `${ofSeen('task_id')} where exists (select from seen o where o.id = t.for_id)`,
    order: 't.task_id, t.for_id',
  },
  {
    name: 'task-values',
    table: 'task_value',
    columns: ['task_id', 'field_id', 'text', 'number', 'day', 'is_checked', 'option_id', 'member_id'],
    from: ofSeen('task_id'),
    order: 't.task_id, t.field_id',
  },
  {
    name: 'hours',
    table: 'task_hours',
    columns: ['id', 'task_id', 'member_id', 'minutes', 'on_day', 'approved_by', 'approved_at', 'at'],
    from: ofSeen('task_id'),
    order: 't.id',
    alsoCsv: true,
  },
)

const modes: string[] = ['whenDone', 'onTheDay']

/** Only what could have been set here. */
function repeating(row: Row): Row {
  const isKnown = modes.includes(String(row.repeat_mode)) && !row.parent_id
  const said = { rule: row.repeat_rule, from: row.repeat_from, next: row.repeat_next }
  const series = isKnown ? arrivingSeries(said, { startsOn: row.starts_on, dueOn: row.due_on }) : undefined
  const kept = series
    ? { repeat_rule: series.rule, repeat_from: series.from, repeat_next: series.next }
    : { repeat_rule: null, repeat_mode: null, repeat_from: null, repeat_next: null, repeat_list_id: null }
  return { ...row, ...kept, was_repeated: row.was_repeated === true }
}

/** As the house's clock can read it. Older archives know of no votes. */
function asking(row: Row): Row {
  const [at, weekday] = [Date.parse(String(row.ask_at)), Number(row.ask_weekday)]
  const isKnown = isRhythm({ every: row.ask_every, weekday }) && !Number.isNaN(at)
  const rhythm = isKnown
    ? { ask_weekday: weekday, ask_at: new Date(at).toISOString() }
    : { ask_every: null, ask_weekday: null, ask_of: null, ask_at: null }
  return { ...row, ...rhythm, votes: row.votes === true }
}

/** What a community's export holds, noun by noun, in the order in which an import can write it. Documented in docs/export.md. */

export type Noun = {
  /** also the name of the file: `data/NAME.json` */
  name: string
  table: string
  columns: readonly string[]
  /** A column that is not given as it is stored. */
  as?: Record<string, string>
  /** Joins and conditions over the table `t`; `seen` holds the ids of subjects, `me` the exporting member. */
  from?: string
  order: string
}

const ofSeen = (column = 'subject_id') => `join seen on seen.id = t.${column}`
const inSeen = (column: string) => `case when exists (select from seen o where o.id = t.${column}) then t.${column} end`
/** Shown to all members; what a member shows to stewards or to nobody stays here. */
const shown = (column: string, none: string) =>
  `case when coalesce(t.visibility->>'${column}', 'members') = 'members' then t.${column} else ${none} end`
const knownCircle = `(c.openness <> 'hidden' or exists (select from circle_member i, me
  where i.circle_id = c.id and i.member_id = me.id and i.standing = 'in'))`
const showsPeople = `(c.openness = 'open' or exists (select from circle_member i, me
  where i.circle_id = c.id and i.member_id = me.id and i.standing = 'in'))`

export const nouns: readonly Noun[] = [
  {
    name: 'members',
    table: 'member',
    columns: [
      'id',
      'kind',
      'standing',
      'name',
      'about',
      'place',
      'skills',
      'interests',
      'gives',
      'links',
      'joined_at',
      'left_at',
    ],
    as: {
      ...Object.fromEntries(['about', 'place', 'gives'].map((column) => [column, shown(column, `''`)])),
      ...Object.fromEntries(['skills', 'interests', 'links'].map((column) => [column, shown(column, `'{}'`)])),
      standing: `case when t.standing in ('active', 'erased') then t.standing else 'left' end`,
    },
    from: `where t.kind <> 'contact' and (t.standing not in ('invited', 'requested') or t.joined_at is not null)`,
    order: 't.id',
  },
  {
    name: 'circles',
    table: 'circle',
    columns: ['id', 'name', 'about', 'openness', 'created_at', 'archived_at'],
    from: `join circle c on c.id = t.id where ${knownCircle}`,
    order: 't.id',
  },
  {
    name: 'circle-members',
    table: 'circle_member',
    columns: ['circle_id', 'member_id', 'is_host', 'standing', 'joined_at'],
    from: `join circle c on c.id = t.circle_id where t.standing = 'in' and ${showsPeople}`,
    order: 't.circle_id, t.member_id',
  },
  {
    name: 'subjects',
    table: 'subject',
    columns: [
      ...['id', 'kind', 'title', 'audience', 'circle_id', 'parent_id', 'own_purpose_kind', 'own_purpose_id'],
      ...['purpose_kind', 'purpose_id', 'talk_is_open', 'created_by', 'created_at', 'archived_at'],
    ],
    as: {
      parent_id: inSeen('parent_id'),
      own_purpose_id: inSeen('own_purpose_id'),
      own_purpose_kind: `case when t.own_purpose_id is null or exists (select from seen o where o.id = t.own_purpose_id) then t.own_purpose_kind end`,
      purpose_id: inSeen('purpose_id'),
      purpose_kind: `case when t.purpose_id is null or exists (select from seen o where o.id = t.purpose_id) then t.purpose_kind end`,
    },
    from: ofSeen('id'),
    order: 't.created_at, t.id',
  },
  { name: 'channels', table: 'channel', columns: ['id', 'topic', 'is_first'], from: ofSeen('id'), order: 't.id' },
  {
    name: 'charters',
    table: 'charter',
    columns: ['id', 'version', 'mission', 'in_scope', 'out_of_scope', 'reason', 'written_by', 'written_at'],
    from: ofSeen('id'),
    order: 't.version',
  },
  {
    name: 'charter-values',
    table: 'charter_value',
    columns: ['charter_id', 'value_id', 'position', 'title', 'we_do', 'we_dont'],
    from: `${ofSeen('charter_id')} where exists (select from seen o where o.id = t.value_id)`,
    order: 't.charter_id, t.position, t.value_id',
  },
  {
    name: 'goals',
    table: 'goal',
    columns: [
      ...['id', 'kind', 'icon', 'sentence', 'owner_id', 'deadline', 'intended_share', 'state', 'state_reason'],
      ...['state_at', 'state_by', 'position'],
    ],
    from: ofSeen('id'),
    order: 't.id',
  },
  {
    name: 'metrics',
    table: 'metric',
    columns: [
      ...['id', 'goal_id', 'name', 'kind', 'unit', 'currency', 'direction', 'accumulation', 'baseline'],
      ...['baseline_on', 'target', 'deadline', 'position', 'created_at', 'removed_at', 'feeds_id'],
    ],
    as: {
      feeds_id: `case when exists (select from metric o join seen on seen.id = o.goal_id where o.id = t.feeds_id) then t.feeds_id end`,
    },
    from: ofSeen('goal_id'),
    order: 't.created_at, t.id',
  },
  {
    name: 'readings',
    table: 'reading',
    columns: [
      ...['id', 'metric_id', 'goal_id', 'value', 'numerator', 'denominator', 'words', 'at', 'note', 'links'],
      ...['recorded_by', 'recorded_at', 'confirmed_by', 'confirmed_at', 'corrects_id', 'corrected_at'],
    ],
    from: ofSeen('id'),
    order: 't.recorded_at, t.id',
  },
  {
    name: 'effects',
    table: 'effect',
    columns: [
      ...['id', 'goal_id', 'kind', 'source', 'link', 'reach', 'at', 'note', 'recorded_by', 'recorded_at'],
      ...['confirmed_by', 'confirmed_at'],
    ],
    from: `${ofSeen('id')} where t.withdrawn_at is null`,
    order: 't.id',
  },
  {
    name: 'messages',
    table: 'message',
    columns: [
      ...['id', 'subject_id', 'thread_id', 'author_id', 'at', 'text', 'in_channel', 'edited_at', 'deleted_at'],
      ...['reply_count', 'last_reply_at'],
    ],
    as: { text: `case when t.deleted_at is null then t.text else '' end` },
    from: ofSeen(),
    order: 't.thread_id is not null, t.at, t.id',
  },
  {
    name: 'reactions',
    table: 'reaction',
    columns: ['message_id', 'emoji', 'member_id', 'subject_id', 'at'],
    from: `${ofSeen()} join message m on m.id = t.message_id and m.deleted_at is null`,
    order: 't.message_id, t.emoji, t.member_id',
  },
  {
    name: 'pins',
    table: 'pin',
    columns: ['message_id', 'subject_id', 'member_id', 'at'],
    from: `${ofSeen()} join message m on m.id = t.message_id and m.deleted_at is null`,
    order: 't.message_id',
  },
  {
    name: 'files',
    table: 'file',
    columns: [
      'id',
      'subject_id',
      'message_id',
      'position',
      'name',
      'type',
      'size',
      'source_url',
      'uploaded_by',
      'uploaded_at',
    ],
    from: `${ofSeen()} left join message m on m.id = t.message_id where t.deleted_at is null and m.deleted_at is null
      and (t.message_id is not null or t.uploaded_to is null)`,
    order: 't.id',
  },
]

/** Rows as one line of JSON each, with `blob` of files beside it. Row-level security keeps it to one community. */
export function rowsOf({ table, columns, as = {}, from = '', order }: Noun): string {
  const list = columns.map((column) => `${as[column] ?? `t.${column}`} as ${column}`)
  const blob = table === 'file' ? 't.blob' : 'null'
  return `select to_jsonb(r) - 'blob_' as row, r.blob_ as blob from (
    select ${list.join(', ')}, ${blob} as blob_ from ${table} t ${from} order by ${order}) r`
}

/** What an export of a community holds of its mission. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported(
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
    found: { kind: 'value', by: 'value_id' },
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
    alsoCsv: true,
    found: { kind: 'goal', by: 'id' },
  },
  {
    name: 'metrics',
    table: 'metric',
    columns: [
      ...['id', 'goal_id', 'name', 'kind', 'unit', 'currency', 'direction', 'accumulation', 'baseline'],
      ...['baseline_on', 'target', 'deadline', 'position', 'created_at', 'removed_at', 'feeds_id', 'is_public'],
    ],
    as: {
      feeds_id: `case when exists (select from metric o join seen on seen.id = o.goal_id where o.id = t.feeds_id) then t.feeds_id end`,
    },
    from: ofSeen('goal_id'),
    order: 't.created_at, t.id',
    // Older archives do not say it.
    arrives: (row) => ({ ...row, is_public: row.is_public !== false }),
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
    alsoCsv: true,
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
)

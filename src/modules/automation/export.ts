/** What an export of a community holds of its rules. In another house they come paused: nothing happens before somebody looked. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported({
  name: 'rules',
  table: 'rule',
  columns: [
    'id',
    'place_id',
    'owner_id',
    'name',
    'trigger',
    'given',
    'conditions',
    'actions',
    'paused_at',
    'created_at',
  ],
  from: ofSeen('place_id'),
  order: 't.created_at, t.id',
  arrives: (row) => ({ ...row, paused_at: row.paused_at ?? row.created_at }),
})

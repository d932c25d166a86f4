/** What an export of a community holds of its files; their bytes lie beside. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported({
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
  more: { sha256: `substring(t.blob from '^[^/]+/([0-9a-f]{64})$')` },
  from: `${ofSeen()} left join message m on m.id = t.message_id where t.deleted_at is null and m.deleted_at is null
      and (t.message_id is not null or t.uploaded_to is null)`,
  order: 't.id',
  after: ['messages'],
  found: { kind: 'file', by: 'id' },
})

/** What an export of a community holds of its notes: the pages, with their history. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported(
  { name: 'notes', table: 'note', columns: ['id', 'version'], from: ofSeen('id'), order: 't.id' },
  {
    name: 'note-versions',
    table: 'note_version',
    columns: ['note_id', 'version', 'text', 'author_id', 'began_at', 'at', 'added', 'removed', 'restored'],
    from: ofSeen('note_id'),
    order: 't.note_id, t.version',
    found: { kind: 'note', by: 'note_id' },
  },
)

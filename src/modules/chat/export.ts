/** What an export of a community holds of its channels, beside what all subjects have. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported({
  name: 'channels',
  table: 'channel',
  columns: ['id', 'topic', 'is_first'],
  from: ofSeen('id'),
  order: 't.id',
  found: { kind: 'channel', by: 'id' },
})

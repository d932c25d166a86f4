/** What was said of boards, in an export of a community. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported({
  name: 'board-status',
  table: 'board_status',
  columns: ['id', 'board_id', 'state', 'text', 'next_on', 'given_by', 'corrects_id', 'at'],
  from: ofSeen('board_id'),
  order: 't.id',
  alsoCsv: true,
})

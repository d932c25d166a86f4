/** Votes, in an export of a community. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported({
  name: 'task-votes',
  table: 'task_vote',
  columns: ['task_id', 'member_id', 'at'],
  from: ofSeen('task_id'),
  order: 't.task_id, t.member_id',
})

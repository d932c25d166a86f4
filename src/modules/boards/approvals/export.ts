/** Approvals and what was answered, in an export of a community. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported(
  {
    name: 'approvals',
    table: 'approval',
    columns: ['id', 'task_id', 'asked_by', 'question', 'state', 'at', 'decided_at'],
    from: ofSeen('task_id'),
    order: 't.id',
    arrives: (row) => ({ ...row, decided_at: row.state === 'open' ? null : (row.decided_at ?? row.at) }),
  },
  {
    name: 'approval-answers',
    table: 'approval_answer',
    columns: ['approval_id', 'member_id', 'says', 'words', 'at'],
    from: `join approval o on o.community_id = t.community_id and o.id = t.approval_id join seen on seen.id = o.task_id`,
    order: 't.approval_id, t.member_id',
    arrives: (row) => (row.says ? row : { ...row, says: null, words: '', at: null }),
  },
)

/** Votes, approvals and what was said of boards, in an export of a community. */
import { exported, ofSeen } from '#kernel/exporting.ts'

exported(
  {
    name: 'task-votes',
    table: 'task_vote',
    columns: ['task_id', 'member_id', 'at'],
    from: ofSeen('task_id'),
    order: 't.task_id, t.member_id',
  },
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
  {
    name: 'board-status',
    table: 'board_status',
    columns: ['id', 'board_id', 'state', 'text', 'next_on', 'given_by', 'corrects_id', 'at'],
    from: ofSeen('board_id'),
    order: 't.id',
    alsoCsv: true,
  },
)

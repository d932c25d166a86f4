/** What an export of a community holds of what was said. */
import { exported, ofSeen } from '#kernel/exporting.ts'
import { cardFrom } from './cards.ts'

exported(
  {
    name: 'messages',
    table: 'message',
    columns: [
      ...['id', 'subject_id', 'thread_id', 'author_id', 'at', 'text', 'in_channel', 'edited_at', 'deleted_at'],
      ...['card', 'reply_count', 'last_reply_at'],
    ],
    as: {
      text: `case when t.deleted_at is null then t.text else '' end`,
      card: `case when t.deleted_at is null then t.card end`,
    },
    from: ofSeen(),
    order: 't.thread_id is not null, t.at, t.id',
    arrives: (row) => ({ ...row, card: cardFrom(row.card) ?? null }),
    found: { kind: 'message', by: 'id' },
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
)

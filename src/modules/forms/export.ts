/** What an export of a community holds of its forms. In another house they come paused and without their link. */
import { exported, ofSeen } from '#kernel/exporting.ts'

const ofForm = `join form o on o.community_id = t.community_id and o.id = t.form_id join seen on seen.id = o.board_id`

exported(
  {
    name: 'forms',
    table: 'form',
    columns: [
      ...['id', 'board_id', 'list_id', 'title', 'intro', 'thanks', 'is_public', 'assignee_id', 'needed', 'paused_at'],
      ...['closes_on', 'most_answers', 'answers', 'version', 'created_at'],
    ],
    from: ofSeen('board_id'),
    order: 't.created_at, t.id',
    arrives: (row) => ({ ...row, paused_at: row.paused_at ?? row.created_at }),
  },
  {
    name: 'form-questions',
    table: 'form_question',
    columns: [
      ...['id', 'form_id', 'place', 'kind', 'question', 'help', 'is_required', 'choices', 'is_title', 'field_id'],
    ],
    from: ofForm,
    order: 't.form_id, t.place',
  },
  {
    name: 'form-labels',
    table: 'form_label',
    columns: ['form_id', 'label_id'],
    from: ofForm,
    order: 't.form_id, t.label_id',
  },
  {
    name: 'form-answers',
    table: 'form_answer',
    columns: ['task_id', 'form_id', 'at'],
    from: `${ofForm} where exists (select from seen x where x.id = t.task_id)`,
    order: 't.form_id, t.at, t.task_id',
  },
)

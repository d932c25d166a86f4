/** What an export of a community holds of its subjects: those that its maker may see. */
import { exported, inSeen, ofSeen } from '#kernel/exporting.ts'

exported({
  name: 'subjects',
  table: 'subject',
  columns: [
    ...['id', 'kind', 'title', 'audience', 'circle_id', 'parent_id', 'own_purpose_kind', 'own_purpose_id'],
    ...['purpose_kind', 'purpose_id', 'talk_is_open', 'created_by', 'created_at', 'archived_at'],
    'guests_of_parent',
  ],
  as: {
    parent_id: inSeen('parent_id'),
    own_purpose_id: inSeen('own_purpose_id'),
    own_purpose_kind: `case when t.own_purpose_id is null or exists (select from seen o where o.id = t.own_purpose_id) then t.own_purpose_kind end`,
    purpose_id: inSeen('purpose_id'),
    purpose_kind: `case when t.purpose_id is null or exists (select from seen o where o.id = t.purpose_id) then t.purpose_kind end`,
  },
  from: ofSeen('id'),
  order: 't.created_at, t.id',
  arrives: (row) => ({ ...row, guests_of_parent: row.guests_of_parent === true }),
})

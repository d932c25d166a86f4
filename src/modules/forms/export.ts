/** What an export of a community holds of its forms. In another house they come paused and without their link. */
import { exported, ofSeen, type Row } from '#kernel/exporting.ts'
import { listFits } from '#modules/boards/offers-forms.ts'
import { MOST_CHOICES, MOST_QUESTIONS } from './contract.ts'

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
    arrives: (row) => ({
      ...row,
      paused_at: row.paused_at ?? row.created_at,
      answers: within(row.answers, 0, MOST_COUNTED),
      version: within(row.version, 1, MOST_COUNTED),
    }),
    fits: (community) => listFits(community, 'r'),
  },
  {
    name: 'form-questions',
    table: 'form_question',
    columns: [
      ...['id', 'form_id', 'place', 'kind', 'question', 'help', 'is_required', 'choices', 'is_title', 'field_id'],
    ],
    from: ofForm,
    order: 't.form_id, t.place',
    // Of two in one place the first comes: never more than there are places.
    arrives: (row) => ({ ...row, place: within(row.place, 0, MOST_QUESTIONS - 1), choices: choicesOf(row) }),
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

const MOST_COUNTED = 1_000_000_000
const MOST_CHOICE = 120

function within(value: unknown, least: number, most: number): number {
  const number = Math.trunc(Number(value))
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : least
}

function choicesOf({ choices }: Row): string[] {
  if (!Array.isArray(choices)) return []
  const words = choices.filter((one) => typeof one === 'string').map((one) => one.slice(0, MOST_CHOICE).toWellFormed())
  return words.filter((one) => one !== '').slice(0, MOST_CHOICES)
}

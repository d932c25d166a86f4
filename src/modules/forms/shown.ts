/** Forms as they are shown. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { House } from '#kernel/perform.ts'
import { whoDoes } from './assignee.ts'
import type { Asked, Form, FormInList } from './contract.ts'
import { type About, type FormRow, type FormSeen, findForm, formColumns, fromForm } from './find.ts'
import { mayChange, maySend } from './rules.ts'

type Of = { community: string; form: string }

/** A choice that fills a field offers what the field has now. */
const questionsOf = prepared(
  (a: Of) => sql<{ question: Asked }>`
    select json_build_object('id', q.id, 'kind', q.kind, 'question', q.question, 'help', q.help, 'isRequired', q.is_required,
      'becomes', case when q.is_title then 'title' when q.field_id is not null then 'field' else 'line' end,
      'fieldId', q.field_id, 'choices', case when q.field_id is null or q.kind <> 'choice'
        then (select coalesce(json_agg(json_build_object('value', one, 'name', one) order by n), '[]')
          from unnest(q.choices) with ordinality as t(one, n))
        else (select coalesce(json_agg(json_build_object('value', o.id, 'name', o.name) order by o.position, o.id), '[]')
          from field_option o where o.community_id = q.community_id and o.field_id = q.field_id) end) as question
    from form_question q where q.community_id = ${a.community} and q.form_id = ${a.form} order by q.place`,
)
const labelsOf = prepared(
  (a: Of) => sql<{ id: string }>`
    select label_id as id from form_label where community_id = ${a.community} and form_id = ${a.form} order by 1`,
)
export const readQuestions = async (db: Db, of: Of): Promise<Asked[]> =>
  (await db.rows(questionsOf(of))).map(({ question }) => question)
export const readLabels = async (db: Db, of: Of): Promise<string[]> => (await db.rows(labelsOf(of))).map(({ id }) => id)

export const sealedFor = (community: string, form: string): string => `form ${community} ${form}`

type Linked = { house: House; community: { id: string; language: string } }
type Row = Pick<FormRow, 'id' | 'title' | 'state' | 'isPublic' | 'list' | 'answers' | 'closesOn' | 'secretSealed'>

/** Its link is shown to those who tend it: to others it is no secret of theirs. */
export function inList({ house, community }: Linked, row: Row, changes: boolean): FormInList {
  const { id, title, state, isPublic, list, answers, closesOn, secretSealed } = row
  const secret =
    changes && isPublic && secretSealed ? house.seal.open(secretSealed, sealedFor(community.id, id)) : undefined
  const link = secret ? `${house.baseUrl}/${community.language === 'en' ? 'en' : 'de'}/forms/${secret}` : null
  return { id, title, state, isPublic, list, answers, closesOn, link }
}

export async function readForm(about: About & Linked, { form, board }: FormSeen): Promise<Form> {
  const { db, actor, community } = about
  const of = { community: community.id, form: form.id }
  const [questions, labelIds, assignee = null] = await Promise.all([
    readQuestions(db, of),
    readLabels(db, of),
    whoDoes(db, { community: community.id, board: form.boardId, member: form.assigneeId }),
  ])
  const { boardId, listId, intro, thanks, version, needed, mostAnswers } = form
  const can = { change: mayChange({ actor, found: { board } }), send: maySend({ actor, found: { board } }) }
  const more = { boardId, board: board.title, listId, intro, thanks, version, assignee, needed, mostAnswers }
  return { ...inList(about, form, can.change), ...more, questions, labelIds, can }
}
/** After it was written. */
export const readAgain = async (about: About & Linked, formId: string): Promise<Form> =>
  readForm(about, (await findForm({ ...about, input: { formId } }))!)

export const formsOf = prepared(
  (a: { community: string; board: string; now: Date }) => sql<FormRow>`
    select ${formColumns(a.now)} from ${fromForm} where f.community_id = ${a.community} and f.board_id = ${a.board}
    order by f.created_at, f.id`,
)

/** Making and changing forms: what they put where must be of their board. */
import { sql } from 'kysely'
import type { AskOf, InputOf } from '#kernel/contract.ts'
import { prepared } from '#kernel/database.ts'
import { hashSecret, newId, newSecret } from '#kernel/ids.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { when } from '#kernel/when.ts'
import { lockBoard, namedOn } from '#modules/boards/offers-forms.ts'
import {
  changeForm,
  deleteForm,
  fieldsFor,
  formChanged,
  formDeleted,
  formMade,
  getForm,
  listForms,
  MOST_FORMS,
  makeForm,
  pauseForm,
  renewLink,
  titleKinds,
} from './contract.ts'
import { findBoard, findForm } from './find.ts'
import { mayChange, mayMake, mayRead, mayReadForm } from './rules.ts'
import { formsOf, inList, readAgain, readForm, sealedFor } from './shown.ts'

handle(listForms, {
  find: findBoard,
  allow: mayRead,
  async run(about) {
    const { db, community, now, found: board } = about
    const changes = mayMake(about)
    const rows = await db.rows(formsOf({ community: community.id, board: board.id, now }))
    const items = rows.map((row) => inList(about, row, changes))
    return { board: board.title, items, can: { make: changes && board.archivedAt === null } }
  },
})

handle(getForm, { find: findForm, allow: mayReadForm, run: (about) => readForm(about, about.found) })

handle(makeForm, {
  find: findBoard,
  allow: mayMake,
  async run(about) {
    const { db, community, now, found: board, input, record, made, refuse } = about
    if (board.archivedAt) throw refuse('archived')
    await mustBeOfBoard(about, board.id)
    db.send(lockBoard({ community: community.id, board: board.id }))
    if ((await db.one(countOn({ community: community.id, board: board.id })))!.forms >= MOST_FORMS)
      throw refuse('too_many_forms')
    const id = newId()
    db.send(insert({ ...asKept(about, id), board: board.id, now }))
    if (input.isPublic) db.send(setSecret({ community: community.id, id, ...secretFor(about, id) }))
    writeParts(about, id)
    record(formMade, board.id, { formId: id })
    made(id)
    return readAgain(about, id)
  },
  again: (about) => readAgain(about, about.ref),
})

handle(changeForm, {
  find: findForm,
  allow: mayChange,
  async run(about) {
    const { db, community, found, input, record, refuse } = about
    const { form, board } = found
    if (board.archivedAt) throw refuse('archived')
    await mustBeOfBoard(about, board.id)
    const changed = await db.one(update({ ...asKept(about, form.id), version: input.version }))
    if (!changed) throw refuse('changed_meanwhile')
    if (input.isPublic && !form.secretSealed)
      db.send(setSecret({ community: community.id, id: form.id, ...secretFor(about, form.id) }))
    writeParts(about, form.id)
    record(formChanged, board.id, { formId: form.id })
    return readAgain(about, form.id)
  },
})

handle(pauseForm, {
  find: findForm,
  allow: mayChange,
  async run(about) {
    const { db, community, now, found, input, record } = about
    db.send(pause({ community: community.id, id: found.form.id, at: input.isPaused ? now : null }))
    record(formChanged, found.board.id, { formId: found.form.id })
    return readAgain(about, found.form.id)
  },
})

handle(renewLink, {
  find: findForm,
  allow: mayChange,
  async run(about) {
    const { db, community, found, record, refuse } = about
    const { id, isPublic } = found.form
    if (!isPublic) throw refuse('not_public')
    db.send(setSecret({ community: community.id, id, ...secretFor(about, id) }))
    record(formChanged, found.board.id, { formId: id })
    return readAgain(about, id)
  },
})

handle(deleteForm, {
  find: findForm,
  allow: mayChange,
  async run({ db, community, found, record }) {
    db.send(remove({ community: community.id, id: found.form.id }))
    record(formDeleted, found.board.id, { formId: found.form.id })
    return {}
  },
})

for (const kind of [formMade, formChanged, formDeleted]) when(kind, { topics: ['audience'], history: true })

type Writing = Pick<
  RunContext<typeof makeForm, unknown> | RunContext<typeof changeForm, unknown>,
  'db' | 'community' | 'house' | 'refuse'
> & { input: Omit<InputOf<typeof makeForm>, 'boardId'> }

/** Refuses what is of another board, or does not fit: ids of others are nothing here. */
async function mustBeOfBoard({ db, community, input, refuse }: Writing, board: string): Promise<void> {
  const { questions, listId, assigneeId } = input
  if (questions.filter(({ becomes }) => becomes === 'title').length > 1) throw refuse('two_titles')
  if (new Set(questions.map(({ id }) => id)).size < questions.length) throw refuse('does_not_fit')
  const fieldIds = questions.flatMap(({ becomes, fieldId }) => (becomes === 'field' && fieldId ? [fieldId] : []))
  const labelIds = [...new Set(input.labelIds)]
  const members = assigneeId === null ? [] : [assigneeId]
  const known = await db.one(namedOn({ community: community.id, board, list: listId, members, labelIds, fieldIds }))
  if (!known!.list) throw refuse('no_such_list')
  if (known!.labels !== labelIds.length) throw refuse('no_such_label')
  if (known!.members !== members.length) throw refuse('no_such_member')
  const kinds = new Map(known!.fields.map(({ id, kind }) => [id, kind]))
  for (const { kind, becomes, fieldId, choices } of questions) {
    if (becomes === 'title' && !titleKinds.includes(kind)) throw refuse('does_not_fit')
    if (becomes === 'field') {
      const of = fieldId && kinds.get(fieldId)
      if (!of) throw refuse('no_such_field')
      if (!fieldsFor[kind].includes(of)) throw refuse('does_not_fit')
    }
    const isOwn = kind === 'choices' || (kind === 'choice' && becomes !== 'field')
    if (isOwn && new Set(choices).size < Math.max(1, choices.length)) throw refuse('choices_missing')
  }
  if (new Set(fieldIds).size < fieldIds.length) throw refuse('does_not_fit')
}

const asKept = ({ community, input }: Writing, id: string) => ({
  community: community.id,
  id,
  list: input.listId,
  title: input.title,
  intro: input.intro,
  thanks: input.thanks,
  isPublic: input.isPublic,
  assignee: input.assigneeId,
  needed: input.needed,
  closesOn: input.closesOn,
  mostAnswers: input.mostAnswers,
})
type Kept = ReturnType<typeof asKept>

/** For look-up as a hash, for those who hand it on sealed with the house's own secret. */
function secretFor({ house, community }: Pick<Writing, 'house' | 'community'>, id: string) {
  const secret = newSecret()
  return { hash: hashSecret(secret), sealed: house.seal.close(secret, sealedFor(community.id, id)) }
}

function writeParts({ db, community, input }: Writing, form: string): void {
  const of = { community: community.id, form }
  const questions = input.questions.map((one: AskOf<typeof makeForm>['questions'][number], place) => ({
    ...one,
    place,
    isTitle: one.becomes === 'title',
    fieldId: one.becomes === 'field' ? one.fieldId : null,
  }))
  db.send(dropQuestions(of))
  db.send(putQuestions({ ...of, rows: JSON.stringify(questions) }))
  db.send(dropLabels(of))
  db.send(putLabels({ ...of, ids: input.labelIds }))
}

const countOn = prepared(
  (a: { community: string; board: string }) => sql<{ forms: number }>`
    select count(*) as forms from form where community_id = ${a.community} and board_id = ${a.board}`,
)
const insert = prepared(
  (a: Kept & { board: string; now: Date }) => sql`
    insert into form (community_id, id, board_id, list_id, title, intro, thanks, is_public, assignee_id, needed, closes_on,
      most_answers, created_at)
    values (${a.community}, ${a.id}, ${a.board}, ${a.list}, ${a.title}, ${a.intro}, ${a.thanks}, ${a.isPublic},
      ${a.assignee}, ${a.needed}, ${a.closesOn}, ${a.mostAnswers}, ${a.now})`,
)
const update = prepared(
  (a: Kept & { version: number }) => sql<{ id: string }>`
    update form set list_id = ${a.list}, title = ${a.title}, intro = ${a.intro}, thanks = ${a.thanks},
      is_public = ${a.isPublic}, assignee_id = ${a.assignee}, needed = ${a.needed}, closes_on = ${a.closesOn},
      most_answers = ${a.mostAnswers}, version = version + 1
    where community_id = ${a.community} and id = ${a.id} and version = ${a.version} returning id`,
)
const pause = prepared(
  (a: { community: string; id: string; at: Date | null }) => sql`
    update form set paused_at = ${a.at}::timestamptz where community_id = ${a.community} and id = ${a.id}`,
)
const setSecret = prepared(
  (a: { community: string; id: string; hash: string; sealed: string }) => sql`
    update form set secret_hash = ${a.hash}, secret_sealed = ${a.sealed} where community_id = ${a.community} and id = ${a.id}`,
)
const remove = prepared(
  (a: { community: string; id: string }) => sql`delete from form where community_id = ${a.community} and id = ${a.id}`,
)
type OfForm = { community: string; form: string }
const dropQuestions = prepared(
  (a: OfForm) => sql`delete from form_question where community_id = ${a.community} and form_id = ${a.form}`,
)
const dropLabels = prepared(
  (a: OfForm) => sql`delete from form_label where community_id = ${a.community} and form_id = ${a.form}`,
)
const putQuestions = prepared(
  (a: OfForm & { rows: string }) => sql`
    insert into form_question (community_id, form_id, id, place, kind, question, help, is_required, choices, is_title, field_id)
    select ${a.community}::uuid, ${a.form}::uuid, id, place, kind, question, help, "isRequired",
      array(select jsonb_array_elements_text(choices)), "isTitle", "fieldId"
    from jsonb_to_recordset(${a.rows}::jsonb) as t(id uuid, place integer, kind text, question text, help text,
      "isRequired" boolean, choices jsonb, "isTitle" boolean, "fieldId" uuid)`,
)
const putLabels = prepared(
  (a: OfForm & { ids: string[] }) => sql`
    insert into form_label (community_id, form_id, label_id)
    select ${a.community}::uuid, ${a.form}::uuid, id from unnest(${a.ids}::uuid[]) as t(id) on conflict do nothing`,
)

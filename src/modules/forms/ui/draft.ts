/** A form while it is written: what the builder changes, and what is still missing in it. Pure. */
import type { AskOf } from '#kernel/contract.ts'
import type { Field } from '#modules/boards/contract.ts'
import { type Asked, type Form, fieldsFor, type makeForm, type Question, titleKinds } from '../contract.ts'

export type Draft = Required<Omit<AskOf<typeof makeForm>, 'boardId' | 'questions'>> & { questions: Question[] }

export function draftOf(form: Form): Draft {
  const { title, intro, thanks, listId, isPublic, labelIds, needed, closesOn, mostAnswers } = form
  const assigneeId = form.assignee?.id ?? null
  const questions = form.questions.map((one) => ({
    ...one,
    choices: one.becomes === 'field' ? [] : one.choices.map(({ name }) => name),
  }))
  return { title, intro, thanks, listId, isPublic, labelIds, assigneeId, needed, closesOn, mostAnswers, questions }
}

export const newQuestion = (kind: Question['kind'], becomes: Question['becomes']): Question => ({
  id: crypto.randomUUID(),
  kind,
  question: '',
  help: '',
  isRequired: becomes === 'title',
  choices: [],
  becomes,
  fieldId: null,
})

export const newDraft = (listId: string, first: string): Draft => ({
  title: '',
  intro: '',
  thanks: '',
  listId,
  isPublic: false,
  questions: [{ ...newQuestion('short', 'title'), question: first }, newQuestion('long', 'line')],
  labelIds: [],
  assigneeId: null,
  needed: null,
  closesOn: null,
  mostAnswers: null,
})

/** Of the board, those an answer of this kind fits into and no other question fills. */
export const fieldsOf = (question: Question, all: readonly Question[], fields: readonly Field[]): Field[] =>
  fields.filter(
    ({ id, kind }) =>
      fieldsFor[question.kind].includes(kind) && !all.some((one) => one.id !== question.id && one.fieldId === id),
  )

/** Of another kind it keeps what still fits. */
export function ofKind(question: Question, kind: Question['kind'], fields: readonly Field[]): Question {
  const field = fields.find(({ id }) => id === question.fieldId)
  const fits =
    question.becomes === 'title'
      ? titleKinds.includes(kind)
      : question.becomes === 'line' || (field !== undefined && fieldsFor[kind].includes(field.kind))
  return { ...question, kind, ...(!fits && { becomes: 'line', fieldId: null }) }
}

export const hasOwnChoices = ({ kind, becomes }: Question): boolean =>
  kind === 'choices' || (kind === 'choice' && becomes !== 'field')

export const isWhole = (draft: Draft): boolean =>
  draft.title.trim() !== '' && draft.listId !== '' && draft.questions.length > 0 && draft.questions.every(isAsked)
const isAsked = (one: Question): boolean =>
  one.question.trim() !== '' && (!hasOwnChoices(one) || filled(one.choices).length > 0)

export const filled = (choices: readonly string[]): string[] => [
  ...new Set(choices.map((one) => one.trim()).filter(Boolean)),
]

/** As it is sent: empty lines are no choices. */
export const sentAs = (draft: Draft): Draft => ({
  ...draft,
  questions: draft.questions.map((one) => ({ ...one, choices: hasOwnChoices(one) ? filled(one.choices) : [] })),
})

/** As it will be asked. */
export const asAsked = ({ questions }: Draft, fields: readonly Field[]): Asked[] =>
  questions.map((one) => {
    const options = fields.find(({ id }) => id === one.fieldId)?.options
    const own = filled(one.choices).map((name) => ({ value: name, name }))
    return { ...one, choices: hasOwnChoices(one) ? own : (options ?? []).map(({ id, name }) => ({ value: id, name })) }
  })

export function moved(questions: readonly Question[], id: string, after: string | null): Question[] {
  const one = questions.find((question) => question.id === id)
  const rest = questions.filter((question) => question.id !== id)
  return one ? rest.toSpliced(after === null ? 0 : rest.findIndex((other) => other.id === after) + 1, 0, one) : rest
}

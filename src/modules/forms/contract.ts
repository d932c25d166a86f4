/** Forms of a board: what is sent through one becomes a task in one of its lists. Made and changed by those who tend the board. */
import * as z from 'zod'
import { activity, Day, Id, Instant, Nothing, operation, Page } from '#kernel/contract.ts'
import { ofBoard } from '#modules/boards/contract.ts'
import { Author, Name, paging } from '#modules/communities/contract.ts'

/** On one board. */
export const MOST_FORMS = 30
export const MOST_QUESTIONS = 30
export const MOST_CHOICES = 50
/** A short answer stays on one line, a long one is a text. */
export const MOST_SHORT = 300
export const MOST_LONG = 4_000

export const questionKinds = ['short', 'long', 'choice', 'choices', 'yes_no', 'number', 'day', 'email'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Kinds of own fields that an answer fits into. */
export const fieldsFor: Readonly<Record<QuestionKind, readonly string[]>> = {
  short: ['text'],
  long: ['text'],
  email: ['text'],
  choice: ['choice'],
  choices: [],
  yes_no: ['checkbox'],
  number: ['number'],
  day: ['date'],
}
/** What a task can be called by. */
export const titleKinds: readonly QuestionKind[] = ['short', 'choice', 'email']

const Words = z.string().trim().max(4_000)
const Question = z.object({
  id: Id.describe('made by whoever writes the form; stays while it is changed'),
  kind: z.enum(questionKinds),
  question: Name.max(300),
  help: z.string().trim().max(500).default(''),
  isRequired: z.boolean().default(false),
  choices: z.array(Name.max(120)).max(MOST_CHOICES).default([]).describe('of a choice that fills no field'),
  becomes: z.enum(['title', 'line', 'field']).describe('what its answer becomes in the task'),
  fieldId: Id.nullable().default(null).describe('an own field of the board, where it becomes one'),
})
export type Question = z.output<typeof Question>

const written = {
  title: Name.max(120),
  intro: Words.default('').describe('Markdown, above the questions'),
  thanks: Words.default('').describe('Markdown, once it was sent'),
  listId: Id,
  isPublic: z.boolean().describe('also by its link, for whoever has it'),
  questions: z.array(Question).min(1).max(MOST_QUESTIONS),
  labelIds: z.array(Id).max(50).default([]),
  assigneeId: Id.nullable().default(null).describe('who is to do what comes'),
  needed: z.number().int().min(1).max(500).nullable().default(null).describe('open for volunteers: so many people'),
  closesOn: Day.nullable().default(null).describe('the last day, in the time zone of the community'),
  mostAnswers: z.number().int().min(1).max(5_000).nullable().default(null),
}

export const FormState = z.enum(['open', 'paused', 'over', 'full', 'away'])
export type FormState = z.output<typeof FormState>

/** A question as it is asked: choices of a field are those it has now. */
const Asked = Question.extend({ choices: z.array(z.object({ value: z.string(), name: z.string() })) })
export type Asked = z.output<typeof Asked>

const FormInList = z.object({
  id: Id,
  title: z.string(),
  state: FormState.describe('away: its board or list is archived'),
  isPublic: z.boolean(),
  list: z.string().describe('the title of the list'),
  answers: z.number().int(),
  closesOn: Day.nullable(),
  link: z.string().nullable().describe('of a public form, for those who tend it'),
})
export type FormInList = z.output<typeof FormInList>

export const Form = FormInList.extend({
  boardId: Id,
  board: z.string(),
  listId: Id,
  intro: z.string(),
  thanks: z.string(),
  version: z.number().int().describe('grows with each change: an answer says which one it saw'),
  questions: z.array(Asked),
  labelIds: z.array(Id),
  assignee: Author.nullable().describe(
    'who is to do what comes: nobody, once they have left or see the board no longer',
  ),
  needed: z.number().int().nullable(),
  mostAnswers: z.number().int().nullable(),
  can: z.object({ change: z.boolean(), send: z.boolean() }),
})
export type Form = z.output<typeof Form>

export const ofForm = z.object({ formId: Id })

export const listForms = operation({
  name: 'forms.listForms',
  does: 'List the forms of a board, in the order in which they were made',
  http: 'GET /boards/{boardId}/forms',
  input: ofBoard,
  output: z.object({ board: z.string(), items: z.array(FormInList), can: z.object({ make: z.boolean() }) }),
})
export const getForm = operation({
  name: 'forms.getForm',
  does: 'Read a form with its questions',
  http: 'GET /forms/{formId}',
  input: ofForm,
  output: Form,
})
const refusals = [
  'archived',
  'no_such_list',
  'no_such_label',
  'no_such_field',
  'no_such_member',
  'does_not_fit',
  'two_titles',
  'choices_missing',
] as const
export const makeForm = operation({
  name: 'forms.makeForm',
  does: 'Make a form that puts what is sent into a list of a board; at most 30',
  http: 'POST /boards/{boardId}/forms',
  perMinute: 30,
  input: ofBoard.extend(written),
  output: Form,
  refusals: [...refusals, 'too_many_forms'],
})
export const changeForm = operation({
  name: 'forms.changeForm',
  does: 'Write a form anew; what was sent stays as it is',
  http: 'PUT /forms/{formId}',
  input: ofForm.extend({ ...written, version: z.number().int().describe('the one that was changed') }),
  output: Form,
  refusals: [...refusals, 'changed_meanwhile'],
})
export const pauseForm = operation({
  name: 'forms.pauseForm',
  does: 'Pause a form, or open it again',
  http: 'PUT /forms/{formId}/pause',
  input: ofForm.extend({ isPaused: z.boolean() }),
  output: Form,
})
export const renewLink = operation({
  name: 'forms.renewLink',
  does: 'Give a public form a new link; the one before opens nothing any more',
  http: 'POST /forms/{formId}/link',
  byToken: false,
  input: ofForm,
  output: Form,
  refusals: ['not_public'],
})
export const deleteForm = operation({
  name: 'forms.deleteForm',
  does: 'Delete a form; the tasks that came through it stay',
  http: 'DELETE /forms/{formId}',
  input: ofForm,
  output: Nothing,
})

export const FormAnswer = z.object({
  taskId: Id,
  title: z.string(),
  at: Instant,
  closedAt: Instant.nullable(),
})
export type FormAnswer = z.output<typeof FormAnswer>
export const listAnswers = operation({
  name: 'forms.listAnswers',
  does: 'List the tasks that came through a form, newest first',
  http: 'GET /forms/{formId}/answers',
  input: ofForm.extend(paging),
  output: Page(FormAnswer),
})

/** By the id of the question; `yes` for yes, several only for several choices. What is left out or empty says nothing. */
export const Answers = z.record(
  z.uuid(),
  z.union([z.string().max(20_000), z.array(z.string().max(200)).max(MOST_CHOICES)]),
)
export type Answers = z.output<typeof Answers>
const sent = { version: z.number().int().describe('the form that was filled in'), answers: Answers }
export const sendRefusals = [
  'form_paused',
  'form_over',
  'form_full',
  'form_away',
  'form_changed',
  'answers_too_long',
  // Not `too_many_tasks`: forms stop earlier, so that those who work there always find room, and it is said to guests.
  'board_full',
] as const

export const sendForm = operation({
  name: 'forms.sendForm',
  does: 'Fill in a form as a member: what is sent becomes a task, made by me',
  http: 'POST /forms/{formId}/answers',
  perMinute: 30,
  input: ofForm.extend(sent),
  output: z.object({ id: Id.describe('of the task') }),
  refusals: sendRefusals,
})

const data = z.object({ formId: Id })
export const formMade = activity({ kind: 'forms.form_made', data })
export const formChanged = activity({ kind: 'forms.form_changed', data })
export const formDeleted = activity({ kind: 'forms.form_deleted', data })

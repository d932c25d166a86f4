/** What was sent becomes a task: the words of others as text only, in the place that the form says. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import type { RunContext } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { t } from '#kernel/words.ts'
import { insertTasks, type NewTask } from '#modules/boards/offers.ts'
import { hasRoomFor } from '#modules/boards/offers-forms.ts'
import { taskAdded, taskAssigned } from '#modules/boards/task/contract.ts'
import { watch } from '#modules/subjects/offers.ts'
import { MAX_TEXT } from '#modules/text/bounds.ts'
import { escapeMarkdown } from '#modules/text/markdown.ts'
import { whoDoes } from './assignee.ts'
import { checked, type Given, oneLine } from './check.ts'
import type { Answers, FormState, sendForm } from './contract.ts'
import type { FormRow } from './find.ts'
import { readLabels, readQuestions } from './shown.ts'

type Sending = Pick<RunContext<typeof sendForm, unknown>, 'db' | 'community' | 'actor' | 'now' | 'record'> & {
  refuse(code: string): Refusal
}
type Sent = { form: FormRow; version: number; answers: Answers }

/** Forms leave so many places of their board free, for those who work there. */
export const KEPT_FREE = 500

const closed: Readonly<Record<Exclude<FormState, 'open'>, string>> = {
  paused: 'form_paused',
  over: 'form_over',
  full: 'form_full',
  away: 'form_away',
}

/**
 * Refuses where the form takes nothing, or is another by now, and names the answers that do not fit. Counting it holds the
 * form still: of two who send the last answer at once, the second finds it full.
 */
export async function receive(about: Sending, { form, version, answers }: Sent): Promise<string> {
  const { db, community, actor, now, record, refuse } = about
  if (form.state !== 'open') throw refuse(closed[form.state])
  if (form.version !== version) throw refuse('form_changed')
  const of = { community: community.id, form: form.id }
  const [questions, labelIds] = await Promise.all([readQuestions(db, of), readLabels(db, of)])
  const { given, wrong } = checked(questions, answers, { yes: t(community.language, 'forms:yes') })
  if (Object.keys(wrong).length > 0) throw wrongAnswers(wrong)
  const says = descriptionOf(given, form, community.language)
  if (says.length > MAX_TEXT) throw new Refusal('invalid', 'answers_too_long')
  if (!(await db.one(count({ ...of, version })))) throw refuse(form.mostAnswers === null ? 'form_changed' : 'form_full')
  if (!(await hasRoomFor({ db, community }, { board: form.boardId, more: KEPT_FREE }))) throw refuse('board_full')
  const id = newId()
  const doing = await whoDoes(db, { community: community.id, board: form.boardId, member: form.assigneeId })
  const assignees = doing ? [doing.id] : []
  await insertTasks({ db, community: community.id, now }, [
    {
      ...plain,
      id,
      boardId: form.boardId,
      places: [{ boardId: form.boardId, listId: form.listId }],
      title: titleOf(given, form, { now, language: community.language, timeZone: community.timeZone }),
      about: says,
      needed: form.needed,
      createdBy: actor.memberId,
      createdAt: now.toISOString(),
      closedAt: form.closes ? now.toISOString() : null,
      assigneeIds: assignees,
      labelIds,
      values: given.flatMap(inField),
    },
  ])
  db.send(keep({ ...of, task: id, now }))
  const members = [...new Set([...(actor.memberId ? [actor.memberId] : []), ...assignees])]
  if (members.length > 0) db.send(watch({ community: community.id, subject: id, members, at: now }))
  record(taskAdded, id, { boards: [form.boardId], listId: form.listId })
  for (const memberId of assignees)
    record(taskAssigned, id, { boards: [form.boardId], memberId, tells: memberId !== actor.memberId })
  return id
}

const wrongAnswers = (wrong: Record<string, string>): Refusal =>
  new Refusal(
    'invalid',
    'invalid',
    Object.fromEntries(Object.entries(wrong).map(([id, why]) => [`answers.${id}`, why])),
  )

const plain = {
  parentId: null,
  startsOn: null,
  startsAt: null,
  dueOn: null,
  dueAt: null,
  closedBy: null,
  archivedAt: null,
  isMilestone: false,
  isTemplate: false,
  checklists: [],
} satisfies Partial<NewTask>

type Here = { now: Date; language: string; timeZone: string }

function titleOf(given: Given[], { title }: FormRow, { now, language, timeZone }: Here): string {
  const said = given.find(({ question }) => question.becomes === 'title')?.text
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(now)
  return (
    oneLine(said ?? '')
      .slice(0, 300)
      .toWellFormed() || `${oneLine(title)} – ${date}`
  )
}

/** Nothing that was sent is Markdown: no mark, no mention, no link. */
function descriptionOf(given: Given[], { title }: FormRow, language: string): string {
  const lines = given
    .filter(({ question }) => question.becomes === 'line')
    .map(({ question, text }) => `**${escapeMarkdown(oneLine(question.question))}**\n\n${escapeMarkdown(text)}`)
  return [...lines, escapeMarkdown(t(language, 'forms:through', { form: oneLine(title) }))].join('\n\n')
}

function inField({ question, text, value }: Given): NewTask['values'] {
  if (question.becomes !== 'field' || !question.fieldId) return []
  const none = { text: null, number: null, day: null, isChecked: null, optionId: null, memberId: null }
  const of = { fieldId: question.fieldId, ...none }
  if (question.kind === 'number') return [{ ...of, number: value as number }]
  if (question.kind === 'day') return [{ ...of, day: text }]
  if (question.kind === 'yes_no') return [{ ...of, isChecked: true }]
  return [question.kind === 'choice' ? { ...of, optionId: value as string } : { ...of, text }]
}

const count = prepared(
  (a: { community: string; form: string; version: number }) => sql<{ id: string }>`
    update form set answers = answers + 1 where community_id = ${a.community} and id = ${a.form}
      and version = ${a.version} and (most_answers is null or answers < most_answers) returning id`,
)
const keep = prepared(
  (a: { community: string; form: string; task: string; now: Date }) => sql`
    insert into form_answer (community_id, task_id, form_id, at)
    values (${a.community}, ${a.task}, ${a.form}, ${a.now})`,
)

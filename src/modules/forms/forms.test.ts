/** Forms inside: what a member sends becomes a task of the board, and nothing of other boards comes in. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { newId } from '#kernel/ids.ts'
import { archiveBoard, deleteBoard, getBoard, makeBoard, unarchiveBoard } from '#modules/boards/contract.ts'
import { addField, removeField } from '#modules/boards/fields/contract.ts'
import { addLabel, addList, archiveList, unarchiveList } from '#modules/boards/lists/contract.ts'
import { getTask } from '#modules/boards/task/contract.ts'
import { allAtOnce } from '#tests/at-once.ts'
import { openTestHouse } from '#tests/house.ts'
import {
  changeForm,
  deleteForm,
  getForm,
  listAnswers,
  listForms,
  MOST_FORMS,
  makeForm,
  pauseForm,
  sendForm,
} from './contract.ts'

const stage = await openTestHouse()
const { ana, ben, cem, gina, world, clock } = stage
const { members, circles } = world.lahn
const board = async (title: string, circleId?: string) => {
  const audience = circleId ? ('circle' as const) : ('community' as const)
  const { id: boardId } = await ben.does(makeBoard, { title, audience, ...(circleId && { circleId }) })
  const { id: listId } = await ben.does(addList, { boardId, title: 'Neu' })
  const { id: labelId } = await ben.does(addLabel, { boardId, name: 'Gemeldet', tone: 2 })
  const { id: fieldId } = await ben.does(addField, { boardId, name: 'Anzahl', kind: 'number' })
  const choice = await ben.does(addField, {
    boardId,
    name: 'Boot',
    kind: 'choice',
    options: [{ name: 'Kanu' }, { name: 'Floß' }],
  })
  return { boardId, listId, labelId, fieldId, choice }
}
const here = await board('Reparaturen')
const there = await board('Woanders')
const [what, more, many, which, mail, days, sure] = Array.from({ length: 7 }, newId) as [
  string,
  ...string[],
] as string[]
const ask = (id: string | undefined, kind: string, rest: object = {}) =>
  ({ id: id!, kind, question: `Frage ${kind}`, becomes: 'line', ...rest }) as never
const questions = [
  ask(what, 'short', { becomes: 'title', isRequired: true }),
  ask(more, 'long'),
  ask(many, 'number', { becomes: 'field', fieldId: here.fieldId }),
  ask(which, 'choice', { becomes: 'field', fieldId: here.choice.id }),
  ask(mail, 'email'),
  ask(days, 'day'),
  ask(sure, 'choices', { choices: ['Ufer', 'Wehr', 'Steg'] }),
]
const text = { title: 'Kaputtes Boot', listId: here.listId, isPublic: false, questions }
const whole = { ...text, labelIds: [here.labelId], assigneeId: members.cem, needed: 3 }
const form = await ben.does(makeForm, { boardId: here.boardId, ...whole })
const send = { formId: form.id, version: form.version }

test('what is sent becomes a task of the list, by whoever sent it, with labels, fields and who does it; followers hear of it', async () => {
  const option = form.questions[3]!.choices[1]!
  assert.equal(option.name, 'Floß')
  const { id } = await ana.does(sendForm, {
    ...send,
    answers: {
      [what!]: '  Leck\n im Bug ',
      [more!]: 'Seit *gestern*.',
      [many!]: '2,5',
      [which!]: option.value,
      [sure!]: ['Wehr', 'Ufer'],
    },
  })
  const task = await ben.does(getTask, { taskId: id })
  assert.equal(task.title, 'Leck im Bug')
  assert.equal(task.createdBy?.id, members.ana)
  assert.deepEqual(
    task.assignees.map((one) => one.id),
    [members.cem],
  )
  assert.deepEqual(task.labels, [here.labelId])
  assert.deepEqual(task.values, { [here.fieldId]: 2.5, [here.choice.id]: option.value })
  assert.equal(task.needed, 3)
  assert.deepEqual(
    task.places.map((one) => one.listId),
    [here.listId],
  )
  assert.match(task.about, /\*\*Frage long\*\*\n\nSeit \\\*gestern\\\*\./)
  assert.match(task.about, /Ufer, Wehr/)
  assert.match(task.about, /Gesendet über das Formular „Kaputtes Boot“$/)
  assert.ok(
    (await ben.hears()).some((one) => JSON.stringify(one).includes(id)),
    'who follows the board',
  )
  assert.ok(
    (await cem.hears()).some((one) => JSON.stringify(one).includes(id)),
    'who is to do it',
  )
  const { items } = await cem.does(listAnswers, { formId: form.id })
  assert.deepEqual(
    items.map(({ taskId }) => taskId),
    [id],
  )
  assert.equal((await ana.does(getForm, { formId: form.id })).answers, 1)
})

test('sent twice after a lost answer it is one task', async () => {
  const answers = { [what!]: 'Einmal' }
  const one = await ana.does(sendForm, { ...send, answers }, { key: 'lost' })
  const other = await ana.does(sendForm, { ...send, answers }, { key: 'lost' })
  assert.equal(one.id, other.id)
})

test('what does not fit is named by its question', async () => {
  const wrong = async (id: string | undefined, said: string | string[]) => {
    const answers = { [what!]: 'x', [id!]: said }
    await assert.rejects(ana.does(sendForm, { ...send, answers }), (error: { code: string; fields: object }) => {
      assert.deepEqual(Object.keys(error.fields ?? {}), [`answers.${id}`], String(said))
      return error.code === 'invalid'
    })
  }
  await wrong(what, ' \n ')
  await wrong(what, 'x'.repeat(301))
  await wrong(many, 'zwei')
  await wrong(many, '1e400')
  await wrong(which, there.choice.options[0]!.id)
  await wrong(mail, 'noor')
  await wrong(days, '2026-02-30')
  await wrong(sure, ['Ufer', 'Mond'])
})

test('lists, labels, fields and people of elsewhere are not found', async () => {
  const to = { boardId: here.boardId, ...text }
  const { circles: _, ...noCircle } = world.berg
  await ben.isRefused(makeForm, { ...to, listId: there.listId }, 'no_such_list')
  await ben.isRefused(makeForm, { ...to, labelIds: [here.labelId, there.labelId] }, 'no_such_label')
  await ben.isRefused(makeForm, { ...to, assigneeId: noCircle.members.otto }, 'no_such_member')
  await ben.isRefused(makeForm, { ...to, assigneeId: members.fred }, 'no_such_member')
  const field = (kind: string, fieldId: string, becomes = 'field') => ({
    ...to,
    questions: [ask(what, kind, { becomes, fieldId })],
  })
  await ben.isRefused(makeForm, field('number', there.fieldId), 'no_such_field')
  await ben.isRefused(makeForm, field('short', here.fieldId), 'does_not_fit')
  await ben.isRefused(makeForm, field('long', here.fieldId, 'title'), 'does_not_fit')
  await ben.isRefused(
    makeForm,
    { ...to, questions: [questions[0]!, ask(more, 'short', { becomes: 'title' })] },
    'two_titles',
  )
  await ben.isRefused(makeForm, { ...to, questions: [ask(what, 'choice')] }, 'choices_missing')
  await ben.isRefused(changeForm, { ...text, formId: form.id, version: 1, listId: there.listId }, 'no_such_list')
})

test('paused, over, full, archived: nothing is taken; the count holds in parallel', async () => {
  const answers = { [what!]: 'Noch eins' }
  const sent = { ...send, answers }
  await ben.does(pauseForm, { formId: form.id, isPaused: true })
  await ana.isRefused(sendForm, sent, 'form_paused')
  await ben.does(pauseForm, { formId: form.id, isPaused: false })
  await ben.does(archiveList, { listId: here.listId })
  await ana.isRefused(sendForm, sent, 'form_away')
  await ben.does(unarchiveList, { listId: here.listId })
  await ben.does(archiveBoard, { boardId: here.boardId })
  await ana.isRefused(sendForm, sent, 'form_away')
  await ben.does(unarchiveBoard, { boardId: here.boardId })
  const today = clock.now().toISOString().slice(0, 10)
  const few = await ben.does(makeForm, { boardId: here.boardId, ...text, mostAnswers: 2, closesOn: today })
  const tries = Array.from({ length: 6 }, () => ana.does(sendForm, { formId: few.id, version: 1, answers }))
  const done = await Promise.allSettled(tries)
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 2)
  await ana.isRefused(sendForm, { formId: few.id, version: 1, answers }, 'form_full')
  await ben.does(changeForm, { ...text, formId: few.id, version: 1, closesOn: '2020-01-01' })
  await ana.isRefused(sendForm, { formId: few.id, version: 2, answers }, 'form_over')
})

test('an answer to questions that changed meanwhile is not taken, nor is a change over another', async () => {
  const one = await ben.does(makeForm, { boardId: here.boardId, ...text })
  await ben.does(changeForm, { ...text, formId: one.id, version: 1, title: 'Anders' })
  await ben.isRefused(changeForm, { ...text, formId: one.id, version: 1 }, 'changed_meanwhile')
  await ana.isRefused(sendForm, { formId: one.id, version: 1, answers: { [what!]: 'x' } }, 'form_changed')
  await ana.does(sendForm, { formId: one.id, version: 2, answers: { [what!]: 'x' } })
  await ben.does(removeField, { fieldId: here.fieldId })
  const { id } = await ana.does(sendForm, { formId: one.id, version: 2, answers: { [what!]: 'x', [many!]: '7' } })
  assert.match((await ben.does(getTask, { taskId: id })).about, /Frage number/, 'its field is gone: it is a line')
  await ben.does(deleteForm, { formId: one.id })
  assert.equal((await ben.does(getTask, { taskId: id })).title, 'x')
})

test('a form is as visible as its board, and changed by who tends it', async () => {
  const circle = await board('Messgruppe', circles.messgruppe)
  const secret = await ben.does(makeForm, { ...text, ...circle, questions: [questions[0]!], isPublic: true })
  await cem.isRefused(getForm, { formId: secret.id }, 'not_found')
  await cem.isRefused(listForms, { boardId: circle.boardId }, 'not_found')
  await cem.isRefused(sendForm, { formId: secret.id, version: 1, answers: { [what!]: 'x' } }, 'not_found')
  await cem.isRefused(listAnswers, { formId: secret.id }, 'not_found')
  await gina.isRefused(getForm, { formId: form.id }, 'not_found')
  await cem.isRefused(changeForm, { ...text, formId: form.id, version: 1 }, 'forbidden')
  assert.equal((await cem.does(listForms, { boardId: here.boardId })).can.make, false)
  assert.equal(secret.link?.startsWith('http://localhost:3000/de/forms/'), true)
  const open = await ben.does(makeForm, { boardId: here.boardId, ...text, questions: [questions[0]!], isPublic: true })
  assert.equal((await cem.does(getForm, { formId: open.id })).link, null, 'handed on by those who tend it')
  await ben.does(deleteBoard, { boardId: there.boardId })
  await ben.isRefused(listForms, { boardId: there.boardId }, 'not_found')
  assert.ok((await ben.does(getBoard, { boardId: here.boardId })).tasks.length > 3)
})

test('a board has at most thirty forms, however many are made at once', async () => {
  const { boardId, listId } = await board('Viele')
  const one = { boardId, listId, title: 'Noch eins', isPublic: false, questions: [ask(newId(), 'long')] }
  for (let n = 1; n < MOST_FORMS; n++) await ben.does(makeForm, one)
  const both = [1, 2].map(() => () => ben.does(makeForm, one))
  const made = await allAtOnce(stage, world.lahn.id, both)
  assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 1)
  await ben.isRefused(makeForm, one, 'too_many_forms')
})

test('answers that are too long together are refused by a word of their own', async () => {
  const many = Array.from({ length: 11 }, newId)
  const long = await ben.does(makeForm, {
    boardId: here.boardId,
    ...text,
    title: 'Lang',
    questions: many.map((id) => ask(id, 'long')),
  })
  const answers = (length: number) => Object.fromEntries(many.map((id) => [id, 'x'.repeat(length)]))
  const to = { formId: long.id, version: long.version }
  await cem.isRefused(sendForm, { ...to, answers: answers(4_000) }, 'answers_too_long')
  await cem.does(sendForm, { ...to, answers: answers(3_000) })
})

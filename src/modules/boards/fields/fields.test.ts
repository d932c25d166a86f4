import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { openTestHouse } from '#tests/house.ts'
import { getBoard, makeBoard } from '../contract.ts'
import { addPart, addTask, archiveTask, deleteTask, getTask } from '../task/contract.ts'
import {
  addField,
  addOption,
  changeField,
  changeOption,
  countValues,
  moveField,
  moveOption,
  removeField,
  removeOption,
  setValue,
} from './contract.ts'

const { ana, ben, cem, gina, world } = await openTestHouse()
const { members, circles } = world.lahn
const { id: boardId } = await ben.does(makeBoard, {
  title: 'Touren',
  audience: 'community',
  lists: [{ title: 'Offen' }],
})
const listId = (await ben.does(getBoard, { boardId })).lists[0]!.id
const { id: taskId } = await ben.does(addTask, { listId, title: 'Lahn' })
const fieldsOf = async () => (await ana.does(getBoard, { boardId })).fields

test('each kind of field takes what fits, refuses the rest and can be emptied', async () => {
  const choice = await cem.does(addField, {
    boardId,
    name: 'Wetter',
    kind: 'choice',
    options: [{ name: 'Sonne' }, { name: 'Regen' }],
  })
  const foreign = await ben.does(addField, { boardId, name: 'Boot', kind: 'choice', options: [{ name: 'Kanu' }] })
  const fits = {
    text: ['am Wehr', 'x'.repeat(4_001)],
    number: [12.5, '12'],
    date: ['2026-10-01', '2026-13-40'],
    checkbox: [true, 'ja'],
    person: [members.cem, 'cem'],
  } as const
  for (const [kind, [good, bad]] of Object.entries(fits)) {
    const { id: fieldId } = await ben.does(addField, { boardId, name: kind, kind: kind as keyof typeof fits })
    const code = kind === 'text' ? 'invalid' : 'does_not_fit'
    await ben.isRefused(setValue, { taskId, fieldId, value: bad }, code)
    assert.equal((await cem.does(setValue, { taskId, fieldId, value: good })).values[fieldId], good)
    assert.ok(!(fieldId in (await cem.does(setValue, { taskId, fieldId, value: null })).values))
  }
  const [sun] = choice.options
  const one = { taskId, fieldId: choice.id }
  await ben.isRefused(setValue, { ...one, value: foreign.options[0]!.id }, 'no_such_option')
  await ben.isRefused(setValue, { ...one, value: 'Sonne' }, 'does_not_fit')
  assert.equal((await ben.does(setValue, { ...one, value: sun!.id })).values[choice.id], sun!.id)
  await cem.isRefused(removeOption, { optionId: sun!.id }, 'forbidden')
  await ben.does(removeOption, { optionId: sun!.id })
  assert.ok(!(choice.id in (await ana.does(getTask, { taskId })).values))
})

test('a person is somebody who sees the task', async () => {
  const { id: fieldId } = await ben.does(addField, { boardId, name: 'Leitung', kind: 'person' })
  await ben.isRefused(setValue, { taskId, fieldId, value: members.gina }, 'no_such_member')
})

test('fields and options are named, sorted and removed; what tasks said there goes with them', async () => {
  const { id: fieldId } = await ben.does(addField, { boardId, name: 'Strecke', kind: 'number', after: null })
  await ben.does(setValue, { taskId, fieldId, value: 7 })
  assert.equal((await fieldsOf())[0]!.name, 'Strecke')
  await cem.does(changeField, { fieldId, name: 'Kilometer', onCard: true })
  await cem.does(moveField, { fieldId })
  const last = (await fieldsOf()).at(-1)!
  assert.deepEqual([last.name, last.onCard], ['Kilometer', true])
  await cem.isRefused(removeField, { fieldId }, 'forbidden')
  await ben.does(removeField, { fieldId })
  assert.ok(!(fieldId in (await ana.does(getTask, { taskId })).values))
  await ben.isRefused(addOption, { fieldId: last.id, name: 'x' }, 'not_found')
  const made = await ben.does(addField, { boardId, name: 'Stufe', kind: 'choice', options: [{ name: 'leicht' }] })
  const { options } = await cem.does(addOption, { fieldId: made.id, name: 'schwer', tone: 3 })
  await cem.does(moveOption, { optionId: options[1]!.id, after: null })
  const named = await cem.does(changeOption, { optionId: options[0]!.id, name: 'gemütlich', tone: 2 })
  assert.deepEqual(
    named.options.map(({ name, tone }) => [name, tone]),
    [
      ['schwer', 3],
      ['gemütlich', 2],
    ],
  )
})

test('before a field goes one is told how many tasks lose something, deleted ones aside', async () => {
  const field = await ben.does(addField, {
    boardId,
    name: 'Ort',
    kind: 'choice',
    options: [{ name: 'Ufer' }, { name: 'Wehr' }],
  })
  const [shore, weir] = field.options
  const ids: string[] = []
  for (const title of ['a', 'b', 'c']) ids.push((await ben.does(addTask, { listId, title })).id)
  const { id: part } = await ben.does(addPart, { taskId: ids[0]!, title: 'Teil' })
  for (const taskId of [...ids, part]) await ben.does(setValue, { taskId, fieldId: field.id, value: shore!.id })
  await ben.does(setValue, { taskId: ids[1]!, fieldId: field.id, value: weir!.id })
  await ben.does(deleteTask, { taskId: ids[2]! })
  await ben.does(archiveTask, { taskId: ids[1]! })
  assert.deepEqual(await cem.does(countValues, { fieldId: field.id }), {
    tasks: 3,
    options: { [shore!.id]: 2, [weir!.id]: 1 },
  })
  await gina.isRefused(countValues, { fieldId: field.id }, 'not_found')
})

test('a task says nothing in fields of another board, and nobody from outside says anything', async () => {
  const other = await ben.does(makeBoard, { title: 'Intern', audience: 'circle', circleId: circles.vorstand })
  const { id: fieldId } = await ben.does(addField, { boardId: other.id, name: 'Geheim', kind: 'text' })
  await ben.isRefused(setValue, { taskId, fieldId, value: 'x' }, 'not_found')
  await cem.isRefused(changeField, { fieldId, name: 'x' }, 'not_found')
  await gina.isRefused(addField, { boardId, name: 'x', kind: 'text' }, 'not_found')
})

test('there is an end to fields and options', async () => {
  const board = await ben.does(makeBoard, { title: 'Voll', audience: 'community' })
  const names = Array.from({ length: 200 }, (_, n) => ({ name: `${n}` }))
  const field = await ben.does(addField, { boardId: board.id, name: '0', kind: 'choice', options: names })
  await ben.isRefused(addOption, { fieldId: field.id, name: 'zu viel' }, 'too_many_options')
  const text = { boardId: board.id, kind: 'text' as const }
  await ben.isRefused(addField, { ...text, name: 'x', options: [{ name: 'y' }] }, 'has_no_options')
  for (let n = 1; n < 50; n++) await ben.does(addField, { ...text, name: `${n}` })
  await ben.isRefused(addField, { ...text, name: 'zu viel' }, 'too_many_fields')
})

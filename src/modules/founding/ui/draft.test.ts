import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { found } from '../contract.ts'
import { examples } from '../examples/examples.ts'
import { emptyDraft, firstOf, inputOf, missingOn, perMonth, withExample } from './draft.ts'

const draft = {
  ...emptyDraft(new Date('2026-03-01')),
  name: 'Flussretter Lahn',
  me: 'Mara',
  mission: 'Wir machen die Lahn *sauber*.',
}
const kilos = {
  title: 'Müll',
  baseline: 0,
  target: 12_000,
  unit: 'kg',
  icon: 'trash',
  deadline: '2026-12-31',
  adds: true,
}

test('what was answered is what the contract asks for', () => {
  const asked = inputOf({ ...draft, goal: kilos, values: [{ key: 1, title: ' ', weDo: '' }] }, 'de', 'Europe/Berlin')
  assert.ok(found.input.safeParse(asked).success)
  assert.deepEqual(asked.values, [])
  assert.equal(asked.goal?.metric?.accumulation, 'cumulative')
})

test('a goal below where one stands is one that is to fall', () => {
  const { goal } = inputOf({ ...draft, goal: { ...kilos, baseline: 90, target: 40 } }, 'de', 'UTC')
  assert.equal(goal?.metric?.direction, 'down')
})

test('a goal put off until later is not set, nor is one without a number measured', () => {
  assert.equal(inputOf({ ...draft, goal: kilos, later: ['goal'] }, 'de', 'UTC').goal, null)
  assert.equal(inputOf({ ...draft, goal: { ...kilos, target: undefined } }, 'de', 'UTC').goal?.metric, undefined)
})

test('only name, own name and mission hold anybody up', () => {
  assert.deepEqual(missingOn('name', { ...draft, me: ' ' }), ['me'])
  assert.deepEqual(missingOn('values', draft), [])
})

test('the way is told in months', () => {
  assert.equal(perMonth(kilos, Date.parse('2026-01-01')), 1000)
  assert.equal(perMonth({ ...kilos, deadline: '2026-01-10' }, Date.parse('2026-01-01')), undefined)
  assert.equal(perMonth({ ...kilos, target: 0 }, Date.parse('2026-01-01')), undefined)
})

test('an example brings goals, channels and questions; a goal that became the first is not set twice', async () => {
  const { preset, ...told } = await examples.climate()
  const begun = { ...draft, preset, ...withExample(draft, 'climate', told.de) }
  const asked = inputOf(begun, 'de', 'Europe/Berlin')
  assert.ok(found.input.safeParse(asked).success)
  assert.deepEqual([asked.goal?.title, asked.moreGoals?.length], ['Dächer mit Solar', 3])
  assert.equal(asked.goal?.sentence, told.de.goals[0]!.sentence)
  assert.deepEqual(asked.joiningQuestions, told.de.questions)
  const other = { ...begun, goal: { ...begun.goal, ...firstOf(told.de.goals[1]!) } }
  assert.equal(inputOf(other, 'de', 'UTC').moreGoals?.length, 2)
  const later = inputOf({ ...begun, later: ['values', 'goal', 'joining'] }, 'de', 'UTC')
  assert.deepEqual([later.values, later.goal, later.moreGoals, later.joiningQuestions], [[], null, [], []])
})

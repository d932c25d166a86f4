/** Forms of an archive keep the bounds of those that are made here. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getForm, MOST_CHOICES, MOST_QUESTIONS } from '#modules/forms/contract.ts'
import { whenIdle } from '#modules/imports/worker.ts'
import { brought, FORGED_AT, forged, forgedId } from '#tests/arriving.ts'
import { openTestHouse } from '#tests/house.ts'
import { getArrival, start } from './contract.ts'

const { sofia, clean } = await openTestHouse()
const subject = (n: number) => ({
  ...{ id: forgedId(n), kind: 'board', title: 'Fremd', audience: 'community', created_by: null, created_at: FORGED_AT },
  talk_is_open: false,
})
const [here, there] = [0xf100, 0xf101]
const list = (n: number, board: number) => ({
  id: forgedId(n),
  board_id: forgedId(board),
  title: 'Neu',
  position: 'a0',
  closes: false,
})
const form = (n: number, more = {}) => ({
  ...{
    id: forgedId(n),
    board_id: forgedId(here),
    list_id: forgedId(0xf200),
    title: 'Melden',
    intro: '',
    thanks: '',
    is_public: false,
  },
  ...{ answers: 0, version: 1, created_at: FORGED_AT, ...more },
})
const question = (n: number, more = {}) => ({
  ...{
    id: forgedId(n),
    form_id: forgedId(0xf300),
    place: n % 100,
    kind: 'choice',
    question: 'Wo?',
    help: '',
    is_required: false,
  },
  ...{ choices: ['Ufer'], is_title: false, ...more },
})

test('what is too much stays out, what counts too high is cut, and no form puts tasks on the board of another', async () => {
  const many = Array.from({ length: 200 }, (_, n) => `${n} ${'x'.repeat(200)}`)
  const bytes = forged({
    subjects: [subject(here), subject(there)],
    boards: [here, there].map((n) => ({ id: forgedId(n), about: '', is_template: false })),
    'board-lists': [list(0xf200, here), list(0xf201, there)],
    forms: [form(0xf300, { answers: -7, version: 1e18 }), form(0xf301, { list_id: forgedId(0xf201) })],
    'form-questions': [
      question(0xf400, { place: 0, choices: many }),
      ...Array.from({ length: 40 }, (_, n) => question(0xf500 + n, { place: n })),
      question(0xf600, { form_id: forgedId(0xf301) }),
    ],
  })
  const { there: coming } = await brought(sofia, bytes)
  await coming.does(start, { name: 'Ort', slug: 'ort-1', myName: 'Sofia' })
  await whenIdle()
  await clean()
  const me = sofia.in('ort-1')
  const { state, came } = await me.does(getArrival, {})
  assert.equal(state, 'done')
  assert.deepEqual(came!.lost, [{ what: 'without_home', count: 2 }])
  const { answers, version, questions } = await me.does(getForm, { formId: forgedId(0xf300) })
  assert.deepEqual([answers, version, questions.length], [0, 1_000_000_000, MOST_QUESTIONS])
  const { choices } = questions[0]!
  assert.deepEqual([choices.length, choices[0]!.name.length], [MOST_CHOICES, 120])
  await me.isRefused(getForm, { formId: forgedId(0xf301) }, 'not_found')
})

/** Forms of an archive keep the bounds of those that are made here. */
import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { getForm, MOST_CHOICES, MOST_QUESTIONS } from '#modules/forms/contract.ts'
import { whenIdle } from '#modules/imports/worker.ts'
import { brought, forged } from '#tests/arriving.ts'
import { openTestHouse } from '#tests/house.ts'
import { getArrival, start } from './contract.ts'

const { sofia, clean } = await openTestHouse()
const id = (n: number) => `01990000-0000-7000-8000-00000000${n.toString(16).padStart(4, '0')}`
const AT = '2026-09-01T08:00:00.000Z'
const subject = (n: number) => ({
  ...{ id: id(n), kind: 'board', title: 'Fremd', audience: 'community', created_by: null, created_at: AT },
  talk_is_open: false,
})
const [here, there] = [0xf100, 0xf101]
const list = (n: number, board: number) => ({
  id: id(n),
  board_id: id(board),
  title: 'Neu',
  position: 'a0',
  closes: false,
})
const form = (n: number, more = {}) => ({
  ...{ id: id(n), board_id: id(here), list_id: id(0xf200), title: 'Melden', intro: '', thanks: '', is_public: false },
  ...{ answers: 0, version: 1, created_at: AT, ...more },
})
const question = (n: number, more = {}) => ({
  ...{ id: id(n), form_id: id(0xf300), place: n % 100, kind: 'choice', question: 'Wo?', help: '', is_required: false },
  ...{ choices: ['Ufer'], is_title: false, ...more },
})

test('what is too much stays out, what counts too high is cut, and no form puts tasks on the board of another', async () => {
  const many = Array.from({ length: 200 }, (_, n) => `${n} ${'x'.repeat(200)}`)
  const bytes = forged({
    subjects: [subject(here), subject(there)],
    boards: [here, there].map((n) => ({ id: id(n), about: '', is_template: false })),
    'board-lists': [list(0xf200, here), list(0xf201, there)],
    forms: [form(0xf300, { answers: -7, version: 1e18 }), form(0xf301, { list_id: id(0xf201) })],
    'form-questions': [
      question(0xf400, { place: 0, choices: many }),
      ...Array.from({ length: 40 }, (_, n) => question(0xf500 + n, { place: n })),
      question(0xf600, { form_id: id(0xf301) }),
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
  const { answers, version, questions } = await me.does(getForm, { formId: id(0xf300) })
  assert.deepEqual([answers, version, questions.length], [0, 1_000_000_000, MOST_QUESTIONS])
  const { choices } = questions[0]!
  assert.deepEqual([choices.length, choices[0]!.name.length], [MOST_CHOICES, 120])
  await me.isRefused(getForm, { formId: id(0xf301) }, 'not_found')
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { marked } from './marking.ts'

const mission = 'Kinder sollen darin baden können.'
const at = mission.indexOf('darin')

test('chosen words are set apart, without the spaces around them', () => {
  assert.equal(marked(mission, at, at + 11), 'Kinder sollen *darin baden* können.')
  assert.equal(marked(mission, at - 1, at + 12), 'Kinder sollen *darin baden* können.')
})

test('another choice takes the place of the first, the same choice takes it away', () => {
  const first = marked(mission, at, at + 11) ?? ''
  assert.equal(marked(first, 0, 6), '*Kinder* sollen darin baden können.')
  assert.equal(marked(first, at + 1, at + 12), mission)
  assert.equal(marked(first, at, at + 13), mission)
})

test('without a choice nothing changes', () => {
  assert.equal(marked(mission, 3, 3), undefined)
  assert.equal(marked(mission, 6, 7), undefined)
  assert.equal(marked('*', 0, 1), undefined)
})

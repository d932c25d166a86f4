import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groundOf, initials } from './initials.ts'

test('a name is shown by its first and last word', () => {
  assert.equal(initials('Mara Lindner'), 'ML')
  assert.equal(initials('Ayşe Nur Demir'), 'AD')
  assert.equal(initials('şule'), 'Ş')
  assert.equal(initials('Mara Lindner', 1), 'M')
  assert.equal(initials('  Jean-Luc '), 'JL')
})

test('brackets, quotes and emoji do not break the initials', () => {
  assert.equal(initials('„Otter“ (Lahn)'), 'OL')
  assert.equal(initials('👩🏽‍🚀 Team'), '👩🏽‍🚀T')
  assert.equal(initials('...'), '')
  assert.equal(initials(''), '')
})

test('the same id always stands on the same of eight grounds', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      const ground = groundOf(id)
      assert.equal(ground, groundOf(id))
      assert.ok(Number.isInteger(ground) && ground >= 0 && ground < 8)
    }),
  )
})

test('ids spread over all eight grounds', () => {
  const used = new Set(Array.from({ length: 200 }, (_, index) => groundOf(`member-${index}`)))
  assert.equal(used.size, 8)
})

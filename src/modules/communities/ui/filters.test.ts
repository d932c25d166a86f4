import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { filtersIn, flipped } from './filters.ts'

test('of an address only what the directory knows counts', () => {
  assert.deepEqual(filtersIn({ skill: 'Fotos', text: '  ', hasTime: true, evil: '1', role: undefined }), {
    skill: 'Fotos',
    hasTime: true,
  })
  assert.deepEqual(filtersIn({ skill: 12, hasTime: 'yes' }), { skill: '12' })
  assert.deepEqual(filtersIn({ text: 'x'.repeat(999), role: 'emperor', language: 'zz zz' }), {})
})

test('a filter is set, exchanged, and pressed once more it is gone', () => {
  const one = flipped({ text: 'a' }, 'skill', 'Fotos')
  assert.deepEqual(one, { text: 'a', skill: 'Fotos' })
  assert.deepEqual(flipped(one, 'skill', 'Boot'), { text: 'a', skill: 'Boot' })
  assert.deepEqual(flipped(one, 'skill', 'Fotos'), { text: 'a' })
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { kinds, listMembers, roles } from '../contract.ts'
import { filtersIn, flipped } from './filters.ts'

test('of an address only what the directory knows counts', () => {
  assert.deepEqual(filtersIn({ skill: 'Fotos', text: '  ', hasTime: true, evil: '1', role: undefined }), {
    skill: 'Fotos',
    hasTime: true,
  })
  assert.deepEqual(filtersIn({ skill: 12, hasTime: 'yes' }), { skill: '12' })
  assert.deepEqual(filtersIn({ text: 'x'.repeat(999), role: 'emperor', language: 'zz zz' }), {})
})

test('an address is read as the list itself would read it', () => {
  const texts = fc.constantFrom(
    'de',
    'gsw',
    ' de ',
    'DE',
    '',
    '\u0007',
    'x'.repeat(200),
    ` ${'x'.repeat(200)} `,
    'x'.repeat(201),
  )
  const value = fc.oneof(
    texts,
    fc.string(),
    fc.constantFrom(...roles, ...kinds, true, false, null, undefined, ['de'], {}),
  )
  const fields = listMembers.input.shape
  const names = ['text', 'skill', 'interest', 'language', 'role', 'kind', 'hasTime'] as const
  fc.assert(
    fc.property(fc.constantFrom(...names), value, (name, said) => {
      assert.deepEqual(filtersIn({ [name]: said })[name], fields[name].safeParse(said).data || undefined)
    }),
  )
})

test('a filter is set, exchanged, and pressed once more it is gone', () => {
  const one = flipped({ text: 'a' }, 'skill', 'Fotos')
  assert.deepEqual(one, { text: 'a', skill: 'Fotos' })
  assert.deepEqual(flipped(one, 'skill', 'Boot'), { text: 'a', skill: 'Boot' })
  assert.deepEqual(flipped(one, 'skill', 'Fotos'), { text: 'a' })
})

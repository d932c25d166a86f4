import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { toSearch } from '#modules/text/plain.ts'
import { parse } from '#modules/text/tree.ts'
import { fold } from './fold.ts'
import { wordsOf } from './plain-words.ts'

const pieces = [
  'Ufer',
  'müll',
  '12',
  ' ',
  '\n',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '#',
  '- ',
  '[',
  '](',
  'x)',
  '<b>',
  '&amp;',
  '\\',
]

test('the words of a text are those of its tree, parsed or not', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (some) => {
      const text = some.join('')
      assert.equal(fold(wordsOf(text).plain), fold(toSearch(parse(text))))
    }),
    { numRuns: 2_000 },
  )
  assert.equal(fold(wordsOf('Hand**schuh**e').plain), ' handschuhe ')
})

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import fc from 'fast-check'
import { merge } from './merge.ts'

const base = 'Zangen\nSäcke\nKescher\nBoot'

test('changes that are apart stand together; what both did alike stands once', () => {
  assert.equal(
    merge(base, 'Zangen (20)\nSäcke\nKescher\nBoot', `${base}\nAnhänger`),
    'Zangen (20)\nSäcke\nKescher\nBoot\nAnhänger',
  )
  assert.equal(merge(base, 'Zangen\nKescher\nBoot', 'Zangen\nSäcke\nKescher\nKanu'), 'Zangen\nKescher\nKanu')
  assert.equal(merge(base, `${base}\nSeil`, `${base}\nSeil`), `${base}\nSeil`)
})

test('what both changed in the same place is theirs to decide', () => {
  assert.equal(merge(base, 'Zangen\nMüllsäcke\nKescher\nBoot', 'Zangen\nPapiersäcke\nKescher\nBoot'), undefined)
  assert.equal(merge(base, `${base}\nSeil`, `${base}\nLeine`), undefined)
})

test('nothing is lost or made up when only one changed it', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      assert.equal(merge(before, after, before), after)
      assert.equal(merge(before, before, after), after)
      assert.equal(merge(before, after, after), after)
    }),
  )
})

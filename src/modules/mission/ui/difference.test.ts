import { strict as assert } from 'node:assert'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { linesBetween, type Piece, wordsBetween } from '#web/kit/difference.ts'
import { differenceOf } from './difference.ts'

const before = (pieces: Piece[]) => pieces.filter(({ is }) => is !== 'added').map(({ text }) => text)
const after = (pieces: Piece[]) => pieces.filter(({ is }) => is !== 'removed').map(({ text }) => text)
const value = (id: string, title: string, weDo = '') => ({ id, title, weDo, weDont: '' })
const text = { mission: 'Die Lahn wird sauber.', values: [value('a', 'Offen')], inScope: ['Ufer'], outOfScope: [] }

describe('the difference of two versions', () => {
  test('kept and removed words are the old text, kept and added the new one', () => {
    const words = fc
      .array(fc.constantFrom('die', 'Lahn', 'wird', ' ', '  ', '\n', '.', 'süß', '*'))
      .map((w) => w.join(''))
    fc.assert(
      fc.property(words, words, (one, other) => {
        const pieces = wordsBetween(one, other)
        assert.equal(before(pieces).join(''), one)
        assert.equal(after(pieces).join(''), other)
      }),
    )
  })

  test('lines are kept, added, removed or reworded, in their order', () => {
    const lines = fc.array(fc.constantFrom('Ufer bis Gießen', 'Ufer bis Wetzlar', 'Schulen', 'Feste'))
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const shown = linesBetween(one, other)
        const told = (of: typeof before) => shown.map((line) => of(line).join('')).filter(Boolean)
        assert.deepEqual(told(before).sort(), one.toSorted())
        assert.deepEqual(told(after), other)
      }),
    )
    assert.deepEqual(linesBetween(['Ufer bis Gießen'], ['Ufer bis Wetzlar']), [
      [
        { text: 'Ufer bis ', is: 'kept' },
        { text: 'Gießen', is: 'removed' },
        { text: 'Wetzlar', is: 'added' },
      ],
    ])
  })

  test('neighbouring words that changed read as one change, old before new', () => {
    assert.deepEqual(wordsBetween('Wir machen die Lahn sauber.', 'Wir halten den Fluss sauber.'), [
      { text: 'Wir ', is: 'kept' },
      { text: 'machen die Lahn', is: 'removed' },
      { text: 'halten den Fluss', is: 'added' },
      { text: ' sauber.', is: 'kept' },
    ])
  })

  test('values are known by their id, whatever they are called', () => {
    const next = { ...text, values: [value('b', 'Ehrlich'), value('a', 'Offen', 'Wir fragen')] }
    const { values, isNone } = differenceOf({ ...text, values: [...text.values, value('c', 'Laut')] }, next)
    assert.deepEqual(
      values.map(({ id, is }) => [id, is]),
      [
        ['b', 'added'],
        ['a', 'changed'],
        ['c', 'removed'],
      ],
    )
    assert.equal(isNone, false)
  })

  test('a version does not differ from itself', () => {
    assert.equal(differenceOf(text, text).isNone, true)
  })
})

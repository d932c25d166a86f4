import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Emoji, searchEmoji } from './emoji.ts'
import { moveInGrid, rowOf, rowsOf } from './emoji-grid.ts'

const emoji = (words: string): Emoji => ({ unicode: words, label: words, group: 0, words, tones: [] })
const group = (key: number, size: number) => ({
  key,
  label: `group ${key}`,
  emoji: Array.from({ length: size }, (_, index) => emoji(`${key}-${index}`)),
})

test('each group begins on its own row', () => {
  const rows = rowsOf([group(0, 10), group(1, 3)])
  assert.deepEqual(
    rows.map((row) => ('emoji' in row ? [row.first, row.emoji.length] : row.heading)),
    ['group 0', [0, 8], [8, 2], 'group 1', [10, 3]],
  )
})

test('down keeps the column where the next row is long enough', () => {
  const rows = rowsOf([group(0, 10), group(1, 3)])
  assert.equal(moveInGrid(rows, 1, 'ArrowDown'), 9)
  assert.equal(moveInGrid(rows, 5, 'ArrowDown'), 9)
  assert.equal(moveInGrid(rows, 9, 'ArrowDown'), 11)
  assert.equal(moveInGrid(rows, 11, 'ArrowUp'), 9)
  assert.equal(moveInGrid(rows, 3, 'a'), undefined)
})

test('arrows never leave the grid', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })
  const keys = fc.array(fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'))
  fc.assert(
    fc.property(sizes, keys, (groups, pressed) => {
      const rows = rowsOf(groups.map((size, key) => group(key, size)))
      let active = 0
      for (const key of pressed) {
        active = moveInGrid(rows, active, key) ?? -1
        assert.notEqual(rowOf(rows, active), -1)
      }
    }),
  )
})

test('a name that begins with the word comes before a keyword', () => {
  const found = searchEmoji([emoji('rotes herz liebe'), emoji('liebesbrief'), emoji('boot')], 'Lieb')
  assert.deepEqual(
    found.map((one) => one.words),
    ['liebesbrief', 'rotes herz liebe'],
  )
})

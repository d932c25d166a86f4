import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EditorNode } from './editor-doc.ts'
import {
  emptyGrid,
  gridOf,
  isRegular,
  leaning,
  tableOf,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
} from './table-grid.ts'

const cell = (text: string, attrs = {}): EditorNode => ({ type: 'tableCell', attrs, content: [{ type: 'text', text }] })
const wordsOf = (table: EditorNode) => gridOf(table).map((row) => row.map(({ content }) => content?.[0]?.text ?? ''))
const grid = [
  [cell('a', { isHead: true, align: 'right' }), cell('b', { isHead: true })],
  [cell('c', { align: 'right' }), cell('d')],
]

test('rows and columns come and go; the first row is always the head', () => {
  const above = tableOf(withRow(grid, 0))
  assert.deepEqual(wordsOf(above), [
    ['', ''],
    ['a', 'b'],
    ['c', 'd'],
  ])
  assert.deepEqual(
    gridOf(above).map((row) => row[0]!.attrs),
    [
      { isHead: true, align: null },
      { isHead: false, align: null },
      { isHead: false, align: null },
    ],
  )
  assert.deepEqual(wordsOf(tableOf(withColumn(grid, 1))), [
    ['a', '', 'b'],
    ['c', '', 'd'],
  ])
  assert.deepEqual(wordsOf(tableOf(withoutColumn(grid, 0))), [['b'], ['d']])
  assert.deepEqual(wordsOf(tableOf(withoutRow(grid, 0))), [['c', 'd']])
})

test('what is not regular is seen, and made so without losing a word', () => {
  const ragged = {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('a')] },
      { type: 'tableRow', content: grid[1]! },
    ],
  }
  assert.equal(isRegular(ragged), false)
  assert.deepEqual(wordsOf(tableOf(gridOf(ragged))), [
    ['a', ''],
    ['c', 'd'],
  ])
  for (const table of [
    tableOf(grid),
    tableOf(gridOf(ragged)),
    tableOf(emptyGrid(3, 2)),
    tableOf(leaning(grid, 1, 'center')),
  ])
    assert.equal(isRegular(table), true)
})

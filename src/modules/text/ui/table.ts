// Tables in the editor: plain nodes, moved through by Tab and Enter, changed as a whole so that they stay regular.
import { type Editor, Node, type EditorOptions as Options } from '@tiptap/react'
import type { EditorNode } from './editor-doc.ts'
import { emptyGrid, type Grid, gridOf, isRegular, type Spot, tableOf, withRow } from './table-grid.ts'

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['div', { class: 'text-table' }, ['table', {}, ['tbody', 0]]],
  addKeyboardShortcuts() {
    return {
      Tab: () => step(this.editor, 1),
      'Shift-Tab': () => step(this.editor, -1),
      Enter: () => down(this.editor),
      'Mod-Enter': () => leave(this.editor),
    }
  },
  /** Whatever was pasted or cut through a table: rows are filled up again. */
  onUpdate() {
    const { doc } = this.editor.state
    const wrong: { from: number; to: number; table: EditorNode }[] = []
    doc.descendants((node, from) => {
      if (node.type.name !== 'table') return node.isBlock && !node.isTextblock
      const table = node.toJSON() as EditorNode
      if (!isRegular(table)) wrong.push({ from, to: from + node.nodeSize, table: tableOf(gridOf(table)) })
      return false
    })
    if (wrong.length === 0) return
    this.editor.commands.command(({ tr, state }) => {
      for (const { from, to, table } of wrong.toReversed()) tr.replaceWith(from, to, state.schema.nodeFromJSON(table))
      tr.setMeta('addToHistory', false)
      return true
    })
  },
})

export const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

/** One line: Markdown has no other cells. */
export const TableCell = Node.create({
  name: 'tableCell',
  content: '(text | mention | kept)*',
  isolating: true,
  addAttributes: () => ({
    isHead: { default: false, rendered: false },
    align: {
      default: null,
      parseHTML: ({ dataset, style }) => dataset.align ?? (sides.includes(style.textAlign) ? style.textAlign : null),
      renderHTML: ({ align }) => (align ? { 'data-align': align } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'th', attrs: { isHead: true } }, { tag: 'td' }],
  renderHTML: ({ node, HTMLAttributes }) =>
    node.attrs.isHead ? ['th', { scope: 'col', ...HTMLAttributes }, 0] : ['td', HTMLAttributes, 0],
})
const sides = ['left', 'center', 'right']

type State = Editor['state']
type Place = Spot & { from: number; to: number; grid: Grid; table: State['doc'] }

/** Where in which table one writes; undefined elsewhere. */
export function placeIn({ selection: { $from } }: State): Place | undefined {
  for (let depth = $from.depth; depth > 0; depth--) {
    const table = $from.node(depth)
    if (table.type.name !== 'table') continue
    const from = $from.before(depth)
    const spot = { row: $from.index(depth), column: depth < $from.depth ? $from.index(depth + 1) : 0 }
    return { from, to: from + table.nodeSize, grid: gridOf(table.toJSON()), table, ...spot }
  }
  return undefined
}

/** What stands in a cell of a table that begins here. */
function textOf(table: State['doc'], from: number, { row, column }: Spot): { from: number; to: number } {
  let at = from + 1
  for (let n = 0; n < row; n++) at += table.child(n).nodeSize
  at++
  for (let n = 0; n < column; n++) at += table.child(row).child(n).nodeSize
  return { from: at + 1, to: at + table.child(row).child(column).nodeSize - 1 }
}

/** The history puts together what follows at once: each change of a table stands apart, and is undone by itself. */
const APART_MS = 1_000
let changedAt = 0
function apart(): number {
  changedAt = Math.max(Date.now(), changedAt + APART_MS)
  return changedAt
}

/** Puts another table in its place and goes on in one of its cells; without rows or columns it goes. */
export function changeTable(editor: Editor, change: (place: Place) => { grid: Grid } & Spot): boolean {
  const place = placeIn(editor.state)
  if (!place) return false
  const { grid, row, column } = change(place)
  if (!grid[0]?.length) return removeTable(editor)
  const table = editor.schema.nodeFromJSON(tableOf(grid))
  const spot = { row: Math.min(row, grid.length - 1), column: Math.min(column, grid[0].length - 1) }
  return editor
    .chain()
    .focus()
    .command(({ tr }) => Boolean(tr.setTime(apart()).replaceWith(place.from, place.to, table)))
    .setTextSelection(textOf(table, place.from, spot))
    .run()
}

export function removeTable(editor: Editor): boolean {
  const place = placeIn(editor.state)
  return place !== undefined && editor.chain().focus().deleteRange(place).run()
}

export function insertTable(editor: Editor): boolean {
  const begin = editor.state.selection.from
  const made = editor
    .chain()
    .focus()
    .insertContent(tableOf(emptyGrid(3, 2)))
    .run()
  let first: number | undefined
  editor.state.doc.nodesBetween(Math.max(0, begin - 2), editor.state.doc.content.size, (node, at) => {
    if (node.type.name === 'table') first ??= at
    return first === undefined
  })
  // Into the first cell: past the borders of table, row and cell.
  return made && first !== undefined && editor.commands.setTextSelection(first + 3)
}

/** To the next cell; after the last one a row is added. */
function step(editor: Editor, by: 1 | -1): boolean {
  const place = placeIn(editor.state)
  if (!place) return false
  const width = place.grid[0]!.length
  const next = place.row * width + place.column + by
  if (next < 0) return true
  const [row, column] = [Math.floor(next / width), next % width]
  if (row < place.grid.length) return goTo(editor, place, { row, column })
  return changeTable(editor, ({ grid }) => ({ grid: withRow(grid, row), row, column }))
}

/** A cell has no second line: Enter goes below, and makes a row where there is none. */
function down(editor: Editor): boolean {
  const place = placeIn(editor.state)
  if (!place) return false
  const [row, { column }] = [place.row + 1, place]
  if (row < place.grid.length) return goTo(editor, place, { row, column })
  return changeTable(editor, ({ grid }) => ({ grid: withRow(grid, row), row, column }))
}

const goTo = (editor: Editor, { table, from }: Place, spot: Spot): boolean =>
  editor.commands.setTextSelection(textOf(table, from, spot))

/** On below the table, also where it is the last thing on the page. */
export function leave(editor: Editor): boolean {
  const place = placeIn(editor.state)
  if (!place) return false
  const isLast = place.to === editor.state.doc.content.size
  if (isLast) editor.commands.insertContentAt(place.to, { type: 'paragraph' })
  return editor.commands.setTextSelection(place.to + 1)
}

/** What is pasted into a cell becomes its one line. */
export const pasteInCell: NonNullable<Options['editorProps']['handlePaste']> = (view, _event, slice) => {
  const isOneLine = slice.content.childCount <= 1 && slice.content.firstChild?.isBlock !== true
  if (isOneLine || !placeIn(view.state)) return false
  const text = slice.content.textBetween(0, slice.content.size, ' ').replace(/\s+/g, ' ').trim()
  view.dispatch(view.state.tr.insertText(text))
  return true
}

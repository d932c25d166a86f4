// A table of the editor as rows of cells. Markdown's tables are regular: a head, and as many cells in every row.
import type { EditorNode } from './editor-doc.ts'

export type Side = 'left' | 'center' | 'right'
export type Grid = EditorNode[][]
export type Spot = { row: number; column: number }

export const gridOf = (table: EditorNode): Grid => (table.content ?? []).map((row) => row.content ?? [])

const cell = (): EditorNode => ({ type: 'tableCell' })
const times = <T>(many: number, make: () => T): T[] => Array.from({ length: many }, make)
export const emptyGrid = (rows: number, columns: number): Grid => times(rows, () => times(columns, cell))

/** Rows are filled up to the longest; what stands in the head is the head, and says to which side its column leans. */
export function tableOf(grid: Grid): EditorNode {
  const width = Math.max(1, ...grid.map((row) => row.length))
  const align = times(width, () => null).map((_, column) => grid[0]?.[column]?.attrs?.align ?? null)
  const content = grid.map((row, at) => ({
    type: 'tableRow',
    content: align.map((side, column) => ({
      ...(row[column] ?? cell()),
      attrs: { isHead: at === 0, align: side },
    })),
  }))
  return { type: 'table', content }
}

export const isRegular = (table: EditorNode): boolean => {
  const grid = gridOf(table)
  return grid.every((row, at) =>
    row.every(
      ({ attrs }, column) =>
        row.length === grid[0]?.length &&
        attrs?.isHead === (at === 0) &&
        (attrs?.align ?? null) === (grid[0][column]?.attrs?.align ?? null),
    ),
  )
}

export const withRow = (grid: Grid, at: number): Grid => grid.toSpliced(at, 0, times(grid[0]?.length ?? 1, cell))
export const withoutRow = (grid: Grid, at: number): Grid => grid.toSpliced(at, 1)
export const withColumn = (grid: Grid, at: number): Grid => grid.map((row) => row.toSpliced(at, 0, cell()))
export const withoutColumn = (grid: Grid, at: number): Grid => grid.map((row) => row.toSpliced(at, 1))
export const leaning = (grid: Grid, column: number, align: Side | null): Grid =>
  grid.map((row) => row.map((one, at) => (at === column ? { ...one, attrs: { ...one.attrs, align } } : one)))

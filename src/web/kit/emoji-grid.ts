// The picker's rows: a heading or up to eight emoji; and where the arrows lead.
import type { Emoji, EmojiGroup } from './emoji.ts'

export const across = 8
export type EmojiRow = { heading: string; group: number } | { emoji: Emoji[]; first: number }

/** Rows to draw; `first` is the place of a row's first emoji in the whole order. */
export function rowsOf(groups: readonly EmojiGroup[]): EmojiRow[] {
  const rows: EmojiRow[] = []
  let first = 0
  for (const group of groups) {
    if (group.label) rows.push({ heading: group.label, group: group.key })
    for (let at = 0; at < group.emoji.length; at += across) {
      const emoji = group.emoji.slice(at, at + across)
      rows.push({ emoji, first })
      first += emoji.length
    }
  }
  return rows
}

/** The place an arrow key leads to, or undefined when the key is no arrow of the grid. */
export function moveInGrid(rows: readonly EmojiRow[], active: number, key: string): number | undefined {
  const lines = rows.filter((row) => 'emoji' in row)
  const last = lines.at(-1)
  if (!last) return undefined
  const end = last.first + last.emoji.length - 1
  const line = lines.findIndex((row) => active >= row.first && active < row.first + row.emoji.length)
  const column = active - (lines[line]?.first ?? 0)
  const inLine = (to: number) => {
    const row = lines[Math.min(lines.length - 1, Math.max(0, to))] ?? last
    return row.first + Math.min(column, row.emoji.length - 1)
  }
  if (key === 'ArrowRight') return Math.min(end, active + 1)
  if (key === 'ArrowLeft') return Math.max(0, active - 1)
  if (key === 'ArrowDown') return inLine(line + 1)
  if (key === 'ArrowUp') return inLine(line - 1)
  if (key === 'PageDown') return inLine(line + 5)
  if (key === 'PageUp') return inLine(line - 5)
  return undefined
}

/** Which drawn row holds a place. */
export function rowOf(rows: readonly EmojiRow[], active: number): number {
  return rows.findIndex((row) => 'emoji' in row && active >= row.first && active < row.first + row.emoji.length)
}

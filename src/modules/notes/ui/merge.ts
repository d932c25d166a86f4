/** Two people changed the same text: both changes together, where they are apart from each other. Pure. */
import { diffArrays } from 'diff'

/** In place of the lines from `start` to before `end` of what both began with. */
type Change = { start: number; end: number; lines: string[] }

/** Line by line; undefined where both changed the same or neighbouring lines. */
export function merge(base: string, mine: string, theirs: string): string | undefined {
  const lines = base.split('\n')
  const all = [...changesOf(lines, mine.split('\n')), ...changesOf(lines, theirs.split('\n'))].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  )
  const merged: string[] = []
  let at = 0
  let before: Change | undefined
  for (const change of all) {
    if (before && isSame(before, change)) continue
    if (before && change.start <= before.end) return undefined
    merged.push(...lines.slice(at, change.start), ...change.lines)
    at = change.end
    before = change
  }
  return [...merged, ...lines.slice(at)].join('\n')
}

function changesOf(before: string[], after: string[]): Change[] {
  const changes: Change[] = []
  let at = 0
  for (const { value, added, removed } of diffArrays(before, after)) {
    const last = changes.at(-1)
    if (added && last?.end === at) last.lines.push(...value)
    else if (added) changes.push({ start: at, end: at, lines: [...value] })
    else if (removed) {
      if (last?.end === at) last.end = at + value.length
      else changes.push({ start: at, end: at + value.length, lines: [] })
    }
    if (!added) at += value.length
  }
  return changes
}

const isSame = (one: Change, other: Change): boolean =>
  one.start === other.start && one.end === other.end && one.lines.join('\n') === other.lines.join('\n')

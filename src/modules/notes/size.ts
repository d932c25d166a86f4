/** How much a text changed. Pure. */
import { diffArrays } from 'diff'

export type Size = { added: number; removed: number }

/** Beyond this the whole middle counts as changed: nobody waits for an exact number. */
const MOST_MS = 40

/** Characters that came and went, line by line, and within a changed line between its first and last difference. */
export function sizeOfChange(before: string, after: string): Size {
  const parts = diffArrays(before.split('\n'), after.split('\n'), { timeout: MOST_MS })
  if (!parts) return between(before, after)
  const size = { added: 0, removed: 0 }
  for (let at = 0; at < parts.length; at++) {
    const [part, next] = [parts[at]!, parts[at + 1]]
    if (!part.added && !part.removed) continue
    const isReworded = part.removed && next?.added
    const [old, now] = part.added ? [[], part.value] : [part.value, isReworded ? next.value : []]
    const { added, removed } = between(old.join('\n'), now.join('\n'))
    size.added += added
    size.removed += removed
    if (isReworded) at++
  }
  return size
}

function between(before: string, after: string): Size {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return { added: after.length - start - end, removed: before.length - start - end }
}

/** What two texts have in common and where they differ, word by word. Pure. */
import { diffArrays, diffWordsWithSpace } from 'diff'

export type Piece = { text: string; is: 'kept' | 'added' | 'removed' }

/** Kept and removed pieces together are the text before, kept and added ones the text after. */
export function wordsBetween(before: string, after: string): Piece[] {
  return joined(diffWordsWithSpace(before, after).map(pieceOf))
}

export function linesBetween(before: string[], after: string[]): Piece[][] {
  const parts = diffArrays(before, after)
  return parts.flatMap(({ value, added, removed }, index) => {
    const next = parts[index + 1]
    if (removed && next?.added) return reworded(value, next.value)
    if (added && parts[index - 1]?.removed) return []
    return value.map((text) => [pieceOf({ value: text, added, removed })])
  })
}

/** Lines that say nearly the same are one line with other words; the rest went and came. */
function reworded(gone: string[], come: string[]): Piece[][] {
  const pairs = Array.from({ length: Math.max(gone.length, come.length) }, (_, n) => ({ old: gone[n], now: come[n] }))
  return pairs.flatMap(({ old, now }) => {
    const pieces = old === undefined || now === undefined ? [] : wordsBetween(old, now)
    const kept = pieces.reduce((sum, { text, is }) => sum + (is === 'kept' ? text.trim().length : 0), 0)
    if (old !== undefined && now !== undefined && kept * 2 >= Math.min(old.length, now.length)) return [pieces]
    const apart = (text: string | undefined, is: Piece['is']): Piece[][] => (text === undefined ? [] : [[{ text, is }]])
    return [...apart(old, 'removed'), ...apart(now, 'added')]
  })
}

const pieceOf = ({ value, added, removed }: { value: string; added: boolean; removed: boolean }): Piece => ({
  text: value,
  is: added ? 'added' : removed ? 'removed' : 'kept',
})

/** A space alone between two changes belongs to both: several changed words read as one change, old before new. */
function joined(pieces: Piece[]): Piece[] {
  const calm: Piece[] = []
  let run = { removed: '', added: '' }
  const close = () => {
    if (run.removed) calm.push({ text: run.removed, is: 'removed' })
    if (run.added) calm.push({ text: run.added, is: 'added' })
    run = { removed: '', added: '' }
  }
  for (const [index, { text, is }] of pieces.entries()) {
    const isBetween = is === 'kept' && text.trim() === '' && run.removed && run.added && index < pieces.length - 1
    if (isBetween) run = { removed: run.removed + text, added: run.added + text }
    else if (is === 'kept') {
      close()
      calm.push({ text, is })
    } else run[is] += text
  }
  close()
  return calm
}

import type { Marked } from '../contract.ts'

/** A text with what was asked for set apart. */
export function Marks({ of: { text, marks } }: { of: Marked }) {
  const parts = marks.flatMap((mark, index) => [
    text.slice(index === 0 ? 0 : marks[index - 1]!.to, mark.from),
    <mark key={mark.from}>{text.slice(mark.from, mark.to)}</mark>,
  ])
  return [...parts, text.slice(marks.at(-1)?.to ?? 0)]
}

/** Where it is written down, outside of the database, who was erased: a restored backup must not bring them back. */
export type Erasures = {
  /** One line; kept for good before it comes back. */
  add(line: string): void
  list(): string[]
}

/** For houses that last no longer than their process. */
export function memoryErasures(): Erasures {
  const lines: string[] = []
  return { add: (line) => void lines.push(line), list: () => [...lines] }
}

/** The house was reached: said by every call that was answered, heard by what waits for the network. */
const listeners = new Set<() => void>()

export function sayReached(): void {
  for (const hear of listeners) hear()
}

export function onReached(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/** What was written and waits for the network, or came back refused: shown on every screen. */
import { useSyncExternalStore } from 'react'

/** `href`: where what was refused stands. */
export type Waiting = { waiting: number; refused: number; href?: string }

const nothing: Waiting = { waiting: 0, refused: 0 }
let now = nothing
const listeners = new Set<() => void>()

/** Said by the module that sends. */
export function sayWaiting(next: Waiting): void {
  if (next.waiting === now.waiting && next.refused === now.refused && next.href === now.href) return
  now = next
  for (const hear of listeners) hear()
}

export const useWaiting = (): Waiting =>
  useSyncExternalStore(
    (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    () => now,
  )

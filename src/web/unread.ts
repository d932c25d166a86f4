/** Whether anything waits in conversations: the dot on the rail and the mark in the tab's title. */
import { useSyncExternalStore } from 'react'

let waits = 0
const listeners = new Set<() => void>()

/** Said by the module that counts; 0: nothing waits. */
export function sayUnread(count: number): void {
  if (count === waits) return
  waits = count
  for (const hear of listeners) hear()
}

export const useUnread = (): number =>
  useSyncExternalStore(
    (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    () => waits,
  )

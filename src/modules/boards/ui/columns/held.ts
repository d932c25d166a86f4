/** What is held right now, outside of React: only the lists it comes from and goes to are drawn anew. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Card } from '../../contract.ts'

export type Held = {
  card: Card
  how: 'pointer' | 'keys'
  from: { listId: string; at: number }
  /** Where it would come to stand, among what is seen there without it. */
  listId: string
  at: number
  /** So much room it takes, in pixels. */
  height: number
}

export type HeldStore = ReturnType<typeof heldStore>

export function heldStore() {
  let held: Held | undefined
  /** The card that gets the focus once it is drawn. */
  let wished: { id: string } | undefined
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const hear of listeners) hear()
  }
  return {
    get: () => held,
    set(next: Held | undefined) {
      if (next && held && next.listId === held.listId && next.at === held.at && next.card === held.card) return
      held = next
      tell()
    },
    wished: () => wished,
    wish(id: string | undefined) {
      wished = id === undefined ? undefined : { id }
      tell()
    },
    subscribe(hear: () => void) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
  }
}

const Context = createContext<HeldStore>(heldStore())
export const HeldProvider = Context.Provider
export const useHeldStore = (): HeldStore => useContext(Context)

/** Drawn anew only where what it picks is another: pick something plain, or the thing itself. */
export function useHeld<Picked>(pick: (held: Held | undefined) => Picked): Picked {
  const store = useHeldStore()
  return useSyncExternalStore(store.subscribe, () => pick(store.get()))
}

/** Each wish is another one, so that the same card can be wished again. */
export function useWished(): { id: string } | undefined {
  const store = useHeldStore()
  return useSyncExternalStore(store.subscribe, store.wished)
}

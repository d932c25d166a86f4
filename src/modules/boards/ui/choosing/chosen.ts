/** Which cards are chosen, outside of React: only what becomes so, or is so no longer, is drawn anew. */
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'

export type ChosenStore = ReturnType<typeof chosenStore>

export function chosenStore() {
  let chosen: ReadonlySet<string> = new Set()
  let last: string | undefined
  const listeners = new Set<() => void>()
  const leave = (id: string) => set(new Set([...chosen].filter((one) => one !== id)))
  const choose = (...ids: readonly string[]) => {
    last = ids.at(-1) ?? last
    set(new Set([...chosen, ...ids]))
  }
  const set = (next: ReadonlySet<string>) => {
    if (next.size === 0 && chosen.size === 0) return
    chosen = next
    for (const hear of listeners) hear()
  }
  return {
    get: () => chosen,
    /** The card from which a range goes on. */
    last: () => last,
    choose,
    leave,
    toggle: (id: string) => (chosen.has(id) ? leave(id) : choose(id)),
    clear: () => set(new Set()),
    /** Whoever chooses by keys goes on from a card afterwards; a mouse or a finger leaves the board as it stands. */
    byKeys: { is: false },
    subscribe(hear: () => void) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
  }
}

const Context = createContext<ChosenStore>(chosenStore())
export const ChosenProvider = Context.Provider
export const useChosenStore = (): ChosenStore => useContext(Context)

export function useChosen(): ReadonlySet<string> {
  const store = useChosenStore()
  return useSyncExternalStore(store.subscribe, store.get)
}

export function useIsChosen(id: string): boolean {
  const store = useChosenStore()
  return useSyncExternalStore(store.subscribe, () => store.get().has(id))
}

export function useIsChoosing(): boolean {
  const store = useChosenStore()
  return useSyncExternalStore(store.subscribe, () => store.get().size > 0)
}

/** What goes from a board is chosen no longer, and is not so again when it comes back. */
export function useChosenAmong(store: ChosenStore, tasks: readonly { id: string }[]) {
  useEffect(() => {
    if (store.get().size === 0) return
    const there = new Set(tasks.map(({ id }) => id))
    for (const id of store.get()) if (!there.has(id)) store.leave(id)
  }, [store, tasks])
}

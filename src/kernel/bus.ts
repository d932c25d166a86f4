/** Wakes followers and sockets. It only wakes: the log is the truth, and a lost wake is healed by a poll. */
/** `recorded` only where the waking process itself recorded it: other nodes learn (community, seq) and read the log. */
export type Wake = {
  community: string
  seq: number
  recorded?: readonly { kind: string; data: Record<string, unknown> }[]
}
export type Bus = {
  wake(wake: Wake): void
  /** Something about who may do what changed: caches of rights of this community or person are dropped. */
  forget(about: { community?: string; person?: string }): void
  onWake(hear: (wake: Wake) => void): () => void
  onForget(hear: (about: { community?: string; person?: string }) => void): () => void
  close(): Promise<void>
}

/** The bus of a single process. */
export function localBus(): Bus {
  const wakes = new Set<(wake: Wake) => void>()
  const forgets = new Set<(about: { community?: string; person?: string }) => void>()
  return {
    wake: (wake) => {
      for (const hear of wakes) hear(wake)
    },
    forget: (about) => {
      for (const hear of forgets) hear(about)
    },
    onWake: (hear) => subscribe(wakes, hear),
    onForget: (hear) => subscribe(forgets, hear),
    close: async () => {
      wakes.clear()
      forgets.clear()
    },
  }
}

function subscribe<T>(set: Set<T>, hear: T): () => void {
  set.add(hear)
  return () => set.delete(hear)
}

/** Wakes followers and sockets, here and on other nodes. It only wakes: the log is the truth, and a lost wake is healed by a poll. */

/** `recorded` only where the waking process itself recorded it: other nodes learn (community, seq) and read the log. */
export type Wake = {
  community: string
  seq: number
  recorded?: readonly { kind: string; data: Record<string, unknown> }[]
}
/** Caches of rights of this community or person are dropped; of neither: of all. */
export type Forget = { community?: string | undefined; person?: string | undefined }
/** Unnumbered and kept nowhere: a badge to count again, somebody who types. Who misses it sees it with the next. */
export type Hint = { community: string; topics: string[]; frame: Record<string, unknown> }

type Hear<T> = (heard: T) => void

export type Bus = {
  wake(wake: Wake): void
  /** Something about who may do what changed. */
  forget(about: Forget): void
  hint(hint: Hint): void
  /** How long rights may be kept where no "forget" was heard: short where one may get lost on its way. */
  keepsRightsMs: number
  onWake(hear: Hear<Wake>): () => void
  onForget(hear: Hear<Forget>): () => void
  onHint(hear: Hear<Hint>): () => void
  close(): Promise<void>
}

/** The bus of a single process. */
export function localBus(): Bus {
  const [wakes, forgets, hints] = [hearers<Wake>(), hearers<Forget>(), hearers<Hint>()]
  return {
    keepsRightsMs: 60_000,
    wake: wakes.tell,
    forget: forgets.tell,
    hint: hints.tell,
    onWake: wakes.hear,
    onForget: forgets.hear,
    onHint: hints.hear,
    close: async () => {},
  }
}

function hearers<T>() {
  const all = new Set<Hear<T>>()
  return {
    tell(heard: T) {
      for (const hear of all) hear(heard)
    },
    hear(hear: Hear<T>) {
      all.add(hear)
      return () => all.delete(hear)
    },
  }
}

// Sentences about what was just done, told from anywhere: toast({ text, undo }).
export type Toast = {
  id: number
  text: string
  kind: 'done' | 'bad'
  undo?: () => void
  action?: { label: string; run: () => void }
  at: number
}
export type Told = { text: string; kind?: Toast['kind']; undo?: () => void; action?: Toast['action'] }

let shown: readonly Toast[] = []
let told: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

/** Shows one sentence for eight seconds; returns how to take it away earlier. Said again, it stands there once. */
export function toast({ kind = 'done', ...rest }: Told): () => void {
  const one: Toast = { ...rest, kind, id: next++, at: Date.now() }
  told = [one, ...told].slice(0, 20)
  const others = shown.filter(({ text, undo, action }) => text !== one.text || undo || action)
  shown = [...others.slice(-2), one]
  tell()
  return () => dismissToast(one.id)
}

export function dismissToast(id: number): void {
  shown = shown.filter((one) => one.id !== id)
  tell()
}

export const toasts = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  shown: () => shown,
  /** The last twenty, newest first: "Zuletzt getan". */
  told: () => told,
}

function tell() {
  for (const listener of listeners) listener()
}

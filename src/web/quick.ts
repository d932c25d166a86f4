/** Opens the quick switcher from anywhere; the module that brings it listens. */
const listeners = new Set<() => void>()

export function openSearch(): void {
  for (const hear of listeners) hear()
}

export function onSearch(hear: () => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}

/** A key that is pressed here is part of what someone writes. */
export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]')
}

import { useSyncExternalStore } from 'react'

const phone = typeof window === 'undefined' ? undefined : window.matchMedia('(max-width: 767px)')

/** Whether the screen is a phone's: one column, bar below. For what CSS cannot say. */
export function usePhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone?.matches ?? false)
}

function subscribe(listener: () => void) {
  phone?.addEventListener('change', listener)
  return () => phone?.removeEventListener('change', listener)
}

/** The browser's offer to install the app, kept until somebody asks for it: nothing opens by itself. */
import { useSyncExternalStore } from 'react'

/** Chromium's; others install from their own menus. https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
type Offer = Event & { prompt(): Promise<unknown> }

let offer: Offer | undefined
const listeners = new Set<() => void>()
const set = (next: Offer | undefined) => {
  offer = next
  for (const hear of listeners) hear()
}

/** From the first moment on: it is made once. */
export function hearInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    set(event as Offer)
  })
  window.addEventListener('appinstalled', () => set(undefined))
}

/** Undefined where nothing is offered: it is installed, or this browser does not. */
export function useInstall(): (() => void) | undefined {
  const offered = useSyncExternalStore(
    (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    () => offer,
  )
  if (!offered) return undefined
  return () => {
    // It can be asked once; when it is declined the browser makes a new one in its time.
    set(undefined)
    void offered.prompt()
  }
}

/** Opening without a network: the worker that keeps the app's shell, and what it says of a newer version. */
import { useSyncExternalStore } from 'react'
import type { Answer, Greeting } from './worker/scope.ts'

/** A screen may stand for weeks: so often it is asked for a newer version, when someone looks at it. */
const LOOK_MS = 3_600_000
/** What is fetched in quiet moments passes by the worker; so long they wait for it. */
const PATIENCE_MS = 3_000

/** Nothing where browsers cannot (a house without https). While screens are written no worker stands between. */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  serviceWorker.addEventListener('message', ({ data }) => compareWith((data as Answer).newest))
  const watched = new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  serviceWorker.addEventListener('controllerchange', greet)
  const registered = await serviceWorker.register('/worker.js', { updateViaCache: 'none' }).catch(() => undefined)
  if (!registered) return
  lookFrom(registered)
  if (serviceWorker.controller) return greet()
  await Promise.race([watched, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}

/** What this page fetched before the worker stood is kept, too. */
function greet(): void {
  const fetched = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  const has = fetched.filter((path) => path.startsWith('/assets/'))
  navigator.serviceWorker.controller?.postMessage({ has } satisfies Greeting)
}

function lookFrom(registration: ServiceWorkerRegistration): void {
  let looked = Date.now()
  const look = () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < LOOK_MS) return
    looked = Date.now()
    registration.update().catch(() => {})
  }
  document.addEventListener('visibilitychange', look)
  setInterval(look, LOOK_MS)
}

let isOld = false
const listeners = new Set<() => void>()

/** Older is a page in whose head something is missing that the newest one names. */
function compareWith(newest: string[]): void {
  isOld = newest.some((file) => !document.head.querySelector(`[src="${file}"], [href="${file}"]`))
  for (const hear of listeners) hear()
}

/** A newer version than this page is there. */
export const useIsOld = (): boolean =>
  useSyncExternalStore(
    (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    () => isOld,
  )

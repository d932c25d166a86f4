/** Stands in the worker's place where there shall be none: it lets go of the screens, with all that was kept, and leaves. */
import type { WorkerScope } from './scope.ts'

declare const self: WorkerScope

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(retire()))

async function retire(): Promise<void> {
  for (const room of await caches.keys()) await caches.delete(room)
  await self.registration.unregister()
}

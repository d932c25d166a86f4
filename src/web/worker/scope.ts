/** What a service worker finds around it: TypeScript knows it only in a world without pages. */

type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
/** Chrome 123 and later: these ways never wake the worker. */
type Installing = Lasting & { addRoutes?(routes: { condition: object; source: 'network' }[]): Promise<void> }
type Fetching = Lasting & { request: Request; respondWith(answer: Promise<Response>): void }
type Client = { postMessage(said: unknown): void }
type Saying = Lasting & { data: unknown; source: Client | null }

export type WorkerScope = {
  addEventListener(what: 'install', hear: (event: Installing) => void): void
  addEventListener(what: 'activate', hear: (event: Lasting) => void): void
  addEventListener(what: 'fetch', hear: (event: Fetching) => void): void
  addEventListener(what: 'message', hear: (event: Saying) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; matchAll(which: { includeUncontrolled: true; type: 'window' }): Promise<Client[]> }
  registration: { unregister(): Promise<boolean> }
}

/** What a page tells the worker: the built files it has fetched. What the worker answers: those the newest page asks for. */
export type Greeting = { has: string[] }
export type Answer = { newest: string[] }

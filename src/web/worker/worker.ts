/** The service worker: opens the app's shell where no network is. It keeps files of the build, and nothing else. */
import { isOfApp, othersPaths } from './paths.ts'
import type { Answer, Greeting, WorkerScope } from './scope.ts'

declare const self: WorkerScope
/** Written in by the build (src/site/installable.ts): what the page names in its head, what a first screen needs, all there is. */
declare const __PAGE__: string[]
declare const __FIRST__: string[]
declare const __FILES__: string[]
/** The one room things are kept in. */
const ROOM = 'leitstern'
const PAGE = __PAGE__
const FILES = new Set(__FILES__)
/** One that comes must not open the page of one that goes: each keeps its own. */
const SHELL = `/index.html?as=${PAGE.join()}`
const WORDS = /\/words-(\w\w)-/
/** After so long without an answer the shell opens, which shows what goes on. */
const PATIENCE_MS = 5_000

self.addEventListener('install', (event) => {
  const routes = othersPaths.map((path) => ({
    condition: { urlPattern: { pathname: `/${path}{/*}?` } },
    source: 'network' as const,
  }))
  event.waitUntil(Promise.all([event.addRoutes?.(routes).catch(() => {}), keepShell()]).then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('message', (event) => {
  const { has } = event.data as Greeting
  event.source?.postMessage({ newest: PAGE } satisfies Answer)
  event.waitUntil(keepAlso(has).then(() => forgetOld(has)))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (isOfApp(pathname)) event.respondWith(page(request))
  } else if (pathname.startsWith('/assets/')) event.respondWith(file(pathname, request))
})

async function keepShell(): Promise<void> {
  const kept = await keptFiles()
  const spoken = new Set(kept.flatMap((one) => WORDS.exec(one)?.[1] ?? []))
  if (spoken.size === 0) spoken.add(navigator.languages.some((one) => one.startsWith('de')) ? 'de' : 'en')
  const words = [...FILES].filter((one) => spoken.has(WORDS.exec(one)?.[1] ?? ''))
  await Promise.all([...__FIRST__, ...words].filter((one) => !kept.includes(one)).map(keep))
  const shell = await fetch(SHELL, { cache: 'no-cache' })
  const text = await shell.clone().text()
  // Renewed once more meanwhile: the next worker is on its way.
  if (!shell.ok || !PAGE.every((one) => text.includes(one))) throw new Error('not the page of this worker')
  await (await caches.open(ROOM)).put(SHELL, shell)
}

/** What a page fetched before there was a worker comes from the browser's own store, not over the network. */
async function keepAlso(has: string[]): Promise<void> {
  const kept = await keptFiles()
  const missing = has.filter((one) => FILES.has(one) && !kept.includes(one))
  await Promise.all(missing.map((one) => keep(one).catch(() => {})))
}

async function takeOver(): Promise<void> {
  await self.clients.claim()
  for (const client of await pages()) client.postMessage({ newest: PAGE } satisfies Answer)
}

/** Files of earlier versions stay until no screen of one is open any more. */
async function forgetOld(has: string[]): Promise<void> {
  const isNewest = PAGE.every((one) => has.includes(one))
  if (!isNewest || (await pages()).length > 1) return
  const room = await caches.open(ROOM)
  for (const one of await keptFiles()) if (!FILES.has(one) && one !== SHELL) await room.delete(one)
}

const pages = () => self.clients.matchAll({ includeUncontrolled: true, type: 'window' })

async function page(request: Request): Promise<Response> {
  const asked = fetch(request)
  const shell = await (await caches.open(ROOM)).match(SHELL)
  if (!shell) return asked
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))
  const answer = await Promise.race([asked.catch(() => undefined), late])
  return answer && answer.status < 500 ? answer : shell
}

async function file(path: string, request: Request): Promise<Response> {
  const room = await caches.open(ROOM)
  const kept = await room.match(path, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (FILES.has(path) && isWhole(answer)) void room.put(path, answer.clone()).catch(() => {})
  return answer
}

async function keep(path: string): Promise<void> {
  const answer = await fetch(path)
  if (!isWhole(answer)) throw new Error(`${path} did not come`)
  await (await caches.open(ROOM)).put(path, answer)
}

/** Not the page in which a hotel's network asks for a room number. */
const isWhole = (answer: Response): boolean =>
  answer.status === 200 && !answer.redirected && !answer.headers.get('content-type')?.includes('html')

async function keptFiles(): Promise<string[]> {
  const kept = await (await caches.open(ROOM)).keys()
  return kept.map(({ url }) => url.slice(location.origin.length))
}

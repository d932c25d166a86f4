/** Serves the signed-in web app and what public pages are made of: built files, or Vite in development. Other paths are the app's. */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SitePages } from './options.ts'

const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url))
const PAGES = new URL('../../dist/site/pages.js', import.meta.url)
const SOURCE = fileURLToPath(new URL('../../index.html', import.meta.url))
/** Paths that are never the app's: an unknown one there is a 404 for programs. */
const PROGRAMS = /^\/(?:api|mcp|live|assets)(?:\/|\?|$)/

/** `answer` is for whatever no operation answers. */
export type Web = {
  answer(request: FastifyRequest, reply: FastifyReply): unknown
  /** The public pages, as built or as they are written. */
  pages(): Promise<SitePages>
  close(): Promise<void>
}

/** The service worker of all screens, or what stands in its place. Below its own walls it reaches us alone. */
const WORKER = '/worker.js'
const WORKER_POLICY = "default-src 'none'; connect-src 'self'"

export type WebOptions = {
  /** false: browsers let go of the worker they have (OFFLINE_SHELL) */
  offlineShell?: boolean
}

export async function addWeb(app: FastifyInstance, options: WebOptions = {}): Promise<Web> {
  if (!existsSync(`${BUILT}index.html`)) throw new Error('the web app is not built: npm run build')
  await app.register(serveStatic, {
    root: BUILT,
    index: false,
    // `.br` and `.gz` lie beside the files (see built.ts).
    preCompressed: true,
    wildcard: false,
    globIgnore: ['worker.js', 'retired.js'],
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header('vary', 'accept-encoding')
      // Names of built files hold a hash of what is in them; all others are asked for again.
      const isHashed = path.includes('/assets/')
      response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  // Read at each request: it is asked for again and again, and must be told as soon as it shall go.
  app.get(WORKER, (_request, reply) => {
    const file = options.offlineShell === false ? 'retired.js' : 'worker.js'
    return reply.header('content-security-policy', WORKER_POLICY).sendFile(file)
  })
  return {
    answer: (request, reply) => isForScreens(request) && reply.sendFile('index.html'),
    pages: () => import(PAGES.href),
    close: async () => {},
  }
}

/** Vite in this process and on this port: screens reload as they are written. Never in production. */
export async function addDevelopment(app: FastifyInstance, port: number): Promise<Web> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    appType: 'custom',
    // Several may run at the same time: two in one cache take each other's files away.
    cacheDir: fileURLToPath(new URL(`../../node_modules/.vite/${port}`, import.meta.url)),
    server: { middlewareMode: true, hmr: { server: app.server } },
  })
  // Past Fastify's own answer, so without our headers: Vite's client is an inline script. The wall against those is the
  // built app's.
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack()
    // Of a built app that stood at this address a worker may be left: it would show what was built.
    if (request.url === WORKER) request.raw.url = '/src/web/worker/retired.ts'
    vite.middlewares(request.raw, reply.raw, async (error?: unknown) => {
      if (error) return void reply.raw.writeHead(500).end(String(error))
      const shell = await vite.transformIndexHtml(request.url, readFileSync(SOURCE, 'utf8'))
      reply.raw.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shell)
    })
    return reply
  }
  return {
    answer: (request, reply) => isForScreens(request) && answer(request, reply),
    pages: () => vite.ssrLoadModule('/src/site/pages.tsx') as Promise<SitePages>,
    close: () => vite.close(),
  }
}

/** Everything but what programs ask for: there an unknown path is a 404. */
const isForScreens = (request: FastifyRequest): boolean => request.method === 'GET' && !PROGRAMS.test(request.url)

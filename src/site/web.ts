/** Serves the signed-in web app: built files, or Vite in development; every other path is the app's own. */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerRefusal } from '#kernel/http.ts'
import { Refusal } from '#kernel/refusal.ts'

const BUILT = fileURLToPath(new URL('../../dist/web/', import.meta.url))
/** Paths that are never the app's: an unknown one there is a 404 for programs. */
const PROGRAMS = /^\/(?:api|mcp|live|assets)(?:\/|\?|$)/

export async function addWeb(app: FastifyInstance) {
  if (!existsSync(`${BUILT}index.html`)) throw new Error('the web app is not built: npm run build')
  const shell = readFileSync(`${BUILT}index.html`, 'utf8')
  await app.register(compress, { global: false, encodings: ['br', 'gzip'] })
  await app.register(serveStatic, {
    root: BUILT,
    index: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      // Names of built files hold a hash of what is in them.
      if (path.includes('/assets/')) response.header('cache-control', 'public, max-age=31536000, immutable')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || PROGRAMS.test(request.url)) return answerRefusal(new Refusal('not_found'), reply)
    return sendShell(reply, shell)
  })
}

function sendShell(reply: FastifyReply, shell: string) {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(shell)
}

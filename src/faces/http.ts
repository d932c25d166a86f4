/** The HTTP face: every operation becomes a route; nothing else answers below `/api`. */

import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Bytes, Operation } from '#kernel/contract.ts'
import { type House, JsonText, operationsHandled, perform, type SessionEffect } from '#kernel/perform.ts'
import { problemOf, Refusal, type RefusalKind, statusOf } from '#kernel/refusal.ts'
import { type Identify, type Identity, sessionCookieName, visitor } from '#kernel/tenancy.ts'
import { callerOf } from './rates.ts'
import { answerSchema, coercions, pathFields } from './shapes.ts'
import { UPLOAD_BYTES, withUpload } from './uploads.ts'
import { wallsOf } from './walls.ts'

export type HttpOptions = {
  house: House
  identify: Identify
  trustProxy: false | number | string[]
  /** false only where a bench measures something else */
  limitsRates: boolean
  log: boolean
  /** What answers where no operation does: the web app. Undefined answers 404. */
  otherwise?(request: FastifyRequest, reply: FastifyReply): unknown
}

/** The largest JSON body: a message of 40,000 characters with room to spare. Uploads have their own limit. */
const BODY_BYTES = 256 * 1024

export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: proxyTrust(options.trustProxy),
    bodyLimit: BODY_BYTES,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => randomUUID(),
    logger: options.log ? { level: 'info' } : false,
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    frameworkErrors: answerError,
  })
  app.decorateRequest('identity', undefined)
  await app.register(cookie)
  if (options.limitsRates) await app.register(rateLimit, { global: false, hook: 'preHandler', keyGenerator: callerOf })
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler(
    (request, reply) => options.otherwise?.(request, reply) ?? answerRefusal(new Refusal('not_found'), reply),
  )
  const walls = wallsOf(options.house.baseUrl)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(walls).header('x-request-id', request.id)
    done(mayComeFrom(request, options.house.baseUrl) ? undefined : new Refusal('forbidden', 'foreign_origin'))
  })
  if (options.log) {
    app.addHook('onResponse', (request, reply, done) => {
      const ms = Math.round(reply.elapsedTime)
      request.log.info({ route: request.routeOptions.url, status: reply.statusCode, ms })
      done()
    })
  }
  const operations = operationsHandled().filter(({ hidden }) => !hidden.includes('http'))
  for (const operation of operations.filter(({ takes }) => takes === 'json')) addRoute(app, options, operation)
  await app.register(async (scope) => {
    // A file may be JSON or text: its bytes are handed on as they come, whatever the sender calls them.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    for (const operation of operations.filter(({ takes }) => takes === 'upload')) addRoute(scope, options, operation)
  })
  return app
}

/** Where an operation answers: in a community below `/api/communities/{community}`, else below `/api`. */
export function urlOf(operation: Operation): string {
  return (operation.within === 'community' ? '/api/communities/{community}' : '/api') + operation.path
}

function addRoute(app: FastifyInstance, options: HttpOptions, operation: Operation) {
  const coerced = coercions(operation)
  const fromPath = pathFields(operation)
  const uploads = operation.takes === 'upload'
  app.route({
    method: operation.method,
    url: urlOf(operation).replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: uploads ? UPLOAD_BYTES : BODY_BYTES,
    config: { rateLimit: { max: operation.perMinute, timeWindow: 60_000 } },
    schema: operation.gives === 'json' ? { response: { 200: answerSchema(operation) } } : {},
    preParsing: async (request) => {
      request.identity = await options.identify(request.headers)
    },
    handler: async (request, reply) => {
      const path = request.params as Record<string, string>
      if (path.community?.includes('\0')) throw new Refusal('not_found') // PostgreSQL would call it an error
      const inUrl = operation.method === 'GET' || uploads
      const fields = inUrl ? coerced(request.query as Record<string, unknown>) : fieldsOf(request.body)
      for (const name of fromPath) fields[name] = path[name]
      const key = request.headers['idempotency-key'] as string | undefined
      const call = { by: request.identity ?? visitor, community: path.community, key }
      const done = uploads
        ? await withUpload(options.house, sentWith(request, path.community), (upload) =>
            perform(options.house, operation, fields, { ...call, upload }),
          )
        : await perform(options.house, operation, fields, call)
      if (done.replayed) reply.header('idempotent-replay', 'true')
      if (done.session) setSessionCookie(reply, options.house.baseUrl, done.session)
      reply.header('cache-control', 'private, no-store')
      return operation.gives === 'bytes'
        ? sendBytes(reply, request, done.output as Bytes)
        : sendJson(reply, done.output)
    },
  })
}

function setSessionCookie(reply: FastifyReply, baseUrl: string, { token, expires }: SessionEffect) {
  reply.setCookie(sessionCookieName(baseUrl), token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: baseUrl.startsWith('https:'),
    ...(token === null ? { maxAge: 0 } : expires && { expires }),
  })
}

function fieldsOf(body: unknown): Record<string, unknown> {
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body))
    throw new Refusal('invalid', 'invalid', { '': 'expects a JSON object' })
  return { ...body }
}

function sentWith({ body, raw, identity }: FastifyRequest, community: string | undefined) {
  return { body, raw, identity, community }
}

function sendJson(reply: FastifyReply, output: unknown) {
  if (!(output instanceof JsonText)) return output
  return reply
    .type('application/json; charset=utf-8')
    .serializer((text: unknown) => text as string)
    .send(output.text)
}

/** Anything but a picture or a PDF of known type is a download, and nothing in it may run. */
function sendBytes(reply: FastifyReply, request: FastifyRequest, bytes: Bytes) {
  if (bytes.etag) {
    reply.header('etag', `"${bytes.etag}"`).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === `"${bytes.etag}"`) return reply.code(304).send()
  }
  if (bytes.size !== undefined) reply.header('content-length', bytes.size)
  const how = bytes.inline ? 'inline' : 'attachment'
  const name = bytes.name === undefined ? '' : `; filename*=UTF-8''${encoded(bytes.name)}`
  reply
    .type(bytes.type)
    .header('content-disposition', how + name)
    .header('content-security-policy', "sandbox; default-src 'none'")
  return reply.send(bytes.stream instanceof Uint8Array ? bytes.stream : Readable.from(bytes.stream))
}

/** RFC 8187: beyond what `encodeURIComponent` leaves alone, these are no attr-char. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)

/** Unsafe requests that bring a cookie must come from our own pages (OWASP CSRF, Origin and Fetch Metadata). */
function mayComeFrom({ method, headers }: FastifyRequest, baseUrl: string): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true
  return headers.cookie === undefined || isOurOrigin(headers, baseUrl)
}

export function isOurOrigin(headers: Record<string, string | string[] | undefined>, baseUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (headers.origin !== undefined) return headers.origin === baseUrl
  return site === 'same-origin' || site === 'none'
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Refusal) return answerRefusal(error, reply)
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (statusCode !== undefined && statusCode < 500) return answerRefusal(refusalOf(statusCode), reply)
  request.log.error({ err: { code, stack: (error as Error)?.stack } }, 'a bug')
  return reply
    .code(500)
    .type('application/problem+json')
    .send({ type: '/api#bug', title: 'bug', status: 500, code: 'bug', id: request.id })
}

export function answerRefusal(refusal: Refusal, reply: FastifyReply) {
  return reply
    .code(statusOf[refusal.kind])
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemOf(refusal))
}

function refusalOf(status: number): Refusal {
  const kind = (Object.keys(statusOf) as RefusalKind[]).find((of) => statusOf[of] === status)
  return new Refusal(kind ?? 'invalid')
}

/** A number of hops, or the proxies' addresses; never "whoever says so". */
function proxyTrust(trust: HttpOptions['trustProxy']) {
  return typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : trust
}

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | undefined
  }
}

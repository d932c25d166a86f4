/** What is only for whoever runs the house: measurements and kept letters. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Live } from '#faces/live.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Config } from '../config.ts'
import { isLoopbackAddress, isLoopbackName } from '../ground/loopback.ts'

type Door = Pick<Config, 'baseUrl'> & Partial<Pick<Config, 'metricsToken'>>

/** Prometheus text format; per route, never per person. */
export function addMeasurements(app: FastifyInstance, door: Door, live: () => Live | undefined) {
  const register = new Registry()
  collectDefaultMetrics({ register })
  new Gauge({
    name: 'leitstern_live_sockets',
    help: 'open live sockets',
    registers: [register],
    collect() {
      this.set(live()?.sockets() ?? 0)
    },
  })
  const seconds = new Histogram({
    name: 'leitstern_request_seconds',
    help: 'time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [register],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (request, reply) => {
    mayMeasure(request, door)
    return reply.type(register.contentType).send(await register.metrics())
  })
}

/** Letters that were kept instead of sent: they hold links that sign in. */
export function addOutbox(app: FastifyInstance, { baseUrl }: Door, page: () => string) {
  app.get('/outbox', (request, reply) => {
    if (!isFromHere(request, baseUrl)) throw new Refusal('not_found')
    return reply.type('text/html; charset=utf-8').send(page())
  })
}

function mayMeasure(request: FastifyRequest, { baseUrl, metricsToken }: Door) {
  if (metricsToken === undefined) {
    if (!isFromHere(request, baseUrl)) throw new Refusal('not_found')
  } else if (!isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
    throw new Refusal('signed_out')
  }
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

/**
 * Asked on this machine, for this machine. A proxy here speaks from the loopback for the whole world and need not say
 * so, hence never with a public BASE_URL; a page elsewhere may point its own name at us, hence the name that was asked.
 */
function isFromHere(request: FastifyRequest, baseUrl: string): boolean {
  const asked = URL.parse(`http://${request.headers.host}`)?.hostname ?? ''
  return (
    isLoopbackName(new URL(baseUrl).hostname) &&
    isLoopbackName(asked) &&
    isLoopbackAddress(request.socket.remoteAddress ?? '') &&
    FORWARDED.every((name) => request.headers[name] === undefined)
  )
}

/** Takes as long wherever they differ. */
function isSame(said: string, wanted: string): boolean {
  const [one, other] = [said, wanted].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(one!, other!)
}

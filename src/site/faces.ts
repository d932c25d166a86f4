/** What answers beside the operations: reference, health, measurements, the web app. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Live } from '#kernel/live.ts'
import { type House, operationsHandled } from '#kernel/perform.ts'
import { openApi } from './openapi.ts'
import { referencePage } from './reference.ts'

export function addReference(app: FastifyInstance, baseUrl: string) {
  const document = JSON.stringify(openApi(operationsHandled(), baseUrl))
  const page = referencePage(operationsHandled())
  app.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(document))
  app.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
}

/** `healthz`: the process lives. `readyz`: it can serve; false while it drains or the database is away. */
export function addHealth(app: FastifyInstance, house: House, isDraining: () => boolean) {
  app.get('/healthz', (_request, reply) => reply.type('text/plain').send('ok'))
  app.get('/readyz', async (_request, reply) => {
    if (isDraining()) return reply.code(503).type('text/plain').send('draining')
    try {
      await house.db.rows(sql`select 1`)
      return reply.type('text/plain').send('ok')
    } catch {
      return reply.code(503).type('text/plain').send('the database does not answer')
    }
  })
}

/** Prometheus text format; per route, never per person. */
export function addMeasurements(app: FastifyInstance, live: () => Live | undefined) {
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
  app.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()))
}

/** What answers beside the operations: reference, health. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
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

/** OpenAPI 3.1, derived from the declarations: nothing is written twice. */

import { urlOf } from '#faces/http.ts'
import { inputSchema, outputSchema, pathFields } from '#faces/shapes.ts'
import type { Operation } from '#kernel/contract.ts'

type Schema = Record<string, unknown>
type ObjectSchema = { properties?: Record<string, Schema>; required?: string[] }

export function openApi(operations: Operation[], baseUrl: string) {
  const shown = operations.filter((operation) => !operation.hidden.includes('http'))
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of shown) {
    const path = paths[urlOf(operation)] ?? {}
    path[operation.method.toLowerCase()] = describe(operation)
    paths[urlOf(operation)] = path
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Leitstern',
      version: '1',
      description:
        'Everything the screens do. Times are UTC (RFC 3339), lists are paged by `after`, refusals are problem+json (RFC 9457).',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: baseUrl }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(shown.map((operation) => operation.module))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'a personal token, sent in the header only' },
        session: { type: 'apiKey', in: 'cookie', name: 'leitstern' },
      },
      schemas: { Problem: problem },
    },
  }
}

function describe(operation: Operation) {
  const input = inputSchema(operation) as ObjectSchema
  const inPath = pathFields(operation)
  const rest = Object.keys(input.properties ?? {}).filter((name) => !inPath.includes(name))
  const inQuery = operation.method === 'GET' || operation.takes === 'upload'
  const community = operation.within === 'community' ? [parameter('path', 'community', { type: 'string' }, true)] : []
  const fields = [
    ...inPath.map((name) => parameter('path', name, input.properties?.[name] ?? {}, true)),
    ...(inQuery ? rest.map((name) => parameter('query', name, input.properties![name]!, isRequired(input, name))) : []),
  ]
  return {
    operationId: operation.name,
    summary: operation.does,
    tags: [operation.module],
    ...(operation.byToken ? {} : { security: [{ session: [] }] }),
    parameters: [...community, ...fields, ...(operation.method === 'GET' ? [] : [idempotencyKey])],
    ...bodyOf(operation, input, inQuery ? [] : rest),
    responses: answersOf(operation),
  }
}

function bodyOf(operation: Operation, input: ObjectSchema, names: string[]) {
  if (operation.takes === 'upload') {
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } }
  }
  if (names.length === 0) return {}
  const properties = Object.fromEntries(names.map((name) => [name, input.properties![name]!]))
  const required = names.filter((name) => isRequired(input, name))
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) }
  return { requestBody: { required: required.length > 0, content: { 'application/json': { schema } } } }
}

function answersOf(operation: Operation) {
  const type = operation.gives === 'bytes' ? 'application/octet-stream' : 'application/json'
  const codes = operation.refusals.length > 0 ? `refused: ${operation.refusals.join(', ')}` : 'refused: key_reused'
  return {
    200: { description: 'done', content: { [type]: { schema: outputSchema(operation) } } },
    409: refusal(codes),
    default: refusal('refused: invalid, signed_out, forbidden, not_found, too_many'),
  }
}

const isRequired = (input: ObjectSchema, name: string) => input.required?.includes(name) ?? false
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})
const idempotencyKey = {
  in: 'header',
  name: 'Idempotency-Key',
  required: false,
  description: 'the same key within 48 hours does it once',
  schema: { type: 'string', maxLength: 200 },
}
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
  },
}

function parameter(where: string, name: string, { description, ...schema }: Schema, required: boolean) {
  return { in: where, name, required, ...(description !== undefined && { description }), schema }
}

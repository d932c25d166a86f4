/** JSON Schemas of the contracts: for serialising (draft 7), for OpenAPI 3.1 and for MCP (draft 2020-12). */
import * as z from 'zod'
import type { Operation } from '#kernel/contract.ts'

type Schema = Record<string, unknown>

export const answerSchema = (operation: Operation): Schema =>
  strip(z.toJSONSchema(operation.output, { target: 'draft-7', io: 'output', unrepresentable: 'any', reused: 'inline' }))

export const inputSchema = (operation: Operation): Schema =>
  strip(z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any', reused: 'inline' }))

export const outputSchema = (operation: Operation): Schema =>
  operation.gives === 'bytes'
    ? {}
    : strip(z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any', reused: 'inline' }))

function strip({ $schema, ...schema }: Schema): Schema {
  return schema
}

/** Names of the input's fields that stand in the path. */
export const pathFields = (operation: Operation): string[] =>
  [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)

/** Turns what stands in a URL (always text) into what the contract's field expects; what does not fit stays text. */
export function coercions(operation: Operation): (raw: Record<string, unknown>) => Record<string, unknown> {
  const properties = (inputSchema(operation).properties ?? {}) as Record<string, Schema>
  const kinds = new Map(Object.entries(properties).map(([name, schema]) => [name, kindOf(schema)]))
  return (raw) => {
    const coerced: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(raw)) coerced[name] = coerce(kinds.get(name), value)
    return coerced
  }
}

function kindOf(schema: Schema): string | undefined {
  if (typeof schema.type === 'string') return schema.type
  const options = (schema.anyOf ?? schema.oneOf ?? []) as Schema[]
  return options.map(kindOf).find((kind) => kind !== 'null')
}

function coerce(kind: string | undefined, value: unknown): unknown {
  if (kind === 'array') return Array.isArray(value) ? value : [value]
  if (typeof value !== 'string') return value
  if (kind === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  if (kind === 'number' || kind === 'integer') return value.trim() === '' ? value : Number(value)
  return value
}

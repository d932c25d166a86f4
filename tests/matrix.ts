/** Tries every operation as everyone, without leaving a trace: what the permission matrix is made of. */
import * as z from 'zod'
import type { Operation } from '../src/kernel/contract.ts'
import type { Database } from '../src/kernel/database.ts'
import { type Call, type House, operationsHandled, perform } from '../src/kernel/perform.ts'
import { Refusal } from '../src/kernel/refusal.ts'
import { givenFor, type Ids } from './examples.ts'

/** `done`: did it, or would but for the state of things (409, 422). */
export type Verdict = 'done' | 'forbidden' | 'hidden' | 'door' | 'invalid'

class Undone extends Error {}

/** A house in which every transaction is rolled back at its end: the answer stands, the deed does not. */
export function dryHouse(house: House): House {
  const db: Database = {
    ...house.db,
    async transaction(community, work) {
      let result: { value: Awaited<ReturnType<typeof work>> } | undefined
      await house.db
        .transaction(community, async (tx) => {
          result = { value: await work(tx) }
          await tx.settled()
          throw new Undone()
        })
        .catch((error) => {
          if (!(error instanceof Undone)) throw error
        })
      return result!.value
    },
  }
  return { ...house, db, bus: { ...house.bus, wake() {}, forget() {} }, mail: { send: async () => {} } }
}

export async function tryIt(house: House, operation: Operation, input: unknown, call: Call): Promise<Verdict> {
  try {
    await perform(house, operation, input, { ...call, ...(operation.takes === 'upload' && { upload: noBytes() }) })
    return 'done'
  } catch (error) {
    if (!(error instanceof Refusal)) throw new Error(`${operation.name}: ${(error as Error).message}`, { cause: error })
    if (error.kind === 'forbidden') return 'forbidden'
    if (error.kind === 'not_found') return 'hidden'
    if (error.kind === 'invalid') return 'invalid'
    return error.kind === 'signed_out' ? 'door' : 'done'
  }
}

const noBytes = () => ({ stream: (async function* () {})(), type: 'text/plain', size: 0 })

/** All operations that may be tried: not those that are about a session of their own. */
export const operationsTried = (): Operation[] =>
  operationsHandled().filter(
    ({ name }) => !/^(people\.(sign|confirm|reset|useSetUp|requestReset|sendSignIn))/.test(name),
  )

export type Schema = {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  minimum?: number
  minLength?: number
  pattern?: string
  default?: unknown
}
/** A plausible input: required fields only, ids by the names of their fields. */
export function inputFor(operation: Operation, ids: Ids): Record<string, unknown> {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema
  return { ...objectFor(schema, ids), ...givenFor(operation.name, ids) }
}

export const idFields = (operation: Operation): string[] =>
  Object.keys(operation.input.shape).filter((name) => /Ids?$/.test(name))

function objectFor(schema: Schema, ids: Ids): Record<string, unknown> {
  const properties = Object.entries(schema.properties ?? {})
  const needed = properties.filter(([name]) => schema.required?.includes(name))
  return Object.fromEntries(needed.map(([name, field]) => [name, valueFor(name, field, ids)]))
}

export function valueFor(name: string, schema: Schema, ids: Ids): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return valueFor(name, schema.anyOf[0]!, ids)
  if (schema.type === 'object') return objectFor(schema, ids)
  if (schema.type === 'array')
    return schema.items && (schema.minItems || /Ids$/.test(name))
      ? [valueFor(name.replace(/s$/, ''), schema.items, ids)]
      : []
  if (schema.type === 'boolean') return true
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 1
  return textFor(name, schema, ids)
}

function textFor(name: string, { format, pattern }: Schema, ids: Ids): string {
  if (format === 'uuid') return ids[name] ?? ids.subjectId!
  if (format === 'date') return '2026-12-31'
  if (format === 'date-time') return '2026-12-31T12:00:00.000Z'
  if (format === 'email') return 'neu@example.org'
  if (pattern?.includes('{64}')) return 'a'.repeat(64)
  if (pattern?.includes('{22}')) return 'AAAAAAAAAAAAAAAAAAAAAA'
  if (name === 'code') return '123456'
  if (name === 'emoji') return '👍'
  return name === 'color' ? '#12908e' : 'Probe'
}

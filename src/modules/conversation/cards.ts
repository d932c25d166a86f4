/** What messages carry besides words and files: each kind is declared by the module that puts it there. */
import type * as z from 'zod'
import type { Card } from './contract.ts'

const kinds = new Map<string, z.ZodType<Record<string, unknown>>>()

/** Screens show it by the `cards` of the same module. */
export function carries(kind: string, data: z.ZodType<Record<string, unknown>>): void {
  if (kinds.has(kind)) throw new Error(`cards of the kind ${kind} are declared twice`)
  kinds.set(kind, data)
}

/** As it was declared; undefined where it was not, whoever brings it. */
export function cardFrom(given: unknown): Card | undefined {
  const { kind, data } = (given ?? {}) as Partial<Card>
  const read = typeof kind === 'string' ? kinds.get(kind)?.safeParse(data) : undefined
  return read?.success ? { kind: kind!, data: read.data } : undefined
}

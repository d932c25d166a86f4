/** What messages carry besides words and files: each kind is declared by the module that puts it there. */
import type * as z from 'zod'
import { t } from '#kernel/words.ts'
import type { Card } from './contract.ts'

type Kind = { data: z.ZodType<Record<string, unknown>>; words: string }
const kinds = new Map<string, Kind>()

/** Screens show it by the `cards` of the same module; `words`: `module:key` of what says it where there is only text. */
export function carries(kind: string, { data, words }: Kind): void {
  if (kinds.has(kind)) throw new Error(`cards of the kind ${kind} are declared twice`)
  kinds.set(kind, { data, words })
}

/** In one line of text, with its data. */
export function cardWords({ kind, data }: Card, language: string): string {
  const known = kinds.get(kind)
  return known ? t(language, known.words, data) : ''
}

/** As it was declared; undefined where it was not, whoever brings it. */
export function cardFrom(given: unknown): Card | undefined {
  const { kind, data } = (given ?? {}) as Partial<Card>
  const read = typeof kind === 'string' ? kinds.get(kind)?.data.safeParse(data) : undefined
  return read?.success ? { kind: kind!, data: read.data } : undefined
}

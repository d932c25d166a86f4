/** Whatever arrives becomes the declared input of an operation, or is refused with the fields that are wrong. */
import type * as z from 'zod'
import type { InputOf, Operation } from './contract.ts'
import { type FieldProblems, Refusal } from './refusal.ts'

export function parse<Op extends Operation>(operation: Op, raw: unknown): InputOf<Op> {
  const parsed = operation.input.safeParse(raw)
  if (!parsed.success) throw new Refusal('invalid', 'invalid', fieldProblems(parsed.error))
  // PostgreSQL cannot store U+0000, nor half of a surrogate pair: refused here, so that no input becomes a 500 or
  // comes back as something else.
  const wrong = pathOfUnstorable(parsed.data, '')
  if (wrong !== undefined) throw new Refusal('invalid', 'invalid', { [wrong]: 'contains U+0000 or half a character' })
  return parsed.data as InputOf<Op>
}

function fieldProblems(error: z.ZodError): FieldProblems {
  return Object.fromEntries(error.issues.map((issue) => [issue.path.join('.'), issue.message]))
}

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

function pathOfUnstorable(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const wrong = isStorable(key) ? pathOfUnstorable(inner, path ? `${path}.${key}` : key) : path
    if (wrong !== undefined) return wrong
  }
  return undefined
}

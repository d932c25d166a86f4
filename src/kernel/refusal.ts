/** The only deliberate error: an operation that will not be done, and why. Each face turns it into its own words. */

/** Kinds and the HTTP status each face answers with. */
export const statusOf = {
  invalid: 422,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  refused: 409,
  too_large: 413,
  too_many: 429,
} as const

export type RefusalKind = keyof typeof statusOf

/** Which fields of the input are wrong: path → what it expects. */
export type FieldProblems = Record<string, string>

export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly code: string
  readonly fields: FieldProblems | undefined

  constructor(kind: RefusalKind, code: string = kind, fields?: FieldProblems) {
    super(`${kind}: ${code}`)
    this.kind = kind
    this.code = code
    this.fields = fields
  }
}

/** The body of every refusal on every face: problem+json of RFC 9457, with `code` and `fields`. */
export function problemOf(refusal: Refusal) {
  return {
    type: `/api#${refusal.code}`,
    title: refusal.code.replaceAll('_', ' '),
    status: statusOf[refusal.kind],
    code: refusal.code,
    ...(refusal.fields && { fields: refusal.fields }),
  }
}

/** Kind of a failure without its message: that may quote an address or a letter. */
export function kindOfError(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string }
  return [name, code].filter(Boolean).join(' ').slice(0, 200)
}

/** How operations and activities are declared: the one place from which routes, OpenAPI, MCP, client and audit derive. */
import * as z from 'zod'

/** A UUID (version 7 where we make it), RFC 9562. */
export const Id = z.uuid()
/** An instant in UTC, RFC 3339, millisecond precision. */
export const Instant = z.iso.datetime()
/** A calendar day without a zone, RFC 3339 full-date. */
export const Day = z.iso.date()
/** The answer of operations that have nothing to say. */
export const Nothing = z.object({})

/** One page of a list, keyset-paged: pass `next` as `after` to go on; absent on the last page. */
export function Page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe('pass as `after` for the next page') })
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

type Declaration<Input extends z.ZodObject, Output extends z.ZodType> = {
  /** `module.verbNoun`; also OpenAPI's operationId, the MCP tool's name and the scope. */
  name: `${string}.${string}`
  /** One sentence in the imperative: what it does. */
  does: string
  /** Method and path below `/api/communities/{community}` or `/api`; `{names}` are fields of the input. */
  http: `${Method} /${string}`
  within?: 'community' | 'instance'
  input: Input
  output: Output
  /** Codes it may refuse with (409), besides the general kinds. */
  refusals?: readonly string[]
  /** What an assistant and a reader must know; derived from the method when absent. */
  effect?: 'read' | 'write' | 'destroy'
  /** Calls per minute and caller; default 600 reads, 120 writes. */
  perMinute?: number
  /** False where a token must never do it (sign-in, roles, ownership, whole exports). */
  byToken?: boolean
  /** `upload`: the request's body is the file itself (see `Upload`). */
  takes?: 'json' | 'upload'
  /** `bytes`: the answer is a file (see `Bytes`), not JSON. */
  gives?: 'json' | 'bytes'
  /** Faces that must not offer it. */
  hidden?: readonly ('http' | 'mcp')[]
}

export type Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> = Required<
  Omit<Declaration<Input, Output>, 'http'>
> & { module: string; method: Method; path: string }

export type InputOf<Op extends Operation> = z.output<Op['input']>
export type AskOf<Op extends Operation> = z.input<Op['input']>
export type OutputOf<Op extends Operation> = z.output<Op['output']>

export function operation<Input extends z.ZodObject, Output extends z.ZodType>(
  declared: Declaration<Input, Output>,
): Operation<Input, Output> {
  const [method, path] = declared.http.split(' ') as [Method, string]
  return {
    within: 'community',
    refusals: [],
    effect: method === 'GET' ? 'read' : method === 'DELETE' ? 'destroy' : 'write',
    perMinute: method === 'GET' ? 600 : 120,
    byToken: true,
    takes: 'json',
    gives: 'json',
    hidden: [],
    ...declared,
    module: declared.name.split('.')[0]!,
    method,
    path,
  }
}

/** A kind of fact in a community's log. `data` holds ids, numbers, states and times: never text or names. */
export type Activity<Data extends z.ZodObject = z.ZodObject> = { kind: string; data: Data }
export type DataOf<A extends Activity> = z.output<A['data']>

export function activity<Data extends z.ZodObject>(declared: { kind: `${string}.${string}`; data: Data }) {
  return declared satisfies Activity<Data>
}

/** What an operation that `takes: 'upload'` finds in its context, beside the input. `size` is unknown when chunked. */
export type Upload = { stream: AsyncIterable<Uint8Array>; type: string; size: number | undefined }

/** What an operation that `gives: 'bytes'` answers. `etag` without quotes; `name` only for downloads. */
export type Bytes = {
  stream: AsyncIterable<Uint8Array> | Uint8Array
  type: string
  size?: number
  etag?: string
  name?: string
  inline: boolean
}
export const BytesAnswer = z.custom<Bytes>()

/** Asks an operation over HTTP: typed by its contract, no generated client. */
import type { AskOf, Operation, OutputOf } from '#kernel/contract.ts'
import { sayReached } from './reached.ts'

/** What the house answered instead of doing it; `code` has words in the operation's module. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string>

  constructor(status: number, code: string, fields: Record<string, string> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.fields = fields
  }
}

export type CallOptions = { community?: string | undefined; key?: string; signal?: AbortSignal }

export async function call<Op extends Operation>(
  operation: Op,
  input: AskOf<Op>,
  { community, key, signal }: CallOptions = {},
): Promise<OutputOf<Op>> {
  const { url, rest } = addressOf(operation, input as Record<string, unknown>, community)
  const isGet = operation.method === 'GET'
  const answer = await reach(isGet ? `${url}${queryOf(rest)}` : url, {
    method: operation.method,
    signal: signal ?? null,
    headers: {
      ...(!isGet && { 'content-type': 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(!isGet && { body: JSON.stringify(rest) }),
  })
  return (await answer.json()) as OutputOf<Op>
}

/** Sends a file as the body; `onProgress` from 0 to 1. XMLHttpRequest, because fetch does not tell how far an upload is. */
export function upload<Op extends Operation>(
  operation: Op,
  input: AskOf<Op>,
  file: Blob,
  { community, onProgress, signal }: CallOptions & { onProgress?: (part: number) => void },
): Promise<OutputOf<Op>> {
  const { url, rest } = addressOf(operation, input as Record<string, unknown>, community)
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest()
    sent.open(operation.method, url + queryOf(rest))
    sent.setRequestHeader('content-type', file.type || 'application/octet-stream')
    sent.upload.onprogress = (progress) => onProgress?.(progress.total ? progress.loaded / progress.total : 0)
    sent.onload = () =>
      sent.status === 200 ? resolve(JSON.parse(sent.responseText)) : reject(refusedBy(sent.status, sent.responseText))
    sent.onerror = () => reject(new Refused(0, 'offline'))
    sent.onabort = () => reject(new Refused(0, 'aborted'))
    signal?.addEventListener('abort', () => sent.abort())
    sent.send(file)
  })
}

async function reach(url: string, options: RequestInit): Promise<Response> {
  const answer = await fetch(url, options).catch((error) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new Refused(0, 'offline')
  })
  sayReached()
  if (answer.ok) return answer
  throw refusedBy(answer.status, await answer.text())
}

function refusedBy(status: number, body: string): Refused {
  try {
    const problem = JSON.parse(body)
    return new Refused(status, problem.code ?? 'bug', problem.fields)
  } catch {
    return new Refused(status, 'bug')
  }
}

export function addressOf(operation: Operation, input: Record<string, unknown>, community: string | undefined) {
  const rest = { ...input }
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]))
    delete rest[name]
    return value
  })
  const home = operation.within === 'community' ? `/api/communities/${encodeURIComponent(community ?? '')}` : '/api'
  return { url: home + path, rest }
}

function queryOf(fields: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

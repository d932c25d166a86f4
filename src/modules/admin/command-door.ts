/** The operator's door: HTTP over a local socket, for declared operations only; each call is written down. */
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Bytes } from '#kernel/contract.ts'
import { newId } from '#kernel/ids.ts'
import { type House, JsonText, operationNamed, perform } from '#kernel/perform.ts'
import { problemOf, Refusal, statusOf } from '#kernel/refusal.ts'
import { operator } from '#kernel/tenancy.ts'
import { CALL_HEADER, type CommandCall, socketToOpen } from './socket.ts'

/** Beside each operation's own rule: nothing else can be reached from here, whatever a rule says. */
const operatorOperations = new Set([
  'people.addPerson',
  'people.createTokenFor',
  'people.turnOffSecondStepOf',
  'people.changeSettings',
  'founding.foundByOperator',
  'imports.importSlack',
  'imports.importMattermost',
  'imports.importTrello',
  'imports.importAsana',
  'leaving.exportCommunity',
  'arriving.importCommunity',
  'admin.inspect',
  'admin.readRetention',
  'admin.backUp',
])

export type CommandDoor = { path: string; close(): Promise<void> }

/** Call it only while holding the lock on `dataDir`: a socket left by a killed server is removed. */
export async function openCommandDoor(house: House, dataDir: string): Promise<CommandDoor> {
  const path = socketToOpen(dataDir)
  rmSync(path, { force: true })
  const server = createServer((request, reply) => void answer(house, request, reply))
  server.requestTimeout = 0 // an archive may take its time
  await listen(server, path)
  chmodSync(path, 0o600)
  return {
    path,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
}

async function answer(house: House, request: IncomingMessage, reply: ServerResponse) {
  const call = callOf(request)
  const send = (status: number, body: unknown) => {
    reply.writeHead(status, { 'content-type': 'application/json' })
    reply.end(typeof body === 'string' ? body : JSON.stringify(body))
    request.resume()
  }
  try {
    if (!call) throw new Refusal('invalid')
    const output = await obey(house, call, request)
    if (isBytes(output)) await sendBytes(reply, output)
    else send(200, output instanceof JsonText ? output.text : output)
    await writeDown(house, call, 'done')
  } catch (error) {
    const refusal = error instanceof Refusal ? error : undefined
    if (call) await writeDown(house, call, refusal?.code ?? 'bug').catch(() => {})
    if (!refusal) process.emitWarning(error as Error)
    if (reply.headersSent) return void reply.destroy() // half a file ends like one
    send(refusal ? statusOf[refusal.kind] : 500, refusal ? problemOf(refusal) : { code: 'bug', status: 500 })
  }
}

const isBytes = (output: unknown): output is Bytes =>
  typeof output === 'object' && output !== null && 'stream' in output

async function sendBytes(reply: ServerResponse, { stream, type }: Bytes) {
  reply.writeHead(200, { 'content-type': type })
  await pipeline(stream, reply)
}

function callOf(request: IncomingMessage): CommandCall | undefined {
  try {
    const call = JSON.parse(Buffer.from(String(request.headers[CALL_HEADER]), 'base64url').toString())
    return typeof call.operation === 'string' && typeof call.input === 'object' ? call : undefined
  } catch {
    return undefined
  }
}

async function obey(house: House, { operation: name, input, community }: CommandCall, request: IncomingMessage) {
  const operation = operatorOperations.has(name) ? operationNamed(name) : undefined
  if (!operation) throw new Refusal('not_found', 'no_such_command')
  const size = Number(request.headers['content-length'])
  const upload = {
    stream: request,
    type: String(request.headers['content-type'] ?? ''),
    size: Number.isFinite(size) ? size : undefined,
  }
  const done = await perform(house, operation, input, {
    by: operator,
    ...(community !== undefined && { community }),
    ...(operation.takes === 'upload' && { upload }),
  })
  return done.output
}

async function writeDown(house: House, { operation, community, input }: CommandCall, outcome: string) {
  const slug = community ?? (typeof input.community === 'string' ? input.community : null)
  await house.db.rows(sql`
    insert into operator_deed (id, operation, community_slug, outcome, at)
    values (${newId()}, ${operation.slice(0, 100)}, ${slug?.slice(0, 48) ?? null}, ${outcome}, ${house.clock.now()})`)
}

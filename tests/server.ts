/** A server for a test, on a free port; a cookie `as=<person>` stands for a session. */
import { request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { openHttp } from '#faces/http.ts'
import type { Identify } from '#kernel/tenancy.ts'
import type { House } from '../src/kernel/perform.ts'
import { world } from './world.ts'

export type Answer = { status: number; headers: Record<string, string | undefined>; bytes: Buffer; json: unknown }
export type Ask = {
  as?: keyof typeof world.people
  headers?: Record<string, string>
  body?: string | Uint8Array | AsyncIterable<Uint8Array>
}

type ServerOptions = { limitsRates?: boolean; trustProxy?: number; identify?: Identify }

export async function openTestServer(house: House, options: ServerOptions = {}) {
  const app = await openHttp({
    house,
    identify: async ({ cookie }) => {
      const person = world.people[/as=(\w+)/.exec(cookie ?? '')?.[1] as keyof typeof world.people]
      return person === undefined ? undefined : { via: 'session', personId: person, sessionId: person }
    },
    trustProxy: false,
    limitsRates: false,
    log: false,
    ...options,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  after(() => app.close())
  const { port } = app.server.address() as AddressInfo
  /** Sends exactly this path: `fetch` would tidy it up. */
  const send = (method: string, path: string, { as, headers = {}, body }: Ask = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const who = as && { cookie: `as=${as}`, origin: house.baseUrl }
      const sent = ask({ port, host: '127.0.0.1', method, path, headers: { ...who, ...headers }, agent: false })
      sent.on('response', async (answer) => {
        const bytes = Buffer.concat(await Array.fromAsync(answer))
        const isJson = /json/.test(answer.headers['content-type'] ?? '')
        const plain = answer.headers as Record<string, string | undefined>
        resolve({
          status: answer.statusCode!,
          headers: plain,
          bytes,
          json: isJson ? JSON.parse(`${bytes}`) : undefined,
        })
      })
      sent.on('error', reject)
      void write(sent, body).catch(reject)
    })
  return { send, port }
}

async function write(to: ReturnType<typeof ask>, body: Ask['body']) {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) return to.end(body)
  for await (const part of body) to.write(part)
  return to.end()
}

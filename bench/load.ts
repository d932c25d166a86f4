/** Load over a few kept connections, bounded in time; what it cost is read from the kernel. */
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { cpuMs, type Ground, median, type startServer } from './ground.ts'

export type Server = Awaited<ReturnType<typeof startServer>>
export type Shot = { method?: string; path: string; headers?: Record<string, string>; body?: string }
export type Measured = { rate: number; nodeMs: number; databaseMs: number }

export const CONNECTIONS = 8

export async function load(
  ground: Ground,
  server: Server,
  seconds: number,
  shot: (n: number) => Shot,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const before = { node: cpuMs(server.pid), database: cpuMs(ground.postgresPid), at: performance.now() }
  const until = before.at + seconds * 1000
  let done = 0
  const worker = async (first: number) => {
    for (let n = first; performance.now() < until; n += CONNECTIONS) {
      await send(agent, server.url, shot(n))
      done++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => worker(n)))
  // A run counts only when the followers have caught up: their time belongs to what they follow.
  server.child.send({ settle: true })
  await once(server.child, 'message')
  const took = (performance.now() - before.at) / 1000
  agent.destroy()
  return {
    rate: done / took,
    nodeMs: (cpuMs(server.pid) - before.node) / done,
    databaseMs: (cpuMs(ground.postgresPid) - before.database) / done,
  }
}

export function send(agent: Agent, url: string, { method = 'GET', path, headers, body }: Shot): Promise<void> {
  return new Promise((resolve, reject) => {
    const about =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url + path, { agent, method, headers: { ...about, ...headers } })
    sent.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`))))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Of several rounds the one in the middle. */
export const rateOf = (all: Measured[]): string => `${Math.round(median(all.map(({ rate }) => rate)))}/s`

export function costOf(all: Measured[]): string {
  const [node, database] = [median(all.map((one) => one.nodeMs)), median(all.map((one) => one.databaseMs))]
  return `${(node + database).toFixed(2)} ms (Node ${node.toFixed(2)} + PostgreSQL ${database.toFixed(2)})`
}

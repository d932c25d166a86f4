/** Measures deliveries: from the moment a post is sent until each socket of a crowd has it. */
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Crowd, markOf } from './crowd.ts'
import { cpuMs, type Ground, percentile } from './ground.ts'
import { CONNECTIONS, type Server, type Shot, send } from './load.ts'

export type Side = { server: Server; crowd: Crowd; size: number; shot(n: number, text: string): Shot }
export type Delivered = { p50: number; p95: number; p99: number; perNodeSecond: number; perSecond: number }
export type Flooded = { rate: number; nodeMs: number; databaseMs: number }

const LONGEST_WAIT_MS = 60_000
const TEXT = 'Samstag um zehn am Bootshaus, bitte **Handschuhe** mitbringen. Wer hat noch Platz im Auto?'
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
let marks = 0

/** Posts at a steady rate with uneven gaps, as people do; every socket must get each exactly once. */
export async function deliver(ground: Ground, side: Side, rate: number, seconds: number): Promise<Delivered> {
  const posts = rate * seconds
  const first = marks
  const sentAt = new Float64Array(posts)
  const took = new Float64Array(posts * side.size)
  const came = arrivals(side, posts * side.size, (listener, mark, at) => {
    const n = (mark - first) * side.size + listener
    if (took[n] !== 0) throw new Error('something was delivered twice')
    took[n] = at - sentAt[mark - first]!
  })
  const before = cpuOf(ground, side)
  const start = performance.now()
  const answered: Promise<void>[] = []
  for (let n = 0; n < posts; n++) {
    const due = start + ((n + Math.random()) * 1000) / rate
    await pause(Math.max(0, due - performance.now()))
    sentAt[n] = performance.now()
    answered.push(post(side))
  }
  await Promise.all(answered)
  await came
  const cpu = cpuOf(ground, side)
  const [node, database] = [cpu.node - before.node, cpu.database - before.database]
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((p) => percentile([...took], p)) as [number, number, number]
  return {
    p50,
    p95,
    p99,
    perNodeSecond: (took.length / node) * 1000,
    perSecond: (took.length / (node + database)) * 1000,
  }
}

/** Writers as fast as they can; counts until every socket has everything. */
export async function flood(ground: Ground, side: Side, seconds: number): Promise<Flooded> {
  const heard = new Uint32Array(side.size)
  let wanted = Number.POSITIVE_INFINITY
  let complete = () => {}
  let behind = side.size
  side.crowd.hear = (listener) => {
    heard[listener]!++
    if (heard[listener] === wanted && --behind === 0) complete()
  }
  const before = cpuOf(ground, side)
  const start = performance.now()
  let done = 0
  const writer = async () => {
    for (; performance.now() - start < seconds * 1000; done++) await post(side)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, writer))
  await new Promise<void>((resolve, reject) => {
    complete = resolve
    wanted = done
    behind = heard.filter((count) => count < done).length
    if (behind === 0) resolve()
    setTimeout(() => reject(new Error(`${behind} sockets did not get everything`)), LONGEST_WAIT_MS).unref()
  })
  const cpu = cpuOf(ground, side)
  const rate = (done / (performance.now() - start)) * 1000
  if (heard.some((count) => count !== done)) throw new Error('something was delivered twice')
  return { rate, nodeMs: (cpu.node - before.node) / done, databaseMs: (cpu.database - before.database) / done }
}

export const hangUp = () => agent.destroy()

function post(side: Side): Promise<void> {
  const n = marks++
  return send(agent, side.server.url, side.shot(n, `${TEXT} ${markOf(n)}`))
}

function arrivals(side: Side, count: number, tell: Crowd['hear']): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = count
    side.crowd.hear = (listener, mark, at) => {
      tell(listener, mark, at)
      if (--left === 0) resolve()
    }
    const late = () => reject(new Error(`${left} of ${count} deliveries did not come`))
    setTimeout(late, LONGEST_WAIT_MS + 60_000).unref()
  })
}

const cpuOf = (ground: Ground, { server }: Side) => ({ node: cpuMs(server.pid), database: cpuMs(ground.postgresPid) })

/** Posting a message through the whole path, against the three writes in one bare transaction; in turns, same run. */
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { buildPlaces, cpuMs, type Ground, median, openGround, type Place, startServer } from './ground.ts'
import { type Row, report } from './report.ts'

const CONNECTIONS = 8
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const TEXT = 'Samstag um zehn am Bootshaus, bitte **Handschuhe** mitbringen. Wer hat noch Platz im Auto?'

type Server = Awaited<ReturnType<typeof startServer>>
type Shot = (place: Place, n: number) => { path: string; headers: Record<string, string>; body: string }

const throughHouse: Shot = ({ slug, channel, people }, n) => ({
  path: `/api/communities/${slug}/subjects/${channel}/messages`,
  headers: { authorization: `Bearer ${people[n % people.length]}` },
  body: JSON.stringify({ text: TEXT }),
})
const bare: Shot = ({ community, channel, members }, n) => ({
  path: '/',
  headers: {},
  body: JSON.stringify({ community, channel, member: members[n % members.length], text: TEXT }),
})

async function main() {
  const ground = await openGround()
  try {
    const places = await buildPlaces(ground.owner, 50, 20)
    const house = await startServer('./post-server.ts', ground.urls)
    const reference = await startServer('./post-reference.ts', ground.urls)
    const rows: Row[] = []
    rows.push(await compare('post a message, 50 communities', ground, house, reference, places, 0.85))
    rows.push(await compare('post a message, one community', ground, house, reference, places.slice(0, 1), 0.6))
    await house.stop()
    await reference.stop()
    report('post', rows)
  } finally {
    await ground.stop()
  }
}

type Measured = { rate: number; nodeMs: number; databaseMs: number }

async function compare(
  measure: string,
  ground: Ground,
  house: Server,
  reference: Server,
  places: Place[],
  reach: number,
): Promise<Row> {
  const ours: Measured[] = []
  const theirs: Measured[] = []
  await run(ground, house, throughHouse, places, 1)
  await run(ground, reference, bare, places, 1)
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await run(ground, reference, bare, places, SECONDS))
    ours.push(await run(ground, house, throughHouse, places, SECONDS))
  }
  const ratio = median(ours.map(({ rate }, n) => rate / theirs[n]!.rate))
  const node = median(ours.map((one) => one.nodeMs))
  const database = median(ours.map((one) => one.databaseMs))
  return {
    measure,
    ours: `${Math.round(median(ours.map((one) => one.rate)))}/s`,
    reference: `${Math.round(median(theirs.map((one) => one.rate)))}/s`,
    ratio,
    reach,
    note: `CPU per post ${(node + database).toFixed(2)} ms (Node ${node.toFixed(2)} + PostgreSQL ${database.toFixed(2)}), followers caught up; reference ${median(theirs.map((one) => one.nodeMs)).toFixed(2)} + ${median(theirs.map((one) => one.databaseMs)).toFixed(2)}`,
  }
}

async function run(ground: Ground, server: Server, shot: Shot, places: Place[], seconds: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const before = { node: cpuMs(server.pid), database: cpuMs(ground.postgresPid), at: performance.now() }
  const until = before.at + seconds * 1000
  let done = 0
  const worker = async (first: number) => {
    for (let n = first; performance.now() < until; n += CONNECTIONS) {
      await send(agent, server.url, shot(places[n % places.length]!, n))
      done++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => worker(n)))
  // A run counts only when the followers have caught up: their time belongs to the posts.
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

function send(agent: Agent, url: string, { path, headers, body }: ReturnType<Shot>): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url + path, {
      agent,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    })
    sent.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`))))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

await main()

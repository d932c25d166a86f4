/** From post to delivery on the sockets of one channel, against bare `ws` sending the same bytes; and a flooded channel. */
import { WebSocket } from 'ws'
import { gather } from './crowd.ts'
import { type Delivered, deliver, type Flooded, flood, hangUp, type Side } from './deliveries.ts'
import { buildPlaces, median, openGround, type Place, startServer } from './ground.ts'
import { type Row, report } from './report.ts'

type Frame = { patch: { message: { text: string } } }

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const WRITERS = 8
const SOCKETS = Number(process.env.BENCH_SOCKETS ?? 1000)
/** Posts a second. */
const RATES = [4, 20]

const ground = await openGround()
try {
  const [place] = (await buildPlaces(ground.owner, 1, SOCKETS)) as [Place]
  const house = await openHouse(place)
  const bare = await openBare(await oneFrame(house, place))
  const runs = RATES.map((rate) => ({ rate, ours: [] as Delivered[], theirs: [] as Delivered[] }))
  const floods: Flooded[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = round === 0 ? 2 : SECONDS
    for (const { rate, ours, theirs } of runs) {
      theirs.push(await deliver(ground, bare, rate, seconds))
      ours.push(await deliver(ground, house, rate, seconds))
    }
    floods.push(await flood(ground, house, seconds / 2))
  }
  // The first round only warms up.
  for (const measured of [floods, ...runs.flatMap(({ ours, theirs }) => [ours, theirs])]) measured.shift()
  report('live', [...runs.map(rowOfTime), rowOfCost(runs.at(-1)!), rowOfFlood(floods)])
  for (const { server, crowd } of [house, bare]) {
    crowd.leave()
    await server.stop()
  }
} finally {
  hangUp()
  await ground.stop()
}

async function openHouse({ slug, channel, people }: Place): Promise<Side> {
  const server = await startServer('./post-server.ts', ground.urls)
  const crowd = await gather(SOCKETS, {
    url: `${server.url}/live?community=${slug}`,
    headersOf: (n) => `Authorization: Bearer ${people[n]}\r\n`,
    greeting: { says: { watch: [channel] }, until: '"watching"' },
  })
  const shot = (n: number, text: string) => ({
    method: 'POST',
    path: `/api/communities/${slug}/subjects/${channel}/messages`,
    headers: { authorization: `Bearer ${people[n % WRITERS]}` },
    body: JSON.stringify({ text }),
  })
  return { server, crowd, size: SOCKETS, shot }
}

/** Whatever is posted, it sends a frame as the house made it, with this text. */
async function openBare(frame: Frame): Promise<Side> {
  const server = await startServer('./live-reference.ts', ground.urls)
  const crowd = await gather(SOCKETS, { url: `${server.url}/` })
  const shot = (_: number, text: string) => {
    frame.patch.message.text = text
    return { method: 'POST', path: '/', body: JSON.stringify(frame) }
  }
  return { server, crowd, size: SOCKETS, shot }
}

function oneFrame({ server, shot }: Side, { slug, channel, people }: Place): Promise<Frame> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live?community=${slug}`, {
    headers: { authorization: `Bearer ${people[0]}` },
  })
  socket.on('open', () => socket.send(JSON.stringify({ watch: [channel] })))
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', (bytes) => {
      const said = [JSON.parse(`${bytes}`)].flat() as (Partial<Frame> & { watching?: unknown })[]
      const { path, ...post } = shot(0, 'Samstag')
      const type = { 'content-type': 'application/json' }
      if (said.some(({ watching }) => watching)) {
        fetch(server.url + path, { ...post, headers: { ...post.headers, ...type } }).catch(reject)
      }
      const frame = said.find(({ patch }) => patch)
      if (!frame) return
      socket.close()
      resolve(frame as Frame)
    })
  })
}

function rowOfTime({ rate, ours, theirs }: { rate: number; ours: Delivered[]; theirs: Delivered[] }): Row {
  return {
    measure: `from post to delivery on ${SOCKETS} sockets, ${rate}/s`,
    ours: timesOf(ours),
    reference: timesOf(theirs),
    ratio: median(ours.map(({ p99 }, n) => p99 / theirs[n]!.p99)),
    reach: 2.5,
    isAtMost: true,
    note: `p99 against bare ws, which stores nothing; ratio per round: ${ours.map(({ p99 }, n) => (p99 / theirs[n]!.p99).toFixed(2)).join(' ')}`,
  }
}

function timesOf(runs: Delivered[]): string {
  const [p50, p95, p99] = (['p50', 'p95', 'p99'] as const).map((p) => median(runs.map((run) => run[p])).toFixed(1))
  return `p50 ${p50} · p95 ${p95} · p99 ${p99} ms`
}

function rowOfCost({ rate, ours, theirs }: { rate: number; ours: Delivered[]; theirs: Delivered[] }): Row {
  const figure = (runs: Delivered[]) => Math.round(median(runs.map((run) => run.perNodeSecond)))
  const withDatabase = Math.round(median(ours.map((run) => run.perSecond)))
  return {
    measure: `deliveries per CPU second of the server, ${rate}/s`,
    ours: `${figure(ours)}`,
    reference: `${figure(theirs)}`,
    value: figure(ours),
    unit: 'a second',
    reach: 60_000,
    note: `Node, storing and answering included; with PostgreSQL ${withDatabase}`,
  }
}

function rowOfFlood(runs: Flooded[]): Row {
  const middle = (of: keyof Flooded) => median(runs.map((run) => run[of]))
  return {
    measure: `a flooded channel, ${SOCKETS} watch and 8 write`,
    ours: `${Math.round(middle('rate'))}/s`,
    value: middle('rate'),
    unit: 'posts/s',
    reach: 500,
    note: `until all sockets have all; CPU per post Node ${middle('nodeMs').toFixed(2)} + PostgreSQL ${middle('databaseMs').toFixed(2)} ms`,
  }
}

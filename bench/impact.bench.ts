/** The public impact page: how many a second against bare Fastify with the same bytes, and what a visitor loads for it. */
import { Agent, get } from 'node:http'
import { buildPlaces, median, openGround, type Place, startServer } from './ground.ts'
import { load, type Measured } from './load.ts'
import { report } from './report.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const GOALS = 6
const READINGS = 40

const ground = await openGround()
try {
  const [place] = (await buildPlaces(ground.owner, 1, 5)) as [Place]
  await fill(place)
  const house = await startServer('./impact-server.ts', ground.urls)
  const path = `/de/${place.slug}/impact`
  process.env.BENCH_PAGE = house.url + path
  const reference = await startServer('./impact-reference.ts', ground.urls)
  const runs = { ours: [] as Measured[], bare: [] as Measured[] }
  const shot = () => ({ path, headers: { 'accept-encoding': 'br' } })
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = round === 0 ? 1 : SECONDS
    runs.bare.push(await load(ground, reference, seconds, shot))
    runs.ours.push(await load(ground, house, seconds, shot))
  }
  // The first round only warms up.
  for (const measured of Object.values(runs)) measured.shift()
  const rate = (all: Measured[]) => `${Math.round(median(all.map((one) => one.rate)))}/s`
  const cost = (all: Measured[]) => `${median(all.map((one) => one.nodeMs)).toFixed(3)} ms`
  const page = await weigh(house.url, path)
  report('impact', [
    {
      measure: `the impact page with ${GOALS} goals, served`,
      ours: rate(runs.ours),
      reference: rate(runs.bare),
      ratio: median(runs.ours.map((one, n) => one.rate / runs.bare[n]!.rate)),
      reach: 0.5,
      note: `bare Fastify, the same bytes; CPU ${cost(runs.ours)}, reference ${cost(runs.bare)}`,
    },
    {
      measure: 'what a visitor loads for it',
      ours: page.parts,
      value: page.bytes / 1000,
      unit: 'kB',
      reach: 40,
      isAtMost: true,
      note: 'page, stylesheet and font, compressed',
    },
    { measure: 'scripts', ours: `${page.scripts}`, value: page.scripts, unit: '', reach: 0, isAtMost: true, note: '' },
  ])
  await house.stop()
  await reference.stop()
} finally {
  await ground.stop()
}

/** Published, with goals that have been measured for a while. */
async function fill({ community, members }: Place) {
  await ground.owner.query(
    `insert into public_site (community_id, imprint_de, privacy_de, form_key) values ($1, 'Impressum', 'Datenschutz', 'key')`,
    [community],
  )
  await ground.owner.query('update community set site_published_at = now() where id = $1', [community])
  const id = (kind: number, n: number) => `01990000-00${kind}0-7000-8000-${n.toString(16).padStart(12, '0')}`
  const subject = (of: string, kind: string, parent: string | null) =>
    ground.owner.query(
      `insert into subject (community_id, id, kind, title, audience, parent_id, created_at) values ($1, $2, $3, $4, 'public', $5, now())`,
      [community, of, kind, `Ziel ${of.slice(-2)}`, parent],
    )
  for (let n = 0; n < GOALS; n++) {
    const [goal, metric] = [id(5, n), id(6, n)]
    await subject(goal, 'goal', null)
    await ground.owner.query(
      `insert into goal (community_id, id, kind, state_at, position) values ($1, $2, 'outcome', now(), $3)`,
      [community, goal, n],
    )
    await ground.owner.query(
      `insert into metric (community_id, id, goal_id, name, kind, unit, direction, accumulation, baseline, baseline_on, target,
         position, created_at) values ($1, $2, $3, 'Kilo Müll', 'number', 'kg', 'up', 'cumulative', 0, '2025-01-01', 9000, 1, now())`,
      [community, metric, goal],
    )
    for (let r = 0; r < READINGS; r++) {
      const reading = id(7, n * 100 + r)
      await subject(reading, 'reading', goal)
      await ground.owner.query(
        `insert into reading (community_id, id, metric_id, goal_id, value, at, note, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, date '2025-01-05' + $6::int, 'Ein Nachmittag am Ufer', $7, now())`,
        [community, reading, metric, goal, 50 + ((r * 37) % 120), r * 9, members[0]],
      )
    }
  }
}

/** The bytes over the wire, as a browser asks for them. */
async function weigh(url: string, path: string) {
  const page = await fetch(url + path).then((answer) => answer.text())
  const sheet = /rel="stylesheet" href="([^"]+)"/.exec(page)![1]!
  const font = /\/site\/newsreader-latin-[0-9a-f]+\.woff2/.exec(
    await fetch(url + sheet).then((answer) => answer.text()),
  )![0]
  const sizes = await Promise.all([path, sheet, font].map((one) => sizeOf(url + one)))
  const kB = sizes.map((size) => (size / 1000).toFixed(1))
  const scripts = page.match(/<script(?! type="application\/ld\+json")/g)?.length ?? 0
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), parts: kB.join(' + '), scripts }
}

function sizeOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent: new Agent(), headers: { 'accept-encoding': 'br' } }, async (answer) => {
      let size = 0
      for await (const part of answer) size += (part as Buffer).length
      resolve(size)
    }).on('error', reject)
  })
}

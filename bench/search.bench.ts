/** Searching a large community as someone who sees a tenth of it, and what its follower costs whoever posts. */
import { Agent } from 'node:http'
import pg from 'pg'
import { AUDIENCES, fillToSearch, SELDOM } from './fill-search.ts'
import { buildPlaces, cpuMs, type Ground, median, openGround, type Place, percentile, startServer } from './ground.ts'
import { load, type Measured, send } from './load.ts'
import { type Row, report } from './report.ts'

const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 1_000_000)
const SEARCHES = Number(process.env.BENCH_SEARCHES ?? 120)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const TEXT = 'Samstag um zehn am Bootshaus, bitte Handschuhe mitbringen. Wer hat noch Platz im Auto?'

const words =
  'samstag handschuhe treffpunkt mitgliederversammlung hauptversammlung jahresplan flusstreffen bootshaus gartenfest schulkarte spendenkasse umweltbericht nachtpumpe feierantwort marktordnung kuchenliste'.split(
    ' ',
  )
const parts = 'versammlung pumpe bericht karte fluss spenden garten'.split(' ')

const ground = await openGround()
try {
  const places = await buildPlaces(ground.owner, 21, 20)
  const [large, ...others] = places as [Place, ...Place[]]
  const rows: Row[] = [await followed(ground, others)]
  await fillToSearch(ground.owner, large, MESSAGES)
  await ground.owner.query('vacuum analyze')
  rows.push(...(await searched(ground, large)))
  report('search', rows)
} finally {
  await ground.stop()
}

/** One word after the other, as one person asks; each kind of word beside the bare query for it. */
async function searched(on: Ground, place: Place): Promise<Row[]> {
  const house = await startServer('./post-server.ts', on.urls)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const bare = new pg.Client({ connectionString: on.urls.owner })
  await bare.connect()
  try {
    return await measured({ on, place, house, agent, bare })
  } finally {
    await bare.end()
    agent.destroy()
    await house.stop()
  }
}

type Means = {
  on: Ground
  place: Place
  house: Awaited<ReturnType<typeof startServer>>
  agent: Agent
  bare: pg.Client
}

async function measured({ on, place, house, agent, bare }: Means): Promise<Row[]> {
  const kinds: [measure: string, reach: number, text: (n: number) => string][] = [
    ['a word', 60, (n) => words[n % words.length]!],
    ['a frequent part of a word', 60, (n) => parts[n % parts.length]!],
    ['a rare part of a word', 250, (n) => `ten${(n * 7919) % SELDOM}wo`],
    ['a word with filters', 250, (n) => `${words[n % words.length]} from:"Member ${1 + (n % 20)}" before:2024-11-01`],
    [
      'two words, newest first',
      250,
      (n) => `${words[n % words.length]} ${words[(n * 3 + 1) % words.length]}&by=newest`,
    ],
  ]
  const rows: Row[] = []
  for (const [measure, reach, text] of kinds) {
    const ours: number[] = []
    const theirs: number[] = []
    const before = cpuMs(house.pid) + cpuMs(on.postgresPid)
    for (let n = -10; n < SEARCHES; n++) {
      const [asked, by = ''] = text(n + 10).split('&')
      const query = `text=${encodeURIComponent(asked!)}&kind=message${by && `&${by}`}`
      const path = `/api/communities/${place.slug}/search?${query}`
      const start = performance.now()
      await send(agent, house.url, { path, headers: { authorization: `Bearer ${place.people[0]}` } })
      if (n >= 0) ours.push(performance.now() - start)
    }
    const cpu = (cpuMs(house.pid) + cpuMs(on.postgresPid) - before) / (SEARCHES + 10)
    for (let n = 0; n < Math.min(20, SEARCHES); n++) theirs.push(await barely(bare, place, text(n).split(/[ &]/)[0]!))
    const note = `as a member of ${AUDIENCES} audiences among ${MESSAGES}; median ${ms(median(ours))}, CPU ${ms(cpu)}; bare: no rights, no order, no text`
    rows.push({
      measure: `${measure}, p95`,
      ours: ms(percentile(ours, 0.95)),
      reference: ms(percentile(theirs, 0.95)),
      value: percentile(ours, 0.95),
      unit: 'ms',
      reach,
      isAtMost: true,
      note,
    })
  }
  return rows
}

/** What the index alone gives: any 21 rows that hold the word, for whomever. */
async function barely(client: pg.Client, { community }: Place, word: string): Promise<number> {
  const start = performance.now()
  await client.query(
    `select id from search_entry where community_id = $1 and kind = 'message' and (words @@ search_query($2) or folded like $3) limit 21`,
    [community, word, `%${word}%`],
  )
  return performance.now() - start
}

/** Posts with the follower and without it, in turns; each run counts once its followers have caught up. */
async function followed(on: Ground, at: Place[]): Promise<Row> {
  const runs = { ours: [] as Measured[], without: [] as Measured[] }
  const run = async (without: string, into: Measured[]) => {
    process.env.BENCH_WITHOUT = without
    const server = await startServer('./post-server.ts', on.urls)
    await load(on, server, 1, shot)
    into.push(await load(on, server, SECONDS, shot))
    await server.stop()
    // What was posted without it is not to be caught up with in the next run.
    await on.owner.query(`insert into follower_cursor (community_id, follower, seq)
      select community_id, 'search', seq from log_head on conflict (community_id, follower) do update set seq = excluded.seq`)
  }
  const shot = (n: number) => {
    const { slug, channel, people } = at[n % at.length]!
    const path = `/api/communities/${slug}/subjects/${channel}/messages`
    const headers = { authorization: `Bearer ${people[n % people.length]}` }
    return { method: 'POST', path, headers, body: JSON.stringify({ text: TEXT }) }
  }
  for (let round = 0; round < ROUNDS; round++) {
    await run('search', runs.without)
    await run('', runs.ours)
  }
  delete process.env.BENCH_WITHOUT
  const rate = (all: Measured[]) => `${Math.round(median(all.map((one) => one.rate)))}/s`
  const cost = (all: Measured[]) => ms(median(all.map(({ nodeMs, databaseMs }) => nodeMs + databaseMs)))
  return {
    measure: `posts in ${at.length} communities with the follower, against without`,
    ours: rate(runs.ours),
    reference: rate(runs.without),
    ratio: median(runs.ours.map((one, n) => one.rate / runs.without[n]!.rate)),
    reach: 0.85,
    note: `CPU per post ${cost(runs.ours)}, without ${cost(runs.without)}; caught up`,
  }
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}

/** Posting a message through the whole path, against the three writes in one bare transaction; in turns, same run. */
import { buildPlaces, type Ground, median, openGround, type Place, startServer } from './ground.ts'
import { costOf, load, type Measured, rateOf, type Server, type Shot } from './load.ts'
import { type Row, report } from './report.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 4)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
/** Followers that the conversation itself does without. */
const LATER = ['search', 'mission.wins', 'webhooks', 'automation']
const TEXT = 'Samstag um zehn am Bootshaus, bitte **Handschuhe** mitbringen. Wer hat noch Platz im Auto?'

const throughHouse = ({ slug, channel, people }: Place, n: number): Shot => ({
  method: 'POST',
  path: `/api/communities/${slug}/subjects/${channel}/messages`,
  headers: { authorization: `Bearer ${people[n % people.length]}` },
  body: JSON.stringify({ text: TEXT }),
})
const bare = ({ community, channel, members }: Place, n: number): Shot => ({
  method: 'POST',
  path: '/',
  body: JSON.stringify({ community, channel, member: members[n % members.length], text: TEXT }),
})

const ground = await openGround()
try {
  const places = await buildPlaces(ground.owner, 50, 20)
  const house = await startServer('./post-server.ts', ground.urls)
  const reference = await startServer('./post-reference.ts', ground.urls)
  const rows: Row[] = []
  rows.push(await compare('post, all that follows, 50 communities', ground, { house, reference }, places, 0.85))
  rows.push(
    await compare('post, all that follows, one community', ground, { house, reference }, places.slice(0, 1), 0.6),
  )
  await house.stop()
  // What came with search, wins and webhooks: they read what was written, and are paid for by the same two cores.
  const talk = await startServer('./post-server.ts', ground.urls, { BENCH_WITHOUT: LATER.join(',') })
  rows.push(
    await compare('post, the conversation alone, 50 communities', ground, { house: talk, reference }, places, 0.85),
  )
  await talk.stop()
  await reference.stop()
  report('post', rows)
} finally {
  await ground.stop()
}

type Pair = { house: Server; reference: Server }

async function compare(
  measure: string,
  on: Ground,
  { house, reference }: Pair,
  at: Place[],
  reach: number,
): Promise<Row> {
  const ours: Measured[] = []
  const theirs: Measured[] = []
  const place = (n: number) => at[n % at.length]!
  const run = async (seconds: number) => {
    theirs.push(await load(on, reference, seconds, (n) => bare(place(n), n)))
    ours.push(await load(on, house, seconds, (n) => throughHouse(place(n), n)))
  }
  await run(1)
  ours.pop()
  theirs.pop()
  for (let round = 0; round < ROUNDS; round++) await run(SECONDS)
  return {
    measure,
    ours: rateOf(ours),
    reference: rateOf(theirs),
    ratio: median(ours.map(({ rate }, n) => rate / theirs[n]!.rate)),
    reach,
    note: `CPU per post ${costOf(ours)}, reference ${costOf(theirs)}; followers caught up`,
  }
}

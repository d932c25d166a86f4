/** The newest 50 messages with authors, reactions and thread counts: against the bare query, and as a channel grows. */
import { fill } from './fill.ts'
import { buildPlaces, median, openGround, type Place, startServer } from './ground.ts'
import { costOf, load, type Measured, rateOf } from './load.ts'
import { report } from './report.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5)
const LARGE = Number(process.env.BENCH_MESSAGES ?? 1_000_000)
const SMALL = 10_000

const ground = await openGround()
try {
  const [large, small] = (await buildPlaces(ground.owner, 2, 50)) as [Place, Place]
  await fill(ground.owner, large, LARGE)
  await fill(ground.owner, small, SMALL)
  await ground.owner.query('vacuum analyze')
  const house = await startServer('./post-server.ts', ground.urls)
  const reference = await startServer('./list-reference.ts', ground.urls)
  const runs = { ours: [] as Measured[], bare: [] as Measured[], small: [] as Measured[] }
  const through = (place: Place) => (n: number) => ({
    path: `/api/communities/${place.slug}/subjects/${place.channel}/messages`,
    headers: { authorization: `Bearer ${place.people[n % 50]}` },
  })
  const bare = (n: number) => ({
    path: `/?community=${large.community}&subject=${large.channel}&member=${large.members[n % 50]}`,
  })
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = round === 0 ? 1 : SECONDS
    runs.bare.push(await load(ground, reference, seconds, bare))
    runs.ours.push(await load(ground, house, seconds, through(large)))
    runs.small.push(await load(ground, house, seconds, through(small)))
  }
  // The first round only warms up. Ratios of each round: what else the machine does meanwhile slows both.
  for (const measured of Object.values(runs)) measured.shift()
  const ratio = (some: Measured[], others: Measured[]) => median(some.map(({ rate }, n) => rate / others[n]!.rate))
  report('list', [
    {
      measure: `newest 50 of ${LARGE} messages`,
      ours: rateOf(runs.ours),
      reference: rateOf(runs.bare),
      ratio: ratio(runs.ours, runs.bare),
      reach: 0.5,
      note: `the same query by the bare driver; CPU ${costOf(runs.ours)}, reference ${costOf(runs.bare)}`,
    },
    {
      measure: `the same, against a channel of ${SMALL}`,
      ours: rateOf(runs.ours),
      reference: rateOf(runs.small),
      ratio: ratio(runs.small, runs.ours),
      reach: 1.2,
      isAtMost: true,
      note: `how much slower the large one is; CPU ${costOf(runs.ours)}, small one ${costOf(runs.small)}`,
    },
  ])
  await house.stop()
  await reference.stop()
} finally {
  await ground.stop()
}

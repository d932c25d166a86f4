/** The goal page with 10,000 served subjects and 1,000 readings: all it asks for, against bare queries of the same rows. */
import { buildPlaces, median, openGround, type Place, startServer } from './ground.ts'
import { load, type Measured } from './load.ts'
import { report } from './report.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 2)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const SERVED = 10_000
const READINGS = 1_000
const parts = ['goal', 'contribution', 'serving', 'readings'] as const
type Part = (typeof parts)[number]

const goal = '01990000-0009-7000-8000-000000000001'
const metric = '01990000-0009-7000-8000-000000000002'

const ground = await openGround()
try {
  const [place] = (await buildPlaces(ground.owner, 1, 50)) as [Place]
  await fill(place)
  await ground.owner.query('vacuum analyze')
  const house = await startServer('./post-server.ts', ground.urls)
  const reference = await startServer('./goal-reference.ts', ground.urls)
  const paths: Record<Part, string> = {
    goal: '',
    contribution: '/contribution',
    serving: '/serving',
    readings: `/readings?metricId=${metric}`,
  }
  const ours = (part: Part) => (n: number) => ({
    path: `/api/communities/${place.slug}/goals/${goal}${paths[part]}`,
    headers: { authorization: `Bearer ${place.people[n % 50]}` },
  })
  const bare = (part: Part) => () => ({
    path: `/${part}?community=${place.community}&goal=${goal}&metric=${metric}`,
  })
  const runs = Object.fromEntries(parts.map((part) => [part, { ours: [] as Measured[], bare: [] as Measured[] }]))
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = round === 0 ? 0.5 : SECONDS
    for (const part of parts) {
      runs[part]!.bare.push(await load(ground, reference, seconds, bare(part)))
      runs[part]!.ours.push(await load(ground, house, seconds, ours(part)))
    }
  }
  for (const of of Object.values(runs)) for (const all of [of.ours, of.bare]) all.shift()
  /** What the whole page takes in one round, one request after the other, in ms. */
  const page = (whose: 'ours' | 'bare', round: number) =>
    parts.reduce((sum, part) => sum + 1000 / runs[part]![whose][round]!.rate, 0)
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round)
  const each = parts.map((part) => {
    const rate = (all: Measured[]) => median(all.map((one) => one.rate))
    return `${part} ${(rate(runs[part]!.ours) / rate(runs[part]!.bare)).toFixed(2)}`
  })
  report('goal', [
    {
      measure: `goal page, ${SERVED} served, ${READINGS} readings`,
      ours: `${median(rounds.map((round) => page('ours', round))).toFixed(1)} ms`,
      reference: `${median(rounds.map((round) => page('bare', round))).toFixed(1)} ms`,
      ratio: median(rounds.map((round) => page('bare', round) / page('ours', round))),
      reach: 0.35,
      note: `four requests over their rates; ${each.join(', ')}`,
    },
  ])
  await house.stop()
  await reference.stop()
} finally {
  await ground.stop()
}

async function fill({ community, members }: Place): Promise<void> {
  const { owner } = ground
  await owner.query(
    `insert into subject (community_id, id, kind, title, audience, own_purpose_kind, own_purpose_id, purpose_kind, purpose_id, created_at)
     values ($1, $2, 'goal', 'Goal', 'community', 'goal', $2, 'goal', $2, now())`,
    [community, goal],
  )
  await owner.query(
    `insert into goal (community_id, id, kind, state_at, position) values ($1, $2, 'outcome', now(), 1)`,
    [community, goal],
  )
  await owner.query(
    `insert into metric (community_id, id, goal_id, name, kind, direction, accumulation, baseline, baseline_on, target, position, created_at)
     values ($1, $3, $2, 'Kilos', 'number', 'up', 'cumulative', 0, current_date - 1000, 100000, 1, now())`,
    [community, goal, metric],
  )
  await owner.query(
    `insert into subject (community_id, id, kind, title, audience, purpose_kind, purpose_id, created_at, archived_at)
     select $1, uuidv7(), (array['task', 'event', 'post'])[1 + n % 3], 'Served ' || n, 'community', 'goal', $2,
       now() - n * interval '1 hour', case when n % 2 = 0 then now() end from generate_series(1, $3::int) n`,
    [community, goal, SERVED],
  )
  await owner.query(
    `with made as (insert into subject (community_id, id, kind, title, audience, parent_id, purpose_kind, purpose_id, created_at)
       select $1, uuidv7(), 'reading', '', 'community', $2, 'goal', $2, now() from generate_series(1, $4::int) returning id)
     insert into reading (community_id, id, metric_id, goal_id, value, at, note, recorded_by, recorded_at)
     select $1, id, $3, $2, 10, current_date - (row_number() over ())::int, 'Note', $5, now() from made`,
    [community, goal, metric, READINGS, members[0]],
  )
  await owner.query(
    `insert into activity (community_id, seq, actor_id, operation, kind, subject_id, purpose_kind, purpose_id, data, at)
     select $1, n, ($3::uuid[])[1 + n % 50], 'mission.recordReading', 'mission.reading_recorded', $2, 'goal', $2, '{}',
       now() - n * interval '8 hours' from generate_series(1, 1000) n`,
    [community, goal, members],
  )
}

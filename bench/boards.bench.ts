/** A board of 1,000 tasks: opened, added to, moved on by eight at once; and with a million tasks on other boards. */
import { gzipSync } from 'node:zlib'
import { board, fillBoard, fillTasks, list } from './fill-boards.ts'
import { buildPlaces, median, openGround, type Place, startServer } from './ground.ts'
import { costOf, load, type Measured, rateOf, type Server, type Shot } from './load.ts'
import { type Row, report } from './report.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const TASKS = 1_000
/** Boards of 1,000 tasks beside it. */
const OTHERS = Number(process.env.BENCH_BOARDS ?? 1_000)

const ground = await openGround()
try {
  const [place] = (await buildPlaces(ground.owner, 1, 50)) as [Place]
  // Opened; added to; moved on.
  for (const n of [1, 2, 3]) {
    await fillBoard(ground.owner, place, n, TASKS)
    await fillTasks(ground.owner, place, n)
  }
  await ground.owner.query('vacuum analyze')
  const { rows: standing } = await ground.owner.query<{ id: string }>(
    'select task_id as id from task_place where board_id = $1 order by position',
    [board(3)],
  )
  const tasks = standing.map(({ id }) => id)
  const house = await startServer('./post-server.ts', ground.urls)
  const reference = await startServer('./boards-reference.ts', ground.urls)
  const { community, slug, people, members } = place

  const ours = (n: number, shot: Shot): Shot => ({
    ...shot,
    path: `/api/communities/${slug}${shot.path}`,
    headers: { authorization: `Bearer ${people[n % people.length]}` },
  })
  const bare = (n: number, asked: object): Shot => ({
    method: 'POST',
    path: '/',
    body: JSON.stringify({ community, member: members[n % members.length], ...asked }),
  })
  const oneOf = (n: number) => tasks[(n * 7919) % tasks.length]!
  const open = {
    ours: (n: number) => ours(n, { path: `/boards/${board(1)}` }),
    bare: (n: number) => bare(n, { open: true, board: board(1) }),
  }
  const add = {
    ours: (n: number) =>
      ours(n, { method: 'POST', path: `/lists/${list(2, n % 8)}/tasks`, body: '{"title":"Flyer verteilen"}' }),
    bare: (n: number) => bare(n, { board: board(2), list: list(2, n % 8) }),
  }
  const to = list(3, 0)
  const move = {
    ours: (n: number) =>
      ours(n, {
        method: 'POST',
        path: `/tasks/${oneOf(n)}/move`,
        body: JSON.stringify({ listId: to, after: oneOf(n + 1) }),
      }),
    bare: (n: number) => bare(n, { board: board(3), list: to, task: oneOf(n), after: oneOf(n + 1) }),
  }
  const rows: Row[] = []
  const opened = await inTurns({ house, reference }, open)
  rows.push(rowOf('open a board of 1,000 tasks', opened, 0.35, 'one bare query of the same rows, serialised'))
  const answer = await (await fetch(house.url + open.ours(0).path, { headers: open.ours(0).headers! })).text()
  rows.push({
    measure: 'what comes over the line for it',
    ours: `${Math.round(answer.length / 1000)} kB`,
    value: gzipSync(answer).length / 1000,
    unit: 'kB',
    reach: 150,
    isAtMost: true,
    note: 'gzip, one request',
  })
  rows.push(
    rowOf('move a task, eight in the same list', await inTurns({ house, reference }, move), 0.6, 'the same writes'),
  )
  rows.push(rowOf('add a task', await inTurns({ house, reference }, add), 0.6, 'the same writes'))

  for (let n = 0; n < OTHERS; n++) await fillBoard(ground.owner, place, 0x100 + n, TASKS)
  await ground.owner.query('vacuum analyze')
  const among = await inTurns({ house, reference }, open)
  rows.push({
    measure: `the board with ${OTHERS * TASKS} tasks on others`,
    ours: rateOf(among.ours),
    reference: rateOf(opened.ours),
    // Against the bare query of the same minute: what else the machine does slows both.
    ratio: ratioOf(opened) / ratioOf(among),
    reach: 1.2,
    isAtMost: true,
    note: `how much slower than before; CPU ${costOf(among.ours)}, before ${costOf(opened.ours)}`,
  })
  await house.stop()
  await reference.stop()
  report('boards', rows)
} finally {
  await ground.stop()
}

type Pair = { house: Server; reference: Server }
type Shots = { ours: (n: number) => Shot; bare: (n: number) => Shot }
type Both = { ours: Measured[]; bare: Measured[] }

async function inTurns({ house, reference }: Pair, shots: Shots): Promise<Both> {
  const runs: Both = { ours: [], bare: [] }
  for (let round = 0; round <= ROUNDS; round++) {
    const seconds = round === 0 ? 1 : SECONDS
    runs.bare.push(await load(ground, reference, seconds, shots.bare))
    runs.ours.push(await load(ground, house, seconds, shots.ours))
  }
  // The first round only warms up.
  for (const all of Object.values(runs)) all.shift()
  return runs
}

function ratioOf({ ours, bare }: Both): number {
  return median(ours.map(({ rate }, n) => rate / bare[n]!.rate))
}

function rowOf(measure: string, both: Both, reach: number, against: string): Row {
  return {
    measure,
    ours: rateOf(both.ours),
    reference: rateOf(both.bare),
    ratio: ratioOf(both),
    reach,
    note: `${against}; CPU ${costOf(both.ours)}, reference ${costOf(both.bare)}`,
  }
}

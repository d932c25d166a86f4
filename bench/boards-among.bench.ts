/** A board of 1,000 tasks alone, and among a million tasks on boards of others: two houses that differ in nothing else. */
import { board, fillBoard, fillTasks, list } from './fill-boards.ts'
import { fillFound, fillOthers } from './fill-others.ts'
import { buildPlaces, type Ground, openGround, type Place, startServer } from './ground.ts'
import { costOf, rateOf, type Server, type Shot } from './load.ts'
import { type Row, report } from './report.ts'
import { inTurns, ratioOf } from './turns.ts'

const TASKS = 1_000
/** On boards of others; BENCH_TASKS=100000 for a short look. */
const OTHERS = Number(process.env.BENCH_TASKS ?? 1_000_000)
const COMMUNITIES = 50
const READERS = 50
const DOERS = 150
const WORDS = ['h%C3%BCtte', 'schule', 'bericht', 'antrag', 'br%C3%BCcke']

type Home = { ground: Ground; server: Server; place: Place; tasks: string[] }

const grounds = [await openGround(), await openGround()] as const
try {
  const alone = await settle(grounds[0], 0)
  const among = await settle(grounds[1], OTHERS)
  const asked: [what: string, of: (home: Home, n: number) => Shot][] = [
    ['open a board of 1,000 tasks', (home, n) => by(home, n, { path: `/boards/${board(1)}` })],
    ['add a task', (home, n) => by(home, n, posted(`/lists/${list(2, n % 8)}/tasks`, { title: 'Flyer verteilen' }))],
    ['move a task, eight in the same list', move],
    ['my tasks', (home, n) => by(home, n, { path: '/my-tasks' })],
    ['find tasks by a word', (home, n) => by(home, n, { path: `/search?kind=task&text=${WORDS[n % WORDS.length]}` })],
  ]
  const rows: Row[] = []
  for (const [what, of] of asked) {
    const side = (home: Home) => ({ ground: home.ground, server: home.server, shot: (n: number) => of(home, n) })
    const both = await inTurns(side(among), side(alone))
    rows.push({
      measure: `${what}, among ${OTHERS} of others`,
      ours: rateOf(both.ours),
      reference: rateOf(both.theirs),
      ratio: 1 / ratioOf(both),
      reach: 1.2,
      isAtMost: true,
      note: `so much slower than where there are no others; CPU ${costOf(both.ours)}, alone ${costOf(both.theirs)}`,
    })
  }
  await alone.server.stop()
  await among.server.stop()
  report('boards-among', rows)
} finally {
  for (const ground of grounds) await ground.stop()
}

/** The same three boards in both: opened, added to, moved on. */
async function settle(ground: Ground, others: number): Promise<Home> {
  const { owner } = ground
  const places = await buildPlaces(owner, others > 0 ? 1 + COMMUNITIES : 1, READERS + DOERS)
  const [first] = places as [Place]
  const place = { ...first, people: first.people.slice(0, READERS), members: first.members.slice(0, READERS) }
  for (const n of [1, 2, 3]) {
    await fillBoard(owner, place, n, TASKS)
    await fillTasks(owner, place, n)
  }
  const began = performance.now()
  if (others > 0) await fillOthers(owner, places, DOERS, others)
  await fillFound(owner)
  await owner.query('vacuum analyze')
  await owner.query('checkpoint')
  if (others > 0)
    console.log(`${others} tasks of others stand there after ${Math.round((performance.now() - began) / 1000)} s`)
  const { rows } = await owner.query<{ id: string }>(
    'select task_id as id from task_place where board_id = $1 order by position',
    [board(3)],
  )
  const server = await startServer('./post-server.ts', ground.urls)
  return { ground, server, place, tasks: rows.map(({ id }) => id) }
}

function by({ place: { slug, people } }: Home, n: number, shot: Shot): Shot {
  const headers = { authorization: `Bearer ${people[n % people.length]}` }
  return { ...shot, path: `/api/communities/${slug}${shot.path}`, headers }
}

function posted(path: string, body: object): Shot {
  return { method: 'POST', path, body: JSON.stringify(body) }
}

function move(home: Home, n: number): Shot {
  const oneOf = (at: number) => home.tasks[(at * 7919) % TASKS]
  return by(home, n, posted(`/tasks/${oneOf(n)}/move`, { listId: list(3, 0), after: oneOf(n + 1) }))
}

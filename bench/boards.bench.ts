/** A board of 1,000 tasks: opened, added to, moved on by eight at once. */
import { gzipSync } from 'node:zlib'
import { board, fillBoard, fillTasks, list } from './fill-boards.ts'
import { buildPlaces, openGround, type Place, startServer } from './ground.ts'
import type { Shot } from './load.ts'
import { type Row, report } from './report.ts'
import { inTurns, rowOf } from './turns.ts'

const TASKS = 1_000

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
  const to = list(3, 0)
  const shots = {
    open: {
      ours: (n: number) => ours(n, { path: `/boards/${board(1)}` }),
      bare: (n: number) => bare(n, { open: true, board: board(1) }),
    },
    add: {
      ours: (n: number) =>
        ours(n, { method: 'POST', path: `/lists/${list(2, n % 8)}/tasks`, body: '{"title":"Flyer verteilen"}' }),
      bare: (n: number) => bare(n, { board: board(2), list: list(2, n % 8) }),
    },
    move: {
      ours: (n: number) =>
        ours(n, {
          method: 'POST',
          path: `/tasks/${oneOf(n)}/move`,
          body: JSON.stringify({ listId: to, after: oneOf(n + 1) }),
        }),
      bare: (n: number) => bare(n, { board: board(3), list: to, task: oneOf(n), after: oneOf(n + 1) }),
    },
  }
  const asked = (what: keyof typeof shots) =>
    inTurns({ ground, server: house, shot: shots[what].ours }, { ground, server: reference, shot: shots[what].bare })
  const rows: Row[] = []
  const bareRows = 'one bare query of the same rows, serialised'
  rows.push(rowOf('open a board of 1,000 tasks', await asked('open'), 0.35, bareRows))
  const one = shots.open.ours(0)
  const answer = await (await fetch(house.url + one.path, { headers: one.headers! })).text()
  rows.push({
    measure: 'what comes over the line for it',
    ours: `${Math.round(answer.length / 1000)} kB`,
    value: gzipSync(answer).length / 1000,
    unit: 'kB',
    reach: 150,
    isAtMost: true,
    note: 'gzip, one request',
  })
  rows.push(rowOf('move a task, eight in the same list', await asked('move'), 0.6, 'the same writes'))
  rows.push(rowOf('add a task', await asked('add'), 0.6, 'the same writes'))
  await house.stop()
  await reference.stop()
  report('boards', rows)
} finally {
  await ground.stop()
}

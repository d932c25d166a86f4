/**
 * Boards move in, and the process is killed (kill -9) in the middle of a write, again and again: whoever starts it anew
 * finds the move going on, nothing twice and nothing missing. Where it is killed a lock says, not the clock.
 */
import { strict as assert } from 'node:assert'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Run } from '../src/modules/imports/contract.ts'
import { afterwards, ask, kill, newDataDir } from './ground-world.ts'
import { endServer, type Server, startServer } from './kills.ts'
import { asanaGid, asanaTask, trelloBoard, trelloId } from './moving-boards.ts'
import { world } from './world.ts'

const { lahn, people } = world
const CARDS = 1_200
const SAID = 600

const cards = Array.from({ length: CARDS }, (_, n) => ({
  ...{
    id: trelloId(2000 + n),
    name: `Karte ${n}`,
    idList: trelloId(11),
    pos: n,
    closed: false,
    idMembers: [trelloId(1)],
  },
  ...{ attachments: [{ id: trelloId(4000 + n), name: 'Link', url: `https://x.example/${n}`, isUpload: false }] },
}))
const checklists = [0, 700, 1_100].map((n) => ({
  ...{ id: trelloId(8000 + n), idCard: trelloId(2000 + n), name: 'Liste', pos: 1 },
  checkItems: [1, 2].map((one) => ({
    id: trelloId(8100 + n + one),
    name: `Punkt ${one}`,
    state: 'incomplete',
    pos: one,
  })),
}))
const actions = Array.from({ length: SAID }, (_, n) => ({
  ...{ id: trelloId(6000 + n), type: 'commentCard', date: '2024-05-01T10:00:00.000Z', idMemberCreator: trelloId(2) },
  data: { text: `Kommentar ${n}`, card: { id: trelloId(2000 + n) } },
}))
const tasks = Array.from({ length: CARDS }, (_, n) =>
  asanaTask(n, `Aufgabe ${n}`, {
    dependencies: n > 0 && n % 100 === 0 ? [{ gid: asanaGid(n - 1) }] : [],
    subtasks: n % 300 === 0 ? [asanaTask(5_000 + n, `Teil von ${n}`, { memberships: [] })] : [],
  }),
)

/** `dies`: in turn, with the table whose next row is never written. */
const moves = [
  {
    system: 'trello',
    json: trelloBoard({ cards, actions, checklists }),
    dies: ['board_list', 'task_place', 'message'],
    came: { tasks: CARDS, comments: SAID, attachments: CARDS, checklistItems: 6, boards: 1, lists: 3 },
  },
  {
    system: 'asana',
    json: { data: tasks },
    dies: ['task_place', 'task_wait'],
    came: { tasks: CARDS + 4, subtasks: 4, dependencies: 11, boards: 1, lists: 1 },
  },
]

for (const { system, json, dies, came } of moves) {
  test(`a move from ${system} is killed again and again, and goes on: nothing twice, nothing missing`, async (t) => {
    const dataDir = newDataDir(t)
    // Each start is far enough ahead of the last that nobody is thought to be at it still.
    const started = (n: number) => startServer(dataDir, String(n * 30), ...dies.slice(n, n + 1))
    let server = await started(0)
    afterwards(t, () => endServer(server))
    const bytes = Buffer.from(JSON.stringify(json))
    const run = await begin(server, bytes)
    await call(server, 'POST', `/imports/${run.id}/start`, {})
    for (const [n, table] of dies.entries()) {
      assert.equal(await whenStuck(server, table), 'running', `while ${table} waited to be written`)
      await kill(server.child)
      server = await started(n + 1)
    }
    const done = await ended(server, run.id)
    assert.deepEqual([done.state, done.problem], ['done', null])
    for (const [what, many] of Object.entries(came)) assert.equal(done.report?.[what as 'tasks'], many, what)
    assert.deepEqual(await twice(server.ownerUrl), [])
    const again = await begin(server, bytes)
    await call(server, 'POST', `/imports/${again.id}/start`, {})
    const { report } = await ended(server, again.id)
    for (const what of Object.keys(came)) assert.equal(report?.[what as 'tasks'], 0, `${what} a second time`)
  })
}

async function call(server: Server, method: string, path: string, body?: object | Buffer): Promise<Run> {
  const isBytes = Buffer.isBuffer(body)
  const answer = await fetch(`${server.address}/api/communities/${lahn.slug}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${people.mara}`,
      ...(body && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as Run
}

/** Sent and looked at. */
async function begin(server: Server, bytes: Buffer): Promise<Run> {
  const run = await call(server, 'POST', '/imports', { name: 'board.json', size: bytes.length })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await call(server, 'PUT', `/imports/${run.id}/parts?offset=0&sha256=${sha256}`, bytes)
  await call(server, 'POST', `/imports/${run.id}/analyse`, {})
  return ended(server, run.id)
}

/** Once nobody works on it any more. */
async function ended(server: Server, id: string): Promise<Run> {
  for (;;) {
    const run = await call(server, 'GET', `/imports/${id}`)
    if (run.state !== 'analysing' && run.state !== 'running') return run
    await pause(50)
  }
}

/** What the run is once it waits for the table that nobody can write to. */
async function whenStuck({ ownerUrl }: Server, table: string): Promise<unknown> {
  for (;;) {
    const [waiting] = await ask(ownerUrl, `select from pg_locks where not granted and relation = '${table}'::regclass`)
    const [run] = await ask(ownerUrl, 'select state from import_run')
    if (waiting || run?.state !== 'running') return run?.state
    await pause(20)
  }
}

/** What stands there more than once, though it came once. */
async function twice(ownerUrl: string): Promise<unknown[]> {
  const of = `where community_id = '${lahn.id}'`
  const alike = (columns: string, from: string) => `select '${from}' as what, ${columns}::text from ${from}`
  return ask(
    ownerUrl,
    [
      `${alike('title', 'subject')} ${of} and (title like 'Karte %' or title like 'Aufgabe %' or title like 'Teil %')`,
      `${alike('text', 'message')} ${of} and text like 'Kommentar %'`,
      `${alike('source_url', 'file')} ${of} and source_url is not null`,
      `${alike('task_id', 'task_place')} ${of} and board_id in (select target_id from imported)`,
      `${alike('title', 'board_list')} ${of} and id in (select target_id from imported)`,
    ]
      .map((one) => `select what, title, count(*)::int from (${one}) t(what, title) group by 1, 2 having count(*) > 1`)
      .join(' union all '),
  )
}

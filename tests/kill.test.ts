/** Promise 1: whatever is killed at whatever moment, what was acknowledged is there, exactly once and in order. */
import { strict as assert } from 'node:assert'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { isAlive } from '../src/ground/lock.ts'
import { testServer } from '../src/ground/test-postgres.ts'
import { afterwards, ask, kill, newDataDir } from './ground-world.ts'
import { openTestHouse, withAdmin } from './house.ts'
import { world } from './world.ts'

const ROUNDS = 10
const { lahn, people } = world

type Server = { child: ChildProcess; address: string; ownerUrl: string; postmaster: number }

async function startServer(dataDir: string): Promise<Server> {
  const script = join(import.meta.dirname, 'kill-server.ts')
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')])
  assert.equal(typeof line[0], 'string', 'the house did not start again')
  return { child, ...JSON.parse(line[0]) }
}

/** Says one thing after the other; what was not acknowledged is said again with the same key. */
function writer(name: keyof typeof people) {
  const acknowledged = new Map<string, string>()
  let waiting: string | undefined
  let replays = 0

  async function say(address: string) {
    waiting ??= `${name} ${acknowledged.size + 1}`
    const answer = await fetch(`${address}/api/communities/lahn/subjects/${lahn.channels.cleanup}/messages`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${people[name]}`,
        'content-type': 'application/json',
        'idempotency-key': waiting,
      },
      body: JSON.stringify({ text: waiting }),
    })
    if (answer.status >= 500) throw new Error('not acknowledged')
    assert.equal(answer.status, 200, await answer.clone().text())
    const { id } = (await answer.json()) as { id: string }
    if (answer.headers.has('idempotent-replay')) replays++
    acknowledged.set(waiting, id)
    waiting = undefined
  }

  return {
    acknowledged,
    replays: () => replays,
    /** Until the server is gone. */
    async sayOn(address: string) {
      try {
        for (;;) await say(address)
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error
      }
    },
    sayWhatWaits: async (address: string) => (waiting ? say(address) : undefined),
  }
}

test('kill -9 of the house and of its database loses nothing acknowledged and doubles nothing', async (t) => {
  const dataDir = newDataDir(t)
  const writers = (['ana', 'mara', 'ben', 'cem'] as const).map(writer)
  let server = await startWatched(t, dataDir)
  for (let round = 0; round < ROUNDS; round++) {
    const saying = writers.map((each) => each.sayOn(server.address))
    await pause(30 + Math.random() * 400)
    if (round % 3 === 2) process.kill(server.postmaster, 'SIGKILL')
    await kill(server.child)
    await Promise.all(saying)
    server = await startWatched(t, dataDir)
  }
  await Promise.all(writers.map((each) => each.sayWhatWaits(server.address)))

  const acknowledged = new Map(writers.flatMap((each) => [...each.acknowledged]))
  assert.ok(acknowledged.size > ROUNDS * 4, `only ${acknowledged.size} were acknowledged`)
  const kept = await ask(
    server.ownerUrl,
    `select id, text, seq::int from message where community_id = '${lahn.id}' order by seq`,
  )
  assert.deepEqual(
    kept.map(({ text, id }) => `${text} ${id}`).sort(),
    [...acknowledged].map(([text, id]) => `${text} ${id}`).sort(),
  )
  for (const each of writers) {
    const order = kept.map(({ text }) => `${text}`).filter((text) => each.acknowledged.has(text))
    assert.deepEqual(order, [...each.acknowledged.keys()])
  }
  const log = await ask(server.ownerUrl, `select seq::int from activity where community_id = '${lahn.id}' order by seq`)
  assert.deepEqual(
    log.map(({ seq }) => seq),
    log.map((_, n) => n + 1),
  )
  const [head] = await ask(server.ownerUrl, `select seq::int from log_head where community_id = '${lahn.id}'`)
  assert.equal(head!.seq, log.length)
  assert.deepEqual(
    kept.map(({ seq }) => seq),
    log.map(({ seq }) => seq),
  )
  t.diagnostic(`${acknowledged.size} acknowledged, ${writers.reduce((sum, each) => sum + each.replays(), 0)} by replay`)
})

async function startWatched(t: TestContext, dataDir: string): Promise<Server> {
  const server = await startServer(dataDir)
  afterwards(t, async () => {
    await kill(server.child)
    if (isAlive(server.postmaster)) process.kill(server.postmaster, 'SIGQUIT')
    while (isAlive(server.postmaster)) await pause(20)
  })
  return server
}

test('a connection that dies in the middle of a transaction is one failed call, not the end of the house', async () => {
  const { house } = await openTestHouse()
  const pidOf = sql<{ pid: number }>`select pg_backend_pid() as pid`
  const failing = house.db.transaction(lahn.id, async (tx) => {
    const { pid } = (await tx.one(pidOf))!
    await withAdmin(await testServer(), async (admin) => {
      await admin.query('select pg_terminate_backend($1, 5000)', [pid])
    })
    await pause(50)
    return tx.one(pidOf)
  })
  await assert.rejects(failing)
  assert.ok(await house.db.transaction(lahn.id, (tx) => tx.one(pidOf)))
})

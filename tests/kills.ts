/** Kills a house under load again and again, and compares what it acknowledged with what is there in the end. */
import { strict as assert } from 'node:assert'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '../src/ground/lock.ts'
import { ask, kill } from './ground-world.ts'
import { world } from './world.ts'

const { lahn, people } = world
/** So many may be acknowledged between two kills. */
const MOST_WRITES = 40

export type Outcome = {
  /** By writer: what was acknowledged, text and id, in order. */
  acknowledged: Map<string, string>[]
  /** Answers that came only at the second asking, with the same key. */
  replays: number
  kept: { id: string; text: string; seq: number }[]
  log: number[]
  head: number
}

/** In turn the house is killed, and its database, upon which the house ends by itself. */
export async function killAgainAndAgain(
  dataDir: string,
  rounds: number,
  tell: (round: number) => void = () => {},
): Promise<Outcome> {
  const said = counter()
  const writers = (['ana', 'mara', 'ben', 'cem'] as const).map((name) => writer(name, said.up))
  let server = await startServer(dataDir)
  try {
    for (let round = 0; round < rounds; round++) {
      const saying = Promise.all(writers.map((each) => each.sayOn(server.address)))
      // In the thick of it, at no particular moment of a write.
      await Promise.race([said.times(1 + Math.random() * MOST_WRITES), saying])
      await pause(Math.random() * 10)
      if (round % 2 === 0) await kill(server.child)
      else await killDatabase(server)
      await saying
      server = await startServer(dataDir)
      tell(round + 1)
    }
    await Promise.all(writers.map((each) => each.sayWhatWaits(server.address)))
    return {
      acknowledged: writers.map((each) => each.acknowledged),
      replays: writers.reduce((sum, each) => sum + each.replays(), 0),
      ...(await whatIsThere(server.ownerUrl)),
    }
  } finally {
    await endServer(server)
  }
}

export async function endServer({ child, postmaster }: Server): Promise<void> {
  await kill(child)
  if (isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT')
  while (isAlive(postmaster)) await pause(20)
}

/** What went wrong, in words; empty is what we promise. */
export function faultsOf({ acknowledged, kept, log, head }: Outcome): string[] {
  const said = new Map(acknowledged.flatMap((one) => [...one]))
  const there = Map.groupBy(kept, ({ text }) => text)
  const lost = [...said].filter(([text, id]) => !there.get(text)?.some((message) => message.id === id))
  const doubled = [...there].filter(([, messages]) => messages.length > 1)
  const unsaid = [...there.keys()].filter((text) => !said.has(text))
  const disordered = acknowledged.filter((one) => {
    const order = kept.map(({ text }) => text).filter((text) => one.has(text))
    return order.join() !== [...one.keys()].join()
  })
  const isWhole = head === log.length && log.every((seq, n) => seq === n + 1)
  const isOne = kept.map(({ seq }) => seq).join() === log.join()
  return [
    ...lost.map(([text]) => `lost: ${text}`),
    ...doubled.map(([text]) => `doubled: ${text}`),
    ...unsaid.map((text) => `never acknowledged, yet there: ${text}`),
    ...disordered.map((one) => `not in order: ${[...one.keys()][0]} and what follows`),
    ...(isWhole ? [] : ['the log has gaps']),
    ...(isOne ? [] : ['the log tells of other messages than there are']),
  ]
}

function counter() {
  let left = 0
  let done = () => {}
  return {
    up: () => --left <= 0 && done(),
    times: (count: number) =>
      new Promise<void>((resolve) => {
        left = count
        done = resolve
      }),
  }
}

export type Server = { child: ChildProcess; address: string; ownerUrl: string; postmaster: number }

export async function startServer(dataDir: string, ...more: string[]): Promise<Server> {
  const script = join(import.meta.dirname, 'kills-server.ts')
  const child = spawn(process.execPath, [script, dataDir, ...more], { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')])
  assert.equal(typeof line[0], 'string', 'the house did not start again')
  return { child, ...JSON.parse(line[0]) }
}

async function killDatabase({ child, postmaster }: Server) {
  const ended = once(child, 'exit')
  process.kill(postmaster, 'SIGKILL')
  await ended
}

/** Says one thing after the other; what was not acknowledged is said again with the same key. */
function writer(name: keyof typeof people, tell: () => unknown) {
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
    tell()
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

async function whatIsThere(ownerUrl: string): Promise<Pick<Outcome, 'kept' | 'log' | 'head'>> {
  const of = `where community_id = '${lahn.id}'`
  const kept = await ask(ownerUrl, `select id, text, seq::int from message ${of} order by seq`)
  const log = await ask(ownerUrl, `select seq::int from activity ${of} order by seq`)
  const [head] = await ask(ownerUrl, `select seq::int from log_head ${of}`)
  return { kept: kept as Outcome['kept'], log: log.map(({ seq }) => Number(seq)), head: Number(head!.seq) }
}

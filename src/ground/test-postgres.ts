// A throw-away PostgreSQL for tests and benches: one for a whole run, or one of its own for a file run by itself.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostmaster } from './cluster.ts'
import { isAlive } from './lock.ts'
import { startPostgres } from './postgres.ts'

let own: Promise<string> | undefined

/** The owner's URL of the run's server (LEITSTERN_TEST_PG), or of one that ends with this process. */
export async function testServer(): Promise<string> {
  if (process.env.LEITSTERN_TEST_PG) return process.env.LEITSTERN_TEST_PG
  own ??= startTestServer().then(endAtExit)
  return own
}

export type TestServer = { ownerUrl: string; folder: string; stop(): Promise<void>; stopNow(): void }

/** Its data may be lost at any moment: nothing is synced to the disk. */
export async function startTestServer(): Promise<TestServer> {
  await clearLeftOvers()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(folder, 0o711)
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const server = await startPostgres({ dataDir: folder, settings, log: (line) => process.stderr.write(`${line}\n`) })
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  return {
    ownerUrl: server.ownerUrl,
    folder,
    stop: () => server.stop().then(remove),
    stopNow() {
      endAtOnce(server.pid, folder)
      remove()
    },
  }
}

function endAtExit({ ownerUrl, stopNow }: TestServer) {
  process.once('exit', stopNow)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  return ownerUrl
}

// At exit nothing can be awaited any more.
function endAtOnce(pid: number, folder: string) {
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
  const clock = new Int32Array(new SharedArrayBuffer(4))
  for (let tries = 0; tries < 200 && existsSync(join(folder, 'postgres', 'postmaster.pid')); tries++) {
    Atomics.wait(clock, 0, 0, 10)
  }
}

const prefix = 'leitstern-test-'

// Of test runs that were killed.
async function clearLeftOvers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    const isOurs = statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()
    if (!isOurs || isAlive(parseInt(name.slice(prefix.length), 10))) continue
    const pid = await findPostmaster(join(folder, 'postgres'))
    if (pid) endAtOnce(pid, folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

// The embedded PostgreSQL: real server programs, started and stopped with us, reached over a socket only we can open.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { spawnAs } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster, type Place, resetPassword, stopOrphan, stopServer } from './cluster.ts'
import { findHome, type Home, socketFolder } from './home.ts'
import { takeLock } from './lock.ts'
import { hasSecret, keptSecret } from './secrets.ts'

export type Postgres = {
  /** For the superuser `postgres` on the database `postgres`. Holds the password: never log it. */
  ownerUrl: string
  pid: number
  /** Lets running statements fail, writes everything down and ends. Can be called again. */
  stop(): Promise<void>
  /** Called once if the server ends without having been asked to. */
  onExit(report: (how: string) => void): void
}

export type PostgresOptions = { dataDir: string; log: (line: string) => void; settings?: Record<string, string> }

/** Starts the cluster of a DATA_DIR the caller has locked. It does not keep this process alive, and ends with it. */
export async function startPostgres({ dataDir, log, settings = {} }: PostgresOptions): Promise<Postgres> {
  const home = findHome(dataDir, log)
  const lock = home.folder === dataDir ? undefined : await takeLock(home.folder)
  const undo = [() => lock?.release()]
  const cleanUp = () => {
    for (const step of undo) step()
  }
  try {
    const place = { ...home, log, binaries: await findBinaries(home.account, log) }
    const password = await prepareCluster(place, dataDir, settings.fsync !== 'off')
    const door = await openDoor(home)
    undo.unshift(door.remove)
    const server = await launch(place, [...door.args, ...asArgs({ ...modest, ...settings })])
    return supervise(place, server, `postgres://postgres:${password}@${door.address}`, cleanUp)
  } catch (error) {
    cleanUp()
    throw error
  }
}

/** Returns the superuser's password. */
async function prepareCluster(place: Place, dataDir: string, isLasting: boolean) {
  const isPasswordKnown = hasSecret(dataDir, 'postgres')
  const ground = { ...place, password: keptSecret(dataDir, 'postgres') }
  const isNew = await ensureCluster(ground, isLasting)
  await stopOrphan(ground)
  if (!isPasswordKnown && !isNew) await resetPassword(ground)
  return ground.password
}

// Small enough that an idle house stays small, and nothing that could lose an acknowledged write.
// Statements and their values stay out of the log: they are what people wrote to each other.
const modest = {
  shared_buffers: '64MB',
  jit: 'off',
  max_connections: '60',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  autovacuum_max_workers: '2',
  autovacuum_worker_slots: '2',
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

function asArgs(settings: Record<string, string>) {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function openDoor(home: Home) {
  if (process.platform === 'win32') {
    const port = await freePort()
    const args = ['-c', 'listen_addresses=127.0.0.1', '-p', `${port}`]
    return { args, address: `127.0.0.1:${port}/postgres`, remove: () => undefined }
  }
  const { path, remove } = socketFolder(home)
  const args = ['-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700', '-k', path, '-p', '5432']
  // The host is a stand-in, so that any URL parser can read and change this; `host` says where the socket is.
  return { args, address: `localhost:5432/postgres?host=${encodeURIComponent(path)}`, remove }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function launch(place: Place, args: string[]): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    const { server, output } = await launchOnce(place, args)
    if (server.exitCode === null && server.signalCode === null) return server
    // Just after a kill -9 the last backends of the old server may still be leaving.
    if (tries < 100 && output.includes('pre-existing shared memory block')) await pause(100)
    else throw new Error(`PostgreSQL did not start:\n${output}`)
  }
}

/** Comes back when the server is ready or has ended. */
async function launchOnce({ binaries, account, cluster, log }: Place, args: string[]) {
  const server = spawn(binaries.postgres, ['-D', cluster, ...args], {
    ...spawnAs(account),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own process group: a Ctrl-C is for us alone, who let it finish what is still being written.
    detached: process.platform !== 'win32',
  })
  const output: string[] = []
  const ended = new Promise<void>((resolve, reject) => server.once('close', () => resolve()).once('error', reject))
  const ready = new Promise<void>((resolve) => {
    createInterface(server.stderr).on('line', (line) => {
      if (output.push(line) > 20) output.shift()
      if (line.includes('ready to accept connections')) resolve()
      if (isWorthTelling(line)) log(line)
    })
  })
  await Promise.race([ready, ended])
  return { server, output: output.join('\n') }
}

function isWorthTelling(line: string) {
  return / (FATAL|PANIC): |terminated by signal|not properly shut down/.test(line)
}

function supervise(place: Place, server: ChildProcess, ownerUrl: string, cleanUp: () => void): Postgres {
  const reports: ((how: string) => void)[] = []
  const endWithUs = () => server.kill('SIGINT')
  let isStopping = false
  const ended = once(server, 'exit').then(([code, signal]) => {
    process.off('exit', endWithUs)
    cleanUp()
    if (!isStopping) for (const report of reports) report(signal ? `signal ${signal}` : `exit code ${code}`)
  })
  process.once('exit', endWithUs)
  setHold(server, false)
  return {
    ownerUrl,
    pid: server.pid ?? 0,
    onExit: (report) => reports.push(report),
    async stop() {
      isStopping = true
      setHold(server, true)
      const impatience = setTimeout(() => server.kill('SIGQUIT'), 60_000)
      // Windows knows no signals: what would be one is an end without goodbye.
      if (process.platform === 'win32') await stopServer(place)
      else server.kill('SIGINT')
      await ended
      clearTimeout(impatience)
    },
  }
}

// Whether the server keeps our event loop alive: only while someone waits for it.
function setHold(server: ChildProcess, isHeld: boolean) {
  const output = server.stderr instanceof Socket ? [server.stderr] : []
  for (const handle of [server, ...output]) isHeld ? handle.ref() : handle.unref()
}

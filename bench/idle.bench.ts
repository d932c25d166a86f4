/** What an idle house needs: memory of all its processes, started as its people start it, each shared page counted once. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '../src/ground/lock.ts'
import { familyOf } from './ground.ts'
import { type Row, report } from './report.ts'

const MOST_MB = 350
/** Long enough for the collectors of garbage to have been through what starting left behind. */
const REST_MS = Number(process.env.BENCH_REST_MS ?? 15_000)

const folder = mkdtempSync(join(tmpdir(), 'leitstern-bench-'))
chmodSync(folder, 0o711)
const port = await freePort()
const url = `http://127.0.0.1:${port}`
const env = { ...process.env, DATA_DIR: join(folder, 'data'), PORT: `${port}`, HOST: '127.0.0.1', BASE_URL: url }
const npm = spawn('npm', ['start'], { cwd: join(import.meta.dirname, '..'), env, stdio: ['ignore', 'pipe', 'inherit'] })
try {
  await saysReady(npm)
  await pause(REST_MS)
  const fresh = memoryOf(npm.pid!)
  for (let round = 0; round < 20; round++) await Promise.all(['/', '/readyz', '/api/openapi.json', '/api'].map(visit))
  await pause(REST_MS)
  report('idle', [rowOf('after the start', fresh), rowOf('after a few requests', memoryOf(npm.pid!))])
} finally {
  const family = familyOf(npm.pid!)
  npm.kill('SIGTERM')
  while (family.some(isAlive)) await pause(50)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function saysReady(house: ChildProcess) {
  for await (const line of createInterface(house.stdout!)) if (line.includes('is ready')) break
  house.stdout!.resume()
}

async function visit(path: string) {
  const answer = await fetch(url + path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  await answer.arrayBuffer()
}

type Process = { name: string; mb: number }

/** PSS: a page that several processes share is divided between them (proc(5), smaps_rollup). */
function memoryOf(pid: number): Process[] {
  return familyOf(pid).map((one) => ({
    name: readFileSync(`/proc/${one}/comm`, 'utf8').trim().replace('MainThread', 'node'),
    mb: Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))![1]) / 1024,
  }))
}

function rowOf(when: string, processes: Process[]): Row {
  const all = processes.reduce((sum, { mb }) => sum + mb, 0)
  const byName = Object.entries(Object.groupBy(processes, ({ name }) => name)).map(
    ([name, some]) => `${some!.length} × ${name} ${some!.reduce((sum, { mb }) => sum + mb, 0).toFixed(0)}`,
  )
  return {
    measure: `an idle house with its database, ${when}`,
    ours: `${all.toFixed(0)} MB`,
    value: all,
    unit: 'MB',
    reach: MOST_MB,
    isAtMost: true,
    note: `PSS of all processes in MB: ${byName.join(', ')}`,
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

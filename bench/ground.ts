/** What every bench stands on: a durable PostgreSQL, communities, pinned processes, CPU counted by the kernel. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate, roleUrls, type Urls } from '../src/ground/migrate.ts'
import { startPostgres } from '../src/ground/postgres.ts'

/** Server and database on core 0, the generator (this process) on core 1. */
export const SERVER_CORE = 0
export const GENERATOR_CORE = 1

export type Place = { community: string; slug: string; channel: string; people: string[]; members: string[] }
export type Ground = { urls: Urls; postgresPid: number; owner: pg.Pool; stop(): Promise<void> }

/** fsync on: what is measured keeps what it acknowledges. */
export async function openGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'leitstern-bench-'))
  const server = await startPostgres({ dataDir, log: () => {} })
  pin(server.pid, SERVER_CORE)
  pin(process.pid, GENERATOR_CORE)
  const urls = roleUrls(server.ownerUrl)
  await migrate(urls)
  const owner = new pg.Pool({ connectionString: urls.owner, max: 4 })
  owner.on('error', () => {})
  return {
    urls,
    postgresPid: server.pid,
    owner,
    stop: async () => {
      await owner.end()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const pin = (pid: number, core: number) => keepOn(pid, `${core}`)
/** On all cores again. */
export const unpin = (pid: number) => keepOn(pid, `0-${cpus().length - 1}`)

function keepOn(pid: number, cores: string) {
  try {
    execFileSync('taskset', ['-a', '-pc', cores, String(pid)], { stdio: 'ignore' })
  } catch {
    // Only where there is taskset; the ratio holds without it, with more noise.
  }
}

/** `BENCH_PROFILE=1`: each server leaves a CPU profile in dist/bench when it stops. */
const profiles = new URL('../dist/bench/', import.meta.url).pathname
const profiling = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []

/** A server of a bench in its own process on core 0; it says `ready PORT` on its standard output. */
export async function startServer(
  file: string,
  urls: Urls,
  settings: Record<string, string> = {},
): Promise<{ url: string; pid: number; child: ChildProcess; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [...profiling, new URL(file, import.meta.url).pathname], {
    env: { ...process.env, ...settings, BENCH_URLS: JSON.stringify(urls) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      const ready = /ready (\d+)/.exec(String(chunk))
      if (ready) resolve(ready[1]!)
    })
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
  pin(child.pid!, SERVER_CORE)
  const stop = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  return { url: `http://127.0.0.1:${port}`, pid: child.pid!, child, stop }
}

/** CPU of a process and all its children so far, in milliseconds (Linux: /proc, 100 ticks a second). */
export function cpuMs(pid: number): number {
  return familyOf(pid).reduce((sum, one) => sum + ownCpuMs(one), 0)
}

/** A process with all that came from it. */
export function familyOf(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)]
}

function childrenOf(pid: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((name) => Number(statOf(name)?.[1]) === pid).map(Number)
}

function ownCpuMs(pid: number): number {
  const stat = statOf(String(pid))
  if (!stat) return 0
  // utime, stime, and those of children that have ended (proc(5), fields 14 to 17)
  return [11, 12, 13, 14].reduce((sum, n) => sum + Number(stat[n]), 0) * 10
}

/** Fields after the name: state, ppid, … */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

const id = (group: number, n: number) =>
  `01990000-${group.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`

/** Communities with one channel and some members each; ids follow from the numbers. */
export async function buildPlaces(owner: pg.Pool, count: number, membersEach: number): Promise<Place[]> {
  const places: Place[] = []
  for (let n = 0; n < count; n++) {
    const community = id(1, n)
    const people = Array.from({ length: membersEach }, (_, m) => id(2, n * 10_000 + m))
    const members = people.map((_, m) => id(3, n * 10_000 + m))
    const place = { community, slug: `bench-${n}`, channel: id(4, n), people, members }
    await owner.query(
      `insert into community (id, slug, name, preset, joining, directory, alias, public_page, channels_by, invitations_by, mention_all_by, founded_at)
       values ($1, $2, $2, 'open', 'open', 'members', 'free', true, 'member', 'member', 'steward', now())`,
      [community, place.slug],
    )
    await owner.query('insert into log_head (community_id) values ($1)', [community])
    await owner.query(
      `insert into person (id, email, email_verified, created_at, updated_at) select p, p || '@example.org', true, now(), now() from unnest($1::uuid[]) p`,
      [people],
    )
    await owner.query(
      `insert into member (community_id, id, person_id, kind, standing, name, created_at, joined_at)
       select $1, m, p, 'member', 'active', 'Member ' || n, now(), now() from unnest($2::uuid[], $3::uuid[]) with ordinality as t(m, p, n)`,
      [community, members, people],
    )
    await owner.query(
      `insert into subject (community_id, id, kind, title, audience, created_at) values ($1, $2, 'channel', 'Bench', 'community', now())`,
      [community, place.channel],
    )
    await owner.query('insert into channel (community_id, id) values ($1, $2)', [community, place.channel])
    await owner.query(
      'insert into watch (community_id, member_id, subject_id, since) select $1, m, $2, now() from unnest($3::uuid[]) m',
      [community, place.channel, members],
    )
    places.push(place)
  }
  await owner.query('vacuum analyze')
  return places
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
export const percentile = (values: number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * p) - 1)] ?? Number.NaN

// A folder of its own for a test of the ground, and processes that live in it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import pg from 'pg'

export type Said = { ownerUrl?: string; pid?: number; refused?: string }

const endings = new WeakMap<TestContext, (() => unknown)[]>()

/** Done after the test, the last one first: what was started ends before its folder goes. */
export function afterwards(t: TestContext, end: () => unknown) {
  const known = endings.get(t)
  if (known) return known.unshift(end)
  const ends = [end]
  endings.set(t, ends)
  t.after(async () => {
    for (const each of ends) await each()
  })
}

/** The path of a data directory that is not there yet. */
export function newDataDir(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'leitstern-ground-'))
  chmodSync(folder, 0o711)
  afterwards(t, () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return join(folder, 'data')
}

export async function startHolder(t: TestContext, dataDir: string, what = 'lock') {
  const script = join(import.meta.dirname, 'ground-holder.ts')
  const child = spawn(process.execPath, [script, dataDir, what], { stdio: ['ignore', 'pipe', 'inherit'] })
  afterwards(t, () => kill(child))
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { child, pid: child.pid ?? 0, said: JSON.parse(line) as Said }
}

export async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

export async function ask(ownerUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

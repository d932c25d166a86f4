// One process per data directory. The lock is the operating system's own (SQLite's exclusive file lock), so it ends with
// its process however that dies, needs no guess about process numbers, and holds between containers that share a volume.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'

export type Lock = {
  /** Remember the address at which this process can be reached, so that a second one can name it. */
  announce(address: string): void
  /** Can be called again. */
  release(): void
}

type Holder = { pid: number; since: string; address?: string }

/** Refuses with an Error whose message is a sentence for the operator. */
export async function takeLock(dataDir: string): Promise<Lock> {
  // PostgreSQL's own user must be able to pass through when we are root, but nobody else may list what is here.
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const unlock = tryLock(join(dataDir, 'lock'))
  if (!unlock) throw new Error(await describeHolder(dataDir))

  const holder: Holder = { pid: process.pid, since: new Date().toISOString() }
  writeHolder(dataDir, holder)
  let isHeld = true
  return {
    announce: (address) => writeHolder(dataDir, { ...holder, address }),
    release() {
      if (!isHeld) return
      isHeld = false
      rmSync(holderFile(dataDir), { force: true })
      unlock()
    },
  }
}

function tryLock(file: string): (() => void) | undefined {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { timeout: 0 })
    database.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    database?.close()
    if (isBusy(error)) return undefined
    throw new Error(`${file} cannot be written or locked. DATA_DIR must belong to the user who starts Leitstern.`, {
      cause: error,
    })
  }
  return () => database.close()
}

function isBusy(error: unknown) {
  return error instanceof Error && 'errcode' in error && error.errcode === 5
}

async function describeHolder(dataDir: string) {
  const holder = await awaitHolder(dataDir)
  const who = holder
    ? ` (process ${holder.pid}, since ${holder.since}${holder.address ? `, at ${holder.address}` : ''})`
    : ''
  return `Another Leitstern${who} already uses ${dataDir}. Stop that one first, or give this one its own DATA_DIR.`
}

// The note is written just after the lock is taken: one that names a dead process is still that of an earlier holder.
async function awaitHolder(dataDir: string): Promise<Holder | undefined> {
  let holder: Holder | undefined
  for (let tries = 0; tries < 25; tries++) {
    holder = readHolder(dataDir)
    if (holder && isAlive(holder.pid)) return holder
    await pause(20)
  }
  return undefined
}

function readHolder(dataDir: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(dataDir), 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function writeHolder(dataDir: string, holder: Holder) {
  const file = holderFile(dataDir)
  writeFileSync(`${file}.new`, JSON.stringify(holder))
  renameSync(`${file}.new`, file)
}

// Beside the lock, not in it: closing any handle of a locked file would let go of the lock.
function holderFile(dataDir: string) {
  return join(dataDir, 'lock.holder')
}

export function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

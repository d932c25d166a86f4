// A PostgreSQL cluster on disk: made whole or not at all, and taken over from whoever left it running.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { giveTo, giveTreeTo, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'

export type Place = Home & { binaries: Binaries; log: (line: string) => void }
type KeyedPlace = Place & { password: string }

/** Makes the cluster if there is none, and tells whether it did. What an interrupted making left behind is set aside, never deleted. */
export async function ensureCluster(ground: KeyedPlace, isLasting: boolean): Promise<boolean> {
  const { cluster, account, log } = ground
  const draft = `${cluster}.new`
  for (const half of [draft, cluster]) {
    if (existsSync(half) && !isWhole(cluster, half)) setAside(half, cluster, log)
  }
  if (existsSync(cluster)) {
    refuseOtherVersion(cluster)
    giveTreeTo(account, cluster)
    return false
  }
  mkdirSync(draft, { mode: 0o700 })
  giveTo(account, draft)
  await initialise(ground, draft, isLasting)
  // The name appears with the finished cluster: a folder called `postgres` is never half a cluster.
  renameSync(draft, cluster)
  return true
}

function isWhole(cluster: string, folder: string) {
  return folder === cluster && existsSync(join(folder, 'global', 'pg_control'))
}

function setAside(half: string, cluster: string, log: (line: string) => void) {
  if (readdirSync(half).length === 0) return rmdirSync(half)
  let time = Date.now()
  while (existsSync(`${cluster}.half-${time}`)) time++
  const aside = `${cluster}.half-${time}`
  renameSync(half, aside)
  log(`${half} was never finished: it is set aside as ${aside}`)
}

function refuseOtherVersion(cluster: string) {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== '18')
    throw new Error(`${cluster} was made by PostgreSQL ${version}, and this Leitstern brings PostgreSQL 18.`)
}

async function initialise({ binaries, account, cluster, password }: KeyedPlace, folder: string, isLasting: boolean) {
  const passwordFile = `${cluster}.new-password`
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  giveTo(account, passwordFile)
  try {
    await runAs(account, binaries.initdb, [
      ...['-D', folder, '-U', 'postgres', '-E', 'UTF8', '--locale=C'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
      ...(isLasting ? [] : ['--no-sync']),
    ])
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Sets the password anew in a cluster that does not run, for a DATA_DIR whose secrets were lost. */
export async function resetPassword({ binaries, account, cluster, password }: KeyedPlace) {
  const statement = `alter role postgres password '${password}'\n`
  await runAs(account, binaries.postgres, ['--single', '-D', cluster, 'postgres'], statement)
}

/** Stops the server that a killed Leitstern left running on this cluster; its data is then ours. */
export async function stopOrphan({ binaries, account, cluster, log }: Place) {
  const pid = await findPostmaster(cluster)
  if (pid) {
    log(`taking over from a PostgreSQL (process ${pid}) that an earlier start left behind`)
    // It may have been killed too, and be dying by itself.
    await stopServer({ binaries, account, cluster }).catch(async (error) => {
      if (await findPostmaster(cluster)) throw error
    })
  }
  disownPidFile(join(cluster, 'postmaster.pid'))
}

/** Waits until it has ended. */
export async function stopServer({ binaries, account, cluster }: Pick<Place, 'binaries' | 'account' | 'cluster'>) {
  const stop = (mode: string) => runAs(account, binaries.pg_ctl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', '60'])
  await stop('fast').catch(() => stop('immediate'))
}

/** The process that serves this cluster at this moment. */
export async function findPostmaster(cluster: string): Promise<number | undefined> {
  try {
    const pid = parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
    return pid > 0 && (await serves(pid, cluster)) ? pid : undefined
  } catch {
    return undefined
  }
}

async function serves(pid: number, cluster: string) {
  if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  if (process.platform === 'win32') return true
  return (await runAs(undefined, 'ps', ['-o', 'command=', '-p', `${pid}`])).includes(cluster)
}

// The number noted there may by now be another process's, in containers as a rule, and PostgreSQL would refuse to start.
// Its starter's number counts as stale, while the rest of the note still guards the shared memory of dying backends.
function disownPidFile(pidFile: string) {
  if (!existsSync(pidFile)) return
  const [pid, ...rest] = readFileSync(pidFile, 'utf8').split('\n')
  if (pid && rest.length > 0) writeFileSync(pidFile, [process.pid, ...rest].join('\n'))
  else rmSync(pidFile)
}

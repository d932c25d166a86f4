// PostgreSQL refuses to run as root: whose name it runs under instead, and what that user can reach.
import { execFile, spawnSync } from 'node:child_process'
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** undefined: the user we are. */
export type Account = { name: string; uid: number; gid: number } | undefined

/** The user for this cluster: when we are root its present owner, else `postgres`, else `nobody`. */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map(parseAccount)
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid
  const chosen =
    accounts.find((account) => account?.uid === owner && owner !== 0) ??
    accounts.find((account) => account?.name === 'postgres') ??
    accounts.find((account) => account?.name === 'nobody')
  if (!chosen)
    throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody. Start as another user.')
  return chosen
}

function parseAccount(line: string): Account {
  const [name, , uid, gid] = line.split(':')
  return name && Number(uid) > 0 ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}

/** What to give to spawn. The working directory is one that every user can enter; of our variables, none is passed on. */
export function spawnAs(account: Account) {
  const kept = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'SYSTEMROOT', 'COMSPEC']
  const passed = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd: process.platform === 'win32' ? process.cwd() : '/',
    env: { ...Object.fromEntries(passed), LC_ALL: 'C', TZ: 'UTC' } as Record<string, string>,
    windowsHide: true,
  }
}

export async function runAs(account: Account, command: string, args: string[], input = ''): Promise<string> {
  const running = promisify(execFile)(command, args, spawnAs(account))
  // It may end before it has read: how it ended says what there is to say.
  running.child.stdin?.on('error', () => undefined).end(input)
  return (await running).stdout
}

// Tried for real rather than read from permission bits: those know nothing of access lists, mounts and namespaces.
export function canRun(account: Account, command: string, args: string[]): boolean {
  return spawnSync(command, args, { ...spawnAs(account), stdio: 'ignore' }).status === 0
}

export function canEnter(account: Account, folder: string): boolean {
  return !account || canRun(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])
}

export function giveTo(account: Account, path: string) {
  if (account) chownSync(path, account.uid, account.gid)
}

/** A cluster that was copied or restored by root belongs to root: PostgreSQL accepts only one of its own. */
export function giveTreeTo(account: Account, folder: string) {
  if (!account || statSync(folder).uid === account.uid) return
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder, path), account.uid, account.gid)
  }
  chownSync(folder, account.uid, account.gid)
}

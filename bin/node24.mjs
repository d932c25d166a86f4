// The Node 24 the project brings along, and how a command becomes it. Runs on any Node from 20.19.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export function node24() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const brought = join(root, 'node_modules', `node-${system}-${process.arch}`, program)
  if (existsSync(brought)) return brought
  if (isNode24()) return process.execPath
  throw new Error(`Leitstern brings no Node for ${process.platform} ${process.arch}: install Node 24 or newer.`)
}

export function isNode24() {
  return Number(process.versions.node.split('.')[0]) >= 24
}

/** Goes on as Node 24 with these arguments. Where a process can be replaced no parent stays behind, using memory. */
export async function become(args, env = process.env) {
  if (process.execve && process.platform !== 'win32') process.execve(node24(), [node24(), ...args], quickly(env))
  await endLike(await run(args, env))
}

/** Makes sure that the rest of the calling script runs on Node 24: `await onNode24(import.meta.filename)`. */
export async function onNode24(script) {
  if (!isNode24()) await become([script, ...process.argv.slice(2)])
}

/** Runs Node 24 in the project's folder, passes signals on, and tells how it ended: `{ code, signal }`. */
export function run(args, env = process.env) {
  const child = spawn(node24(), args, { stdio: 'inherit', env: quickly(env) })
  const pass = (signal) => {
    // At a terminal Ctrl-C reaches the child without us.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  // As src/ground/parent.ts, which Node 20 cannot read: npm's shell is gone without having passed a signal on.
  const parent = process.ppid
  const looking = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500)
  if (!process.env.npm_lifecycle_event) clearInterval(looking)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearInterval(looking)
      for (const each of signals) process.off(each, pass)
      resolve({ code, signal })
    })
  })
}

function endLike({ code, signal }) {
  if (!signal) process.exit(code)
  process.kill(process.pid, signal)
  return new Promise(() => setInterval(() => process.exit(1), 1000))
}

/** What was compiled once is kept: a start costs 0.7 s of CPU instead of 1.1. */
export function quickly(env) {
  const kept = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...env }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined))
}

// npm run dev: the server with screens built on the fly, started anew when one of its files changes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { join, sep } from 'node:path'
import { node24, onNode24, quickly, root } from './node24.mjs'
import { prepare } from './prepare.mjs'

prepare()
await onNode24(process.argv[1])

let server
let isRestarting = false
let isAskedAgain = false

function start() {
  const env = quickly({ ...process.env, LEITSTERN_DEV: '1' })
  server = spawn(node24(), [join(root, 'src', 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit', env })
  server.once('exit', () => {
    if (!isRestarting) console.log('The server has ended. It starts again when a file changes.')
  })
}

async function stop() {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
}

// One restart at a time; changes during it lead to one more.
async function restart() {
  isAskedAgain = isRestarting
  if (isRestarting) return
  isRestarting = true
  await stop()
  start()
  isRestarting = false
  if (isAskedAgain) await restart()
}

let pending
function onChange(file) {
  if (!file || !isOfTheServer(file.split(sep).join('/'))) return
  clearTimeout(pending)
  pending = setTimeout(restart, 100)
}

// Screens and pages are renewed in the browser, without the server.
function isOfTheServer(file) {
  if (/\.test\.ts$|(^|\/)(ui|pages|web)\//.test(file)) return false
  return /\.(ts|json|sql)$/.test(file)
}

for (const folder of ['src', 'migrations'].map((name) => join(root, name)).filter(existsSync)) {
  watch(folder, { recursive: true }, (_, file) => onChange(file))
}
async function end() {
  isRestarting = true
  await stop()
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
const { whenNpmEnds } = await import('../src/ground/parent.ts')
whenNpmEnds(end)
start()

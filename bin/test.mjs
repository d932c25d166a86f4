// npm test -- [files or parts of their names] [--options of node --test]: all tests, on one throw-away PostgreSQL.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { onNode24, root, run } from './node24.mjs'
import { prepare } from './prepare.mjs'

prepare()
await onNode24(process.argv[1])
process.chdir(root)
const { files, options } = chooseTests(process.argv.slice(2))
const { findChromium } = await import('../src/ground/chromium.ts')
const { startTestServer } = await import('../src/ground/test-postgres.ts')
const CHROMIUM = findOrInstallChromium()
await buildIfStale()

const server = await startTestServer()
process.once('exit', server.stopNow)
const counts = join(tmpdir(), `leitstern-counts-${process.pid}`)
const reporters = [
  ['spec', 'stdout'],
  [join(root, 'bin', 'count-tests.mjs'), counts],
].flatMap(([name, to]) => [`--test-reporter=${name}`, `--test-reporter-destination=${to}`])
// One that hangs ends, and is named.
const { code } = await run(
  ['--test', '--test-concurrency=2', `--test-timeout=${30 * 60_000}`, ...reporters, ...options, ...files],
  {
    ...process.env,
    CHROMIUM,
    LEITSTERN_TEST_PG: server.ownerUrl,
  },
)
process.exitCode = finish(code)

function chooseTests(args) {
  const all = ['src', 'tests']
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
  const named = args.filter((arg) => !arg.startsWith('-'))
  const chosen = named.length === 0 ? all : all.filter((file) => named.some((part) => file.includes(part)))
  if (chosen.length === 0) {
    console.error(`No test file matches ${named.join(' ')}.`)
    process.exit(1)
  }
  return { files: chosen, options: args.filter((arg) => arg.startsWith('-')) }
}

function findOrInstallChromium() {
  if (findChromium()) return findChromium()
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) installChromium()
  if (findChromium()) return findChromium()
  console.error(
    'The tests look at screens with Chromium. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.',
  )
  process.exit(1)
}

function installChromium() {
  console.log('Installing Chromium for the tests …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-color-emoji')
}

/** A run in which nothing was tested is a failed one. */
function finish(exitCode) {
  const summary = existsSync(counts) ? readFileSync(counts, 'utf8') : ''
  rmSync(counts, { force: true })
  process.stdout.write(summary)
  const passed = Number(/^# pass (\d+)/m.exec(summary)?.[1] ?? 0)
  return exitCode === 0 && passed > 0 ? 0 : 1
}

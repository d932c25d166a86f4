// Builds the screens and the public pages into dist/, if what they are made of has changed since the last time.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onNode24, root } from './node24.mjs'
import { prepare } from './prepare.mjs'

const marker = join(root, 'dist', '.built')
/** Folders by the names in them: each brings its words. */
const always = ['index.html', 'package-lock.json', 'tsconfig.json', 'src/modules', 'src/web', ...builders()]

/** Runs on Node 24. */
export async function buildIfStale() {
  if (!existsSync(join(root, 'vite.config.ts')) || isFresh()) return
  console.log('Building the screens …')
  const { createBuilder } = await import('vite')
  rmSync(marker, { force: true })
  const used = new Set(always)
  const builder = await createBuilder({ root, logLevel: 'warn', plugins: [noting(used)] }, null)
  await builder.buildApp()
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(marker, JSON.stringify(hashes([...used].sort())))
}

/** The settings, and our own plugins. */
function builders() {
  const settings = readFileSync(join(root, 'vite.config.ts'), 'utf8')
  return ['vite.config.ts', ...[...settings.matchAll(/from '\.\/(src\/[^']+)'/g)].map(([, file]) => file)]
}

/** What was built names the files it was made of: a new one comes in only through one of them. */
function noting(used) {
  return {
    name: 'leitstern:noting',
    buildEnd() {
      const ours = [...this.getModuleIds()].map((id) => relative(root, id.split('?')[0]).split(sep).join('/'))
      for (const file of ours) if (file.startsWith('src/')) used.add(file)
    },
  }
}

function isFresh() {
  if (!existsSync(marker)) return false
  const built = readFileSync(marker, 'utf8')
  try {
    return JSON.stringify(hashes(Object.keys(JSON.parse(built)))) === built
  } catch {
    return false // written by an earlier release, or cut
  }
}

const hashes = (files) => Object.fromEntries(files.map((file) => [file, hashOf(join(root, file))]))

function hashOf(path) {
  if (!existsSync(path)) return null
  const content = statSync(path).isDirectory() ? readdirSync(path).join('\n') : readFileSync(path)
  return createHash('sha256').update(content).digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepare()
  await onNode24(process.argv[1])
  await buildIfStale()
}

/** The rules of the house, checked: size, direction, doors, words. */
import { strict as assert } from 'node:assert'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { moduleNames } from '../src/modules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
type Source = { path: string; text: string; lines: number; imports: string[] }

const sources = ['src', 'tests', 'bench'].flatMap((folder) => filesBelow(join(root, folder))).map(readSource)
const inSource = sources.filter(({ path }) => path.startsWith('src/') && !/\.test\.tsx?$/.test(path))
const generated = ['src/kernel/rows.ts']

function filesBelow(folder: string, named = /\.tsx?$/): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && named.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8')
  const path = relative(root, file)
  const named = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!)
  return { path, text, lines: text.split('\n').length - 1, imports: named.map((name) => target(path, name)) }
}

/** Own files as paths from the root, packages by their name. */
function target(from: string, name: string): string {
  const alias = /^#(kernel|faces|modules|site|web|tests)\/(.+)$/.exec(name)
  if (alias) return alias[1] === 'tests' ? `tests/${alias[2]}` : `src/${alias[1]}/${alias[2]}`
  return name.startsWith('.') ? relative(root, resolve(root, dirname(from), name)) : name
}

const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1]
const none = (found: string[], rule: string) => assert.deepEqual(found, [], rule)

test('no file is longer than 400 lines, no test longer than 500', () => {
  const styles = filesBelow(join(root, 'src'), /\.css$/).map(readSource)
  assert.ok(styles.length > 50)
  const long = [...sources, ...styles].filter(({ path, lines }) => lines > (/\.test\.ts$/.test(path) ? 500 : 400))
  none(
    long.filter(({ path }) => !generated.includes(path)).map(({ path, lines }) => `${path}: ${lines}`),
    'split it',
  )
})

test('the kernel stays under 2,000 lines of code and each of its files under 300', () => {
  const kernel = inSource.filter(({ path }) => path.startsWith('src/kernel/') && !generated.includes(path))
  const code = ({ text }: Source) => text.split('\n').filter((line) => !/^\s*(\/\/|\/?\*|$)/.test(line)).length
  const all = kernel.reduce((sum, file) => sum + code(file), 0)
  assert.ok(all < 2_000, `the kernel has ${all} lines of code`)
  none(
    kernel.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path}: ${lines}`),
    'small enough to hold in the head',
  )
})

test('the kernel and its faces know no feature', () => {
  const wrong = (from: string, to: RegExp) =>
    inSource
      .filter(({ path }) => path.startsWith(from))
      .flatMap(({ path, imports }) => imports.filter((name) => to.test(name)).map((name) => `${path} → ${name}`))
  none(wrong('src/kernel/', /^src\/(faces|modules|web|site|ground)\//), 'kernel ← faces')
  none(wrong('src/faces/', /^src\/(modules|web|site|ground)\//), 'kernel ← faces ← main')
  none(wrong('src/modules/', /^src\/faces\//), 'a module answers whoever asks: it knows no face')
})

const isShownSomewhere = (path: string): boolean => /\/(ui|pages)\//.test(path)

/** What a module shows to others. */
const shown =
  /\/(contract[\w-]*|offers[\w-]*|shapes|visible|find|counted|module)\.ts$|^src\/modules\/text\/|^src\/modules\/subjects\/ui\/|\/ui\/(Conversation|IsThisYou|Sending|uploading|PageEditor|Pins|Scheduled|NoticeRow|Purpose|PurposeField|screens|use-names)\.tsx?$/

test('a module knows only modules before it, and of those only what they offer', () => {
  const order = new Map(moduleNames.map((name, n) => [name as string, n]))
  const wrong = inSource.flatMap(({ path, imports }) => {
    const me = moduleOf(path)
    if (!me || isShownSomewhere(path)) return []
    return imports
      .filter((to) => moduleOf(to) && moduleOf(to) !== me)
      .filter((to) => (order.get(moduleOf(to)!) ?? 99) > (order.get(me) ?? -1) || !shown.test(to))
      .map((to) => `${path} → ${to}`)
  })
  none(wrong, 'see src/modules.ts for the order')
})

test('screens and public pages know of other modules only contracts, text, the conversation, notices, what things are for and "is this you?"', () => {
  const wrong = inSource.flatMap(({ path, imports }) => {
    if (!isShownSomewhere(path)) return []
    const me = moduleOf(path)
    return imports.filter((to) => moduleOf(to) && moduleOf(to) !== me && !shown.test(to)).map((to) => `${path} → ${to}`)
  })
  none(wrong, 'a screen asks operations')
})

test('what runs in a browser never imports the server', () => {
  const ofScreens = inSource.filter(({ path }) => path.includes('/ui/') || path.startsWith('src/web/'))
  const server = /^node:|^src\/kernel\/(?!contract\.ts|refusal\.ts)|^src\/ground\/|^(fastify|pg|kysely|ws)$/
  none(
    ofScreens.flatMap(({ path, imports }) => imports.filter((to) => server.test(to)).map((to) => `${path} → ${to}`)),
    'contracts only',
  )
})

test('screens check nothing with a contract', () => {
  const ofScreens = inSource.filter(({ path }) => path.includes('/ui/') || path.startsWith('src/web/'))
  const checks = /\bsafeParse\b|(?<!\b(?:JSON|Date|URL))\??\.parse(?:Async)?\(|\.(?:shape|input|output)\s*\.|\b_zod\b/
  none(
    ofScreens.filter(({ text, imports }) => imports.includes('zod') || checks.test(text)).map(({ path }) => path),
    'browsers get operations without their schemas (docs/decisions/0009)',
  )
})

test('a module meets the public shell only in its pages, and those stay outside the kernel that performs', () => {
  const wrong = inSource.flatMap(({ path, imports }) => {
    if (!path.startsWith('src/modules/')) return []
    const isPage = path.includes('/pages/')
    const forbidden = isPage ? /^src\/(faces|ground)\/|^src\/kernel\/(?!contract|refusal|words)/ : /^src\/site\//
    return imports.filter((to) => forbidden.test(to)).map((to) => `${path} → ${to}`)
  })
  none(wrong, 'pages ask operations')
})

test('the built pages hold no second copy of the kernel or of a contract', () => {
  const built = readFileSync(join(root, 'dist/site/pages.js'), 'utf8')
  assert.match(built, /from "#modules\/mission\/contract-impact\.ts"/)
  assert.match(built, /from "#kernel\/words\.ts"/)
  assert.doesNotMatch(built, /\boperation\(\{|createInstance\(|class Refusal/)
})

test('nothing imports in a circle', () => {
  const graph = new Map(inSource.map(({ path, imports }) => [path, imports.filter((to) => to.startsWith('src/'))]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, trail: string[]) => {
    if (trail.includes(path)) return void circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path)) return
    for (const to of graph.get(path) ?? []) walk(to, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  none(circles, 'a circle has no bottom')
})

/** Where to is configured by the operator alone; everything else goes through the one vetted module. */
const asksTheProvider = 'src/modules/people/provider.ts'

test('no module fetches from outside, and no barrel files', () => {
  none(
    inSource
      .filter(({ path, imports }) => path !== asksTheProvider && imports.includes('better-auth/oauth2'))
      .map(({ path }) => path),
    'the functions that ask a provider are asked in one place',
  )
  const fetching = inSource.filter(
    ({ path, text }) => !path.startsWith('src/web/') && !path.includes('/ui/') && /\bfetch\(/.test(text),
  )
  none(
    fetching.map(({ path }) => path).filter((path) => !path.startsWith('src/cli/') && path !== asksTheProvider),
    'src/ground/fetch.ts is the one vetted module, behind House.outside',
  )
  const asks =
    /(?<!type) \{[^}]*\b(?<!type )(?:request|get|connect|lookup|resolve\w*|Resolver|Agent|Socket)\b[^}]*\} from 'node:(?:https?|http2|net|tls|dns)(?:\/promises)?'|import (?:\* as )?\w+ from 'node:(?:https?|http2|net|tls|dns)(?:\/promises)?'|from 'undici'/
  const onThisMachine = ['src/ground/postgres.ts', 'src/cli/call.ts']
  none(
    inSource
      .filter(({ path, text }) => asks.test(text) && path !== 'src/ground/fetch.ts' && !onThisMachine.includes(path))
      .map(({ path }) => path),
    'nor does any ask by other means',
  )
  assert.equal(inSource.filter(({ text }) => asks.test(text)).length, 1 + onThisMachine.length, 'the rule sees them')
  none(
    inSource.filter(({ path }) => /\/index\.tsx?$/.test(path)).map(({ path }) => path),
    'no barrels',
  )
})

test('German and English have the same keys and the same placeholders', () => {
  const wrong: string[] = []
  for (const de of wordFiles('de')) {
    const german = flat(JSON.parse(readFileSync(de, 'utf8')))
    const english = flat(JSON.parse(readFileSync(de.replace(/de\.json$/, 'en.json'), 'utf8')))
    for (const key of new Set([...german.keys(), ...english.keys()])) {
      const [one, other] = [german.get(key), english.get(key)]
      if (one === undefined || other === undefined)
        wrong.push(`${relative(root, de)}: ${key} is missing in one language`)
      else if (placeholders(one) !== placeholders(other))
        wrong.push(`${relative(root, de)}: ${key} has other placeholders`)
    }
  }
  none(wrong, 'both languages say the same')
})

function wordFiles(language: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === `${language}.json` && entry.parentPath.endsWith('words'))
    .map((entry) => join(entry.parentPath, entry.name))
}
const placeholders = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]))].sort().join()
function flat(texts: Record<string, unknown>, before = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string'
        ? [[before + key, text] as const]
        : [...flat(text as Record<string, unknown>, `${before}${key}.`)],
    ),
  )
}

test('no secrets, machine paths or registry hosts stand in the sources', () => {
  const wrong = sources.filter(
    ({ path, text }) => path !== 'tests/architecture.test.ts' && /\/work\/|\/root\/|registry\.npmjs/.test(text),
  )
  none(
    wrong.map(({ path }) => path),
    'nothing of one machine',
  )
})

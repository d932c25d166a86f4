/** The one stylesheet of public pages: the tokens of the screens as old browsers read them, in a community's colour. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { correctAccent } from '#web/kit/accent.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
/** By parts of the page, in this order: of two rules that weigh the same the later one counts. */
const parts = ['ground', 'curves', 'mission', 'pages', 'forms', 'talk', 'narrow', 'boards']
const require = createRequire(import.meta.url)

/** One weight of the serif; the extended letters are fetched only where a name needs them. Running text is the system's. */
const ranges = {
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02DC,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212',
  'latin-ext': 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+20A0-20AB,U+20AD-20C0',
}

const hashOf = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 10)

export function openStyle() {
  const fonts = Object.entries(ranges).map(([range, unicode]) => {
    const bytes = readFileSync(require.resolve(`@fontsource/newsreader/files/newsreader-${range}-400-normal.woff2`))
    return { bytes, unicode, name: `newsreader-${range}-${hashOf(bytes)}.woff2` }
  })
  const faces = fonts.map(
    ({ name, unicode }) =>
      `@font-face{font-family:Newsreader;font-display:swap;src:url(/site/${name}) format("woff2");unicode-range:${unicode}}`,
  )
  const base =
    faces.join('') +
    small(byScheme(read('../web/styles/tokens.css')) + parts.map((part) => read(`./styles/${part}.css`)).join(''))
  const hash = hashOf(base)
  return {
    fontNamed: (name: string) => fonts.find((font) => font.name === name)?.bytes,
    nameFor: (color = '') => `${hash}${/^#[0-9a-f]{6}$/i.test(color) ? `-${color.slice(1).toLowerCase()}` : ''}.css`,
    /** Undefined where the name is none of ours; an older hash gets today's sheet. */
    sheetNamed(name: string): { css: string; isCurrent: boolean } | undefined {
      const [, asked, color] = /^([0-9a-f]{10})(?:-([0-9a-f]{6}))?\.css$/.exec(name) ?? []
      if (asked === undefined) return undefined
      return { css: base + (color ? accentOf(`#${color}`) : ''), isCurrent: asked === hash }
    },
  }
}

function accentOf(color: string): string {
  const { light, dark } = correctAccent(color)
  const set = ({ accent, strong, soft, mid, onAccent }: typeof light) =>
    `:root{--accent:${accent};--accent-strong:${strong};--accent-soft:${soft};--accent-mid:${mid};--on-accent:${onAccent}}`
  return `${set(light)}@media(prefers-color-scheme:dark){${set(dark)}}`
}

/** `light-dark(a, b)` as two values: phones of some years ago would show no colour at all. */
export function byScheme(css: string): string {
  const night: string[] = []
  const day = css.replace(/(--[\w-]+):([^;{}]*light-dark[^;{}]*);/g, (_, name: string, value: string) => {
    night.push(`${name}:${chosen(value, 1)};`)
    return `${name}:${chosen(value, 0)};`
  })
  return `${day}@media(prefers-color-scheme:dark){:root{${night.join('')}}}`
}

function chosen(value: string, which: 0 | 1): string {
  const start = value.indexOf('light-dark(')
  if (start < 0) return value
  const parts: string[] = ['']
  let depth = 1
  let at = start + 'light-dark('.length
  for (; depth > 0 && at < value.length; at++) {
    const sign = value[at]!
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (depth === 1 && sign === ',') parts.push('')
    else if (depth > 0) parts[parts.length - 1] += sign
  }
  return value.slice(0, start) + (parts[which] ?? '').trim() + chosen(value.slice(at), which)
}

/** Without comments and spaces that mean nothing. */
function small(css: string): string {
  return css
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}:;,>]) ?/g, '$1')
    .replaceAll(';}', '}')
}

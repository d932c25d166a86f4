/** What is typed into the search field, taken apart in one pass: words, "phrases", -without, and filters such as from:ana. */

export const HAS = ['link', 'file', 'picture', 'reaction', 'thread'] as const
export type Has = (typeof HAS)[number]
export const FILTERS = ['from', 'in', 'before', 'after', 'has'] as const
export type Filter = (typeof FILTERS)[number]

type Where = { from: number; to: number }
export type Token = Where &
  (
    | { type: 'words'; text: string; isExact: boolean; isWithout: boolean }
    | { type: 'filter'; filter: Filter; value: string }
  )

const filterNamed: Record<string, Filter> = {
  from: 'from',
  von: 'from',
  in: 'in',
  before: 'before',
  vor: 'before',
  after: 'after',
  nach: 'after',
  has: 'has',
  hat: 'has',
}

const hasNamed: Record<string, Has> = {
  link: 'link',
  file: 'file',
  datei: 'file',
  picture: 'picture',
  image: 'picture',
  bild: 'picture',
  foto: 'picture',
  reaction: 'reaction',
  reaktion: 'reaction',
  thread: 'thread',
  faden: 'thread',
}

const isSpace = (sign: string | undefined): boolean => sign !== undefined && /\s/.test(sign)
const quotes: Record<string, string> = { '"': '"', '„': '“', '“': '”', '»': '«', '«': '»' }

/** Every sign is looked at once; an open quote ends with the text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++
      continue
    }
    const from = at
    const isWithout = text[at] === '-' && !isSpace(text[at + 1]) && at + 1 < text.length
    if (isWithout) at++
    const first = readPart(text, at)
    const filter = first.isQuoted || isWithout ? undefined : filterIn(text, at, first.to)
    if (filter) {
      const value = readPart(text, filter.to)
      at = value.to
      tokens.push({ type: 'filter', filter: filter.name, value: value.text, from, to: at })
    } else {
      at = first.to
      tokens.push({ type: 'words', text: first.text, isExact: first.isQuoted, isWithout, from, to: at })
    }
  }
  return tokens
}

/** Up to the next space, or what stands between quotes. */
function readPart(text: string, from: number): { text: string; to: number; isQuoted: boolean } {
  const closing = quotes[text[from] ?? '']
  let to = from
  if (closing === undefined) {
    while (to < text.length && !isSpace(text[to])) to++
    return { text: text.slice(from, to), to, isQuoted: false }
  }
  to++
  while (to < text.length && text[to] !== closing && text[to] !== '"') to++
  return { text: text.slice(from + 1, to), to: Math.min(to + 1, text.length), isQuoted: true }
}

const LONGEST_NAME = 6

/** `from:` and its like at the beginning of a part. */
function filterIn(text: string, from: number, to: number): { name: Filter; to: number } | undefined {
  const colon = text.slice(from, Math.min(to, from + LONGEST_NAME + 1)).indexOf(':')
  if (colon < 1) return undefined
  const name = text.slice(from, from + colon).toLowerCase()
  return Object.hasOwn(filterNamed, name) ? { name: filterNamed[name]!, to: from + colon + 1 } : undefined
}

export type Query = {
  /** to be found, also as parts and stems */
  words: string[]
  /** to be found word by word in this order */
  phrases: string[]
  without: string[]
  /** names, without @ and # */
  from: string[]
  in: string[]
  /** calendar days: earlier, later than these */
  before: string | null
  after: string | null
  has: Has[]
  /** filters that mean nothing, as typed */
  unknown: string[]
}

export function readQuery(text: string): Query {
  const query: Query = {
    words: [],
    phrases: [],
    without: [],
    from: [],
    in: [],
    before: null,
    after: null,
    has: [],
    unknown: [],
  }
  for (const token of tokensOf(text)) {
    if (token.type === 'filter') readFilter(query, token.filter, token.value, text.slice(token.from, token.to))
    else if (token.isWithout) query.without.push(token.text)
    else (token.isExact ? query.phrases : query.words).push(token.text)
  }
  return query
}

function readFilter(query: Query, filter: Filter, value: string, typed: string): void {
  const day = filter === 'before' || filter === 'after' ? dayOf(value) : undefined
  const has = filter === 'has' ? value.toLowerCase() : ''
  const name = value.replace(/^[@#]/, '').trim()
  if (day) query[filter as 'before' | 'after'] = day
  else if (filter === 'has' && Object.hasOwn(hasNamed, has)) query.has.push(hasNamed[has]!)
  else if ((filter === 'from' || filter === 'in') && name !== '') query[filter].push(name)
  else query.unknown.push(typed)
}

/** 2026-11-01, 1.11.2026, 2026-11 (its first day) and 2026; undefined for what is no day. */
export function dayOf(text: string): string | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const iso = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text)
  const [year, month, day] = german ? [german[3], german[2], german[1]] : [iso?.[1], iso?.[2] ?? '1', iso?.[3] ?? '1']
  if (year === undefined) return undefined
  const found = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const at = new Date(`${found}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(found) ? found : undefined
}

/** The text with one more filter (by any of its names) at its end, quoted where the value has spaces. */
export function withFilter(text: string, filter: string, value: string): string {
  const written = /[\s"„“”»«]/.test(value) ? `"${value.replaceAll(/["„“”»«]/g, ' ')}"` : value
  return `${text.trim()} ${filter}:${written}`.trim()
}

/** The text without one of its tokens. */
export const withoutToken = (text: string, { from, to }: Where): string =>
  `${text.slice(0, from).trimEnd()} ${text.slice(to).trimStart()}`.trim()

/** What can be asked for while someone is still writing: without a filter at the end that has no value yet. */
export function settled(text: string): string {
  const last = tokensOf(text).at(-1)
  const isOpen = last?.type === 'filter' && last.value.replace(/^[@#]/, '') === ''
  return isOpen ? withoutToken(text, last) : text.trim()
}

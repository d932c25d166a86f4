/** What a page says of itself: words in one line each, and where its picture is. Pure; a page may say what it likes. */
import { domainToUnicode } from 'node:url'
import { cut } from '#modules/text/plain.ts'
import { decoded } from '#modules/text/references.ts'
import { type Tag, tagsOf } from './head.ts'

export type PageSays = { title: string; description: string; site: string; host: string; picture: string | null }
type Answer = { body: Uint8Array; charset: string | null; url: string }

/** The first that is there counts: what was written for previews before what was written for the page. */
const saidBy = {
  title: ['og:title', 'twitter:title', 'title'],
  description: ['og:description', 'twitter:description', 'description'],
  site: ['og:site_name', 'application-name'],
  picture: ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'],
} as const

/** Characters as they are shown, and as they are written: a letter may carry thousands of accents. */
const most = { title: 200, description: 400, site: 60 } as const
const MOST_WRITTEN = 2_000

/** `undefined`: it has no title, so there is nothing to show. */
export function pageSays({ body, charset, url }: Answer): PageSays | undefined {
  const said = new Map<string, string>()
  for (const [name, words] of sayings(tagsOf(textOf(body, charset))))
    if (words && !said.has(name)) said.set(name, words)
  const first = (names: readonly string[]) => names.map((name) => said.get(name)).find(Boolean) ?? ''
  const title = line(first(saidBy.title), most.title)
  if (title === '') return undefined
  const picture = decoded(first(saidBy.picture).slice(0, MOST_WRITTEN)).trim()
  return {
    title,
    description: line(first(saidBy.description), most.description),
    site: line(first(saidBy.site), most.site),
    host: hostOf(url),
    picture: picture ? (URL.parse(picture, url)?.href ?? null) : null,
  }
}

/** As people write it, in the letters of German and its neighbours; others look like these, so they stay as they are asked for. */
function hostOf(url: string): string {
  const { hostname } = new URL(url)
  const written = domainToUnicode(hostname)
  return (/^[a-z0-9.\-ß-öø-ÿ]+$/.test(written) ? written : hostname).replace(/^www\./, '')
}

function* sayings(tags: Iterable<Tag>): Generator<[name: string, words: string]> {
  for (const { name, attributes, text } of tags) {
    const property = attributes.get('property') ?? attributes.get('name')
    if (name === 'title') yield ['title', text]
    else if (name === 'meta' && property) yield [property.trim().toLowerCase(), attributes.get('content') ?? '']
  }
}

/** Controls, and marks that turn the reading direction round or are not seen at all. */
const UNSEEN = /[\p{Bidi_Control}\p{Co}\u{200B}\u{2060}-\u{2064}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E007F}]/gu

function line(written: string, longest: number): string {
  const words = decoded(written.slice(0, MOST_WRITTEN))
    .replace(UNSEEN, '')
    .replace(/\p{Cc}/gu, ' ')
  const one = words.split(/\s+/).filter(Boolean).join(' ')
  return cut(one, longest).slice(0, MOST_WRITTEN).toWellFormed()
}

const boms = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
] as const

/** The order of HTML 13.2.3.2: its first bytes, the answer's header, its own word; else UTF-8, or what it was before that. */
function textOf(body: Uint8Array, charset: string | null): string {
  const marked = boms.find(([, mark]) => mark.every((byte, n) => body[n] === byte))?.[0]
  const decoder =
    decoderOf(marked) ??
    decoderOf(charset) ??
    decoderOf(charsetIn(body)) ??
    decoderOf(isUtf8(body) ? 'utf-8' : 'latin1')
  return decoder!.decode(body)
}

function decoderOf(charset: string | null | undefined): TextDecoder | undefined {
  try {
    return charset ? new TextDecoder(charset) : undefined
  } catch {
    return undefined // a name that nobody knows
  }
}

/** Within its first 1024 bytes; what could be read until there is not in UTF-16, whatever it says. */
function charsetIn(body: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1_024))
  for (const { name, attributes } of tagsOf(start)) {
    if (name !== 'meta') continue
    const said = attributes.get('charset') ?? /charset=["']?([\w-]+)/i.exec(attributes.get('content') ?? '')?.[1]
    if (said) return /^utf-16/i.test(said) ? 'utf-8' : said
  }
  return undefined
}

function isUtf8(body: Uint8Array): boolean {
  try {
    // Cut where it was long enough: its last letter may be half.
    new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The tags in the head of a page, as far as it says something of itself. One way through, never back: linear for any bytes. */

export type Tag = {
  /** in lower case */
  name: string
  attributes: Map<string, string>
  /** of a title: what stands in it */
  text: string
}

const opening = /<!--|<(\/?)([a-z][a-z0-9:-]*)/gi
const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?/y
/** In these no tag begins until they end (HTML 13.2.5.2 and following). */
const closings = new Map(
  ['title', 'script', 'style', 'noscript', 'textarea'].map((name) => [name, new RegExp(`</${name}[\\s/>]`, 'gi')]),
)

/** Until the head ends; character references stand as they are written. */
export function* tagsOf(html: string): Generator<Tag> {
  for (let at = 0; ; ) {
    const [found, slash, written] = find(opening, html, at) ?? []
    if (!found) return
    at = opening.lastIndex
    if (found === '<!--') at = after(html, '-->', at - 2)
    else {
      const name = written!.toLowerCase()
      if (slash ? name === 'head' : name === 'body') return
      const { attributes, end } = attributesAt(html, at)
      at = after(html, '>', end)
      const closing = slash ? undefined : closings.get(name)
      const close = closing && (find(closing, html, at)?.index ?? html.length)
      yield { name, attributes, text: name === 'title' ? html.slice(at, close) : '' }
      at = close ?? at
    }
  }
}

function find(pattern: RegExp, text: string, from: number) {
  pattern.lastIndex = from
  return pattern.exec(text)
}

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from)
  return at < 0 ? text.length : at + what.length
}

/** The first of a name counts. */
function attributesAt(html: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>()
  let end = from
  for (let one = find(attribute, html, end); one; one = find(attribute, html, end)) {
    end = attribute.lastIndex
    const [, written, value = ''] = one
    const name = written!.toLowerCase()
    const isQuoted = value.length > 1 && /["']/.test(value[0]!) && value.at(-1) === value[0]
    if (!attributes.has(name)) attributes.set(name, isQuoted ? value.slice(1, -1) : value)
  }
  return { attributes, end }
}

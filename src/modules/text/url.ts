// Which addresses a text may link to. Everything else stays words.

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const inApp = 'https://in-app.invalid'

export type Address = { href: string; outside: boolean }

/**
 * The address as it may stand in `href`, or undefined. Outside: http, https, mailto, tel; inside: a path that starts with `/`.
 * `ownOrigin` (`https://example.org`) makes full addresses of this house inside ones.
 */
export function addressOf(written: string, ownOrigin?: string): Address | undefined {
  const url = written.trim()
  // Browsers drop tabs and line ends inside an address, so `java\tscript:` would be one.
  if (hasControls(url)) return undefined
  if (url.startsWith('/')) return pathOf(url)
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url) || !URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (!schemes.has(parsed.protocol)) return undefined
  // `https://my-bank.example@elsewhere.example` reads like another place.
  if (parsed.username || parsed.password) return undefined
  if (ownOrigin && parsed.origin === ownOrigin) return pathOf(parsed.href.slice(parsed.origin.length))
  return { href: parsed.href, outside: true }
}

function pathOf(path: string): Address | undefined {
  if (!URL.canParse(path, inApp)) return undefined
  const parsed = new URL(path, inApp)
  // `//elsewhere` and `/\elsewhere` leave the house.
  if (parsed.origin !== inApp) return undefined
  const href = parsed.pathname + parsed.search + parsed.hash
  // `/.//elsewhere` is resolved to `//elsewhere`.
  return href.startsWith('//') ? undefined : { href, outside: false }
}

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 || code === 127) return true
  }
  return false
}

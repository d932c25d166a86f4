/** Where someone goes after the door, and what a link brings with it. */

/** `?next=` as a path of ours; anything else leads to the start. */
export function nextPath(search = location.search): string {
  return ownPath(new URLSearchParams(search).get('next'))
}

/** A link must never lead out of the house: `//elsewhere` and `/\elsewhere` are addresses of other hosts. */
export function ownPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/'
  const url = URL.parse(wanted, location.origin)
  return url?.origin === location.origin ? url.pathname + url.search + url.hash : '/'
}

/** The same door with the wish kept. */
export function withNext(door: string, next: string): string {
  return next === '/' ? door : `${door}?next=${encodeURIComponent(next)}`
}

/** What stands behind the `#`: it never reaches a server by itself. */
export const linkToken = (): string => location.hash.slice(1)

/** A fresh page: nothing that was read as somebody else stays. */
export function enter(path: string): void {
  location.assign(path)
}

/** How this session is called in the list of sessions. */
export function deviceName(agent = navigator.userAgent): string {
  // Every one of them also claims to be those after it.
  const browser = ['Firefox', 'Edg', 'OPR', 'Chrome', 'Safari'].find((one) => agent.includes(`${one}/`)) ?? 'Browser'
  const system = /(Android|iPhone|iPad|Windows|Mac OS X|Linux)/.exec(agent)?.[1] ?? ''
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' }
  return [browser, system]
    .filter(Boolean)
    .map((part) => names[part] ?? part)
    .join(', ')
}

export const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Berlin'

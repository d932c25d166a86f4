/** What this browser keeps while it is away at the provider: without it, nobody's answer counts here. */
export type Way = { ticket: string; next: string; connects: boolean }

const NAME = 'provider'

export function leaveFor(url: string, way: Way): void {
  sessionStorage.setItem(NAME, JSON.stringify(way))
  location.assign(url)
}

/** Once: a page that is loaded again finds nothing. */
export function cameBack(): Way | undefined {
  const kept = sessionStorage.getItem(NAME)
  sessionStorage.removeItem(NAME)
  return kept ? (JSON.parse(kept) as Way) : undefined
}

/** Where someone goes after the door, and what a link brings with it. */
import { useSyncExternalStore } from 'react'
import { hashOf, readHash } from '#modules/people/link-hash.ts'

/** A second link opened in the same tab changes nothing but the hash: the screen follows. */
export function useHash(): { token: string; next: string } {
  const hash = useSyncExternalStore(hearHash, () => location.hash)
  const { token, next } = readHash(hash)
  return { token, next: next || '/' }
}

function hearHash(hear: () => void): () => void {
  window.addEventListener('hashchange', hear)
  return () => window.removeEventListener('hashchange', hear)
}

/** The token in a link that somebody pasted, or ''. */
export const tokenIn = (link: string): string => readHash(link.trim().replace(/^[^#]*(?=#)/, '')).token

/** The same door with the wish kept. */
export const withNext = (door: string, next: string): string => (next === '/' ? door : door + hashOf('', next))

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

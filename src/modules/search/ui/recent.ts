/** What somebody searched for lately, on this device and in this community only; it can be forgotten, and goes as they sign out. */
import type { Here } from '#web/here.ts'
import { keep, keptAs, type Shelf, unkeep } from '#web/kept.ts'

type Where = Pick<Here, 'me' | 'community'>
const shelfOf = ({ me, community }: Where): Shelf => ({ person: me.id, kind: 'searched', community: community.id })
const KEY = 'lately'
const MOST = 8

export function recentSearches(here: Where): string[] {
  try {
    const kept: unknown = JSON.parse(keptAs(shelfOf(here), KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberSearch(here: Where, text: string): void {
  if (text.trim() === '') return
  const others = recentSearches(here).filter((one) => one !== text.trim())
  keep(shelfOf(here), KEY, JSON.stringify([text.trim(), ...others].slice(0, MOST)))
}

/** One of them, or all. */
export function forgetSearch(here: Where, text?: string): void {
  const others = text === undefined ? [] : recentSearches(here).filter((one) => one !== text)
  if (others.length === 0) unkeep(shelfOf(here), KEY)
  else keep(shelfOf(here), KEY, JSON.stringify(others))
}

/** What was searched for lately, on this device and in this community only; it can be forgotten. */
const keyOf = (slug: string) => `recent searches ${slug}`
const MOST = 8

export function recentSearches(slug: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(slug)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : []
  } catch {
    return []
  }
}

export function rememberSearch(slug: string, text: string): void {
  if (text.trim() === '') return
  keep(slug, [text.trim(), ...recentSearches(slug).filter((one) => one !== text.trim())].slice(0, MOST))
}

/** One of them, or all. */
export function forgetSearch(slug: string, text?: string): void {
  keep(slug, text === undefined ? [] : recentSearches(slug).filter((one) => one !== text))
}

function keep(slug: string, searches: string[]): void {
  try {
    localStorage.setItem(keyOf(slug), JSON.stringify(searches))
  } catch {
    // Without storage nothing is remembered.
  }
}

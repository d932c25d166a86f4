/** Where something found leads, and the search as an address. Pure. */
import { inCommunity } from '#web/community.ts'
import { subjectHref } from '#web/kinds.ts'
import type { FoundAs } from '#web/screens.ts'
import type { Found } from '../contract.ts'

type Leading = Pick<Found, 'kind' | 'id' | 'place' | 'more'>

/** `found`: what is no subject itself. */
export function hrefOf(slug: string, { kind, id, place, more }: Leading, found: readonly FoundAs[]): string {
  const as = found.find((one) => one.kind === kind)
  if (as?.path) return inCommunity(slug, as.path(id))
  if (!as) return subjectHref(slug, { kind, id })
  if (!place) return inCommunity(slug)
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return subjectHref(slug, place, {
    message: as.is === 'said' ? id : text(more.messageId),
    thread: text(more.threadId),
  })
}

export type Asked = { q: string; kind: string | undefined; by: 'relevance' | 'newest'; goal: string | undefined }

/** The address keeps what is asked for. The router reads a value that looks like JSON as such: those stand in quotes. */
export function readAsked(search: Record<string, unknown>): Asked {
  const text = (value: unknown) =>
    typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  return {
    q: text(search.q),
    kind: text(search.kind) || undefined,
    by: search.by === 'newest' ? 'newest' : 'relevance',
    goal: text(search.goal) || undefined,
  }
}

export const asSearch = ({ q, kind, by, goal }: Asked) => ({
  ...(q && { q }),
  ...(kind && { kind }),
  ...(by === 'newest' && { by }),
  ...(goal && { goal }),
})

export function addressOf(slug: string, asked: Asked): string {
  const search = new URLSearchParams(Object.entries(asSearch(asked)).map(([name, value]) => [name, quoted(value)]))
  return `${inCommunity(slug, 'search')}?${search}`
}

function quoted(value: string): string {
  try {
    JSON.parse(value)
    return JSON.stringify(value)
  } catch {
    return value
  }
}

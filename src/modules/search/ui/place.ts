/** Where something found leads, and the search as an address. Pure. */
import { inCommunity } from '#web/community.ts'
import type { Found } from '../contract.ts'

const areaOf: Record<string, string> = { goal: 'goals', note: 'notes' }

export function hrefOf(slug: string, { kind, id, place, more }: Pick<Found, 'kind' | 'id' | 'place' | 'more'>): string {
  if (kind === 'member') return inCommunity(slug, 'people', id)
  if (kind === 'channel') return inCommunity(slug, 'talk', id)
  if (kind === 'goal') return inCommunity(slug, 'goals', id)
  if (kind === 'note') return inCommunity(slug, 'notes', id)
  const message = kind === 'message' ? id : more.messageId
  if (!place) return inCommunity(slug)
  const search = new URLSearchParams({
    ...(typeof message === 'string' && { message }),
    ...(typeof more.threadId === 'string' && { thread: more.threadId }),
  })
  return `${inCommunity(slug, areaOf[place.kind] ?? 'talk', place.id)}?${search}`
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

/** What the directory is cut by. It stands in the address: a skill on a profile leads here, and back leads back. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { AskOf } from '#kernel/contract.ts'
import { inCommunity } from '#web/community.ts'
import { useHere } from '#web/here.ts'
import { kinds, type listMembers, roles } from '../contract.ts'

const fields = ['text', 'skill', 'interest', 'language', 'role', 'kind', 'hasTime'] as const
type Field = (typeof fields)[number]
type Word = Exclude<Field, 'hasTime'>
export type Filters = Pick<AskOf<typeof listMembers>, Field>

/** Only what the list would take, and only where it says something. */
export function filtersIn(search: Record<string, unknown>): Filters {
  const found: Record<string, unknown> = {}
  for (const field of fields) {
    const value = search[field]
    // The router reads numbers as such.
    const read = readers[field](typeof value === 'number' ? String(value) : value)
    if (read) found[field] = read
  }
  return found as Filters
}

/** As the contract has it, which browsers get without its schemas. */
const readers: { [Name in Field]: (value: unknown) => Filters[Name] } = {
  text: line,
  skill: line,
  interest: line,
  language: (value) => (typeof value === 'string' && /^[a-z]{2,3}$/.test(value) ? value : undefined),
  role: (value) => roles.find((role) => role === value),
  kind: (value) => kinds.find((kind) => kind === value),
  hasTime: (value) => value === true,
}

const MOST_LETTERS = 200

function line(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  return text.length <= MOST_LETTERS && !/\p{Cc}/u.test(text) ? text : undefined
}

/** Pressed once more, a filter is gone. */
export function flipped(filters: Filters, field: Exclude<Word, 'text'>, value: string): Filters {
  const { [field]: was, ...rest } = filters
  return filtersIn(was === value ? rest : { ...rest, [field]: value })
}

export function useFilters() {
  const { community } = useHere()
  const navigate = useNavigate()
  const filters = filtersIn(useSearch({ strict: false }))
  const set = (next: Filters) =>
    void navigate({ to: inCommunity(community.slug, 'people'), search: next, replace: true })
  return { filters, set }
}

/** The directory, cut by one word. */
export const withFilter = (slug: string, field: Word, word: string): string =>
  `${inCommunity(slug, 'people')}?${new URLSearchParams({ [field]: word })}`

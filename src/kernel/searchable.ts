/** What can be found, declared by the module that keeps it. The search module reads the declarations and knows no feature. */
import type { RawBuilder } from 'kysely'
import type { Activity } from './contract.ts'
import type { Query } from './database.ts'
import type { Actor, CommunityRef } from './tenancy.ts'

/** A row as it is to be found. `text` is names and plain words, or Markdown where the declaration says so. */
export type ToFind = {
  id: string
  /** Whose audience decides; null: the community's own. */
  subjectId: string | null
  /** Said on the subject: of a public one heard by those inside only. */
  isTalk: boolean
  authorId: string | null
  at: string
  text: string
  /** What `has:` asks for. */
  flags: string[]
}

/** A row as one reader is shown it among what was found. */
export type ShownFound = {
  id: string
  at: string
  title: string
  text: string
  author: unknown
  /** The subject it is on, where it is not one itself. */
  place: unknown
  more: unknown
}

export type Asked = { actor: Actor; community: CommunityRef; ids: string[] }

export type Searchable = {
  kind: string
  isMarkdown: boolean
  /** Named after `from:` or `in:`, and offered while someone types. */
  answers?: 'from' | 'in'
  /** Some who see its subject may still not know of it: counted as shown, not as found. */
  isNarrower?: boolean
  /** Of these ids the rows that are there; whatever is missing is no longer found. */
  rows(of: { community: string; ids: string[] }): Query<ToFind>
  /** Of these ids the rows that the actor may see, by `visible()`, in any order. */
  shown(asked: Asked): Query<ShownFound>
}

/** The ids that activities touch: a set in SQL over `page` (see `withPage` in log.ts), selecting `id`. */
type Change = { kind: string; ids: RawBuilder<{ id: string }>; isNewOnly: boolean }

const kinds = new Map<string, Searchable>()
const changes = new Map<string, Change[]>()

export function searchable(declared: Searchable): void {
  if (kinds.has(declared.kind)) throw new Error(`${declared.kind} is declared searchable twice`)
  kinds.set(declared.kind, declared)
}

/** After these activities the rows of this kind are read again. */
export function findAgain(kind: string, after: readonly Activity[], ids: Change['ids']): void {
  for (const activity of after) addChange(activity, { kind, ids, isNewOnly: false })
}

/** The same for later modules that write many such rows at once: those that are found already are left alone. */
export function findNew(kind: string, after: Activity, ids: Change['ids']): void {
  addChange(after, { kind, ids, isNewOnly: true })
}

const addChange = ({ kind }: Activity, change: Change) => changes.set(kind, [...changesAfter(kind), change])

export const searchables = (): Searchable[] => [...kinds.values()]
export const searchableOf = (kind: string): Searchable | undefined => kinds.get(kind)
export const changesAfter = (activity: string): readonly Change[] => changes.get(activity) ?? []
export const kindsThatChange = (): string[] => [...changes.keys()]

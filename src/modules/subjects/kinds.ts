/** What a subject can be. Each kind is told of once, by the module that makes it, beside what makes it. */
import type { RawBuilder } from 'kysely'
import type { Query } from '#kernel/database.ts'
import { pathOf, type SubjectKind } from './contract.ts'

export type Counted = { open: number; done: number; hours: number | null; hoursLately: number | null }

export type Sharing = {
  /**
   * What it brings to a goal: one row in SQL over `served(community_id, id)`, the subjects of this kind that serve the goal:
   * how many are `open`, how many `done`, the `hours` in them, and those since the day in `lately(since)` as
   * `hours_lately` (null where none are kept). Left out: those in use are open, those put away done; of kinds that are
   * not listed nothing is counted then.
   */
  counts?: RawBuilder<Counted>
  /** Over the same `served`, of which the reader sees every one: a `member_id` for each who is on one that is open. */
  on?: RawBuilder<{ memberId: string }>
  /** What its kind keeps of them goes, 30 days after they were deleted. Left out: they are never deleted. */
  purge?: (of: { community: string; ids: string[]; now: Date }) => Query<unknown>[]
}

const kinds = new Map<string, SubjectKind & Sharing>()

export function shareable(kind: SubjectKind, sharing: Sharing = {}): void {
  if (kinds.has(kind.kind)) throw new Error(`${kind.kind} is declared twice as a kind of subject`)
  kinds.set(kind.kind, { ...kind, ...sharing })
}

/** A kind that nobody declared is a bug: no list and no link would know of it. */
export function kindNamed(kind: string): SubjectKind & Sharing {
  const known = kinds.get(kind)
  if (!known) throw new Error(`no module declares the kind of subject ${kind}`)
  return known
}

export const kindsShared = (): readonly (SubjectKind & Sharing)[] => [...kinds.values()]

/** Those that stand in no list by themselves. Asked when all modules are there. */
export const kindsUnlisted = (): string[] => kindsShared().flatMap(({ kind, isListed }) => (isListed ? [] : [kind]))

/** The page of a subject below its community; that of the community itself where the kind has none. */
export const pathTo = (subject: { kind: string; id: string }): string => pathOf(kindNamed(subject.kind), subject.id)

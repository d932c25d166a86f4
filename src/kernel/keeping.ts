/** What each module keeps of one member: how they take it along, and how it is let go of. Declared beside what keeps it. */
import type { Activity, DataOf } from './contract.ts'
import type { Db, Query } from './database.ts'

export type Whose = { community: string; member: string }
/** A page of rows in the order of `id`, those after `after`. */
export type PageOf = Whose & { after: string; most: number }

export type LettingGo = Whose & {
  db: Db
  now: Date
  record<A extends Activity>(activity: A, subjectId: string | null, data: DataOf<A>): void
}

/** `goes`: no row names them any more; `with_words`: goes with their words; `stays`: the id alone, of a row without a name. */
export type Becomes = 'goes' | 'with_words' | 'stays'

export type Keeping = {
  /** Every column that names members, as `table.column`: what becomes of it (a test knows of all there are). */
  names?: Record<`${string}.${string}`, Becomes>
  /** Goes when a member is erased, whatever they chose for their words. */
  forget?: (of: LettingGo) => void | Promise<void>
  /** Goes when they chose that their words go, too. */
  removeWords?: (of: LettingGo) => void | Promise<void>
  /** What they take along: name of the file → its rows. */
  own?: Record<string, (of: PageOf) => Query<{ id: string }>>
}

const keepings = new Map<string, Keeping>()

export function keeps(name: `${string}.${string}`, keeping: Keeping): void {
  if (keepings.has(name)) throw new Error(`${name} says twice what it keeps`)
  keepings.set(name, keeping)
}

export const allKeepings = (): readonly Keeping[] => [...keepings.values()]

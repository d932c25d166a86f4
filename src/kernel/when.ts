/** What an activity sets off, declared by the module that records it. Followers and the live face read the declarations. */
import type { RawBuilder } from 'kysely'
import type { Activity } from './contract.ts'

/** must know now, today, this week (product.md, Attention); `quiet`: no notice, only counts and screens. */
export type Level = 'now' | 'today' | 'week' | 'quiet'

/**
 * A set in SQL over `page(community_id, seq, actor_id, subject_id, data)` (see `withPage` in log.ts), the activities of this kind in one page of the log:
 * must select `seq`, `member_id`, `why` and may select `message_id` and `level`. Applied to all of them at once.
 */
export type Tells = RawBuilder<{ seq: number; memberId: string; why: string }>

export type Consequences = {
  /** Whose notification centre it reaches; rights and mutes are the attention module's business. */
  tells?: Tells
  /** A boolean in `data` without which it tells nobody, so that most of a busy log need not be read. */
  tellsIf?: string
  level?: Level
  /**
   * Extra topics for screens, beside `subject:{id}`: `community`, `audience` (whoever may see the subject hears it),
   * or a path into data, such as `circle:circleId` or `subject:boards` (one, or a list of them).
   */
  topics?: readonly string[]
  /**
   * What sockets receive so that they need not fetch: a set in SQL over `page`, selecting `seq` and `patch` (json).
   * The same bytes go to every reader: nothing in it may depend on who reads.
   */
  patch?: RawBuilder<{ seq: number; patch: unknown }>
  /**
   * It stands in the history of its subject, told by the word `history.NAME` of its module or else `activity.NAME`. A set in
   * SQL over `page`, selecting `seq` and `names` (json), gives what the word names besides, such as a metric; of these `context` chooses among words (`NAME_context`).
   */
  history?: true | RawBuilder<{ seq: number; names: Record<string, string> }>
  /** Other programs may hear of it, called by the word `heard.NAME`: nothing that is only somebody's own or a circle's. */
  heardOutside?: boolean
  /** What it is worth in effort: 'contribution' counts for the goal page and retention. */
  counts?: 'contribution' | 'presence'
}

const declared = new Map<string, Consequences>()

export function when(activity: Activity, consequences: Consequences): void {
  if (declared.has(activity.kind)) throw new Error(`what follows ${activity.kind} is declared twice`)
  declared.set(activity.kind, consequences)
}

/** Kinds that reach somebody's notification centre. */
export const kindsThatTell = (): { kind: string; onlyIf?: string | undefined }[] =>
  [...declared]
    .filter(([, { tells, level }]) => tells && level !== 'quiet')
    .map(([kind, { tellsIf }]) => ({ kind, onlyIf: tellsIf }))

/** Kinds that stand in the history of their subject. */
export const kindsOfHistory = (): string[] => [...declared].flatMap(([kind, { history }]) => (history ? [kind] : []))

export const kindsHeardOutside = (): string[] =>
  [...declared].flatMap(([kind, { heardOutside }]) => (heardOutside ? [kind] : []))

export const consequencesOf = (kind: string): Consequences => declared.get(kind) ?? {}
export const kindsDeclared = (): string[] => [...declared.keys()]

/** Lent to later modules: badges counted again, texts as plain words, and what notices of their own quote. */
import { type RawBuilder, sql } from 'kysely'
import type { Bus } from '#kernel/bus.ts'
import type { Activity } from '#kernel/contract.ts'
import type { Db } from '#kernel/database.ts'

/** Texts as plain words, with names as their reader may see them; and those names. */
export { excerpts, namesFor, plainTexts } from './excerpts.ts'
export { isRead } from './open.ts'

/** A new notice. */
export type Told = {
  memberId: string
  seq: number
  why: string
  subjectId: string | null
  messageId: string | null
  at: string
}
type Hear = (of: { db: Db; community: string; told: Told[]; now: Date }) => Promise<void>

const hearers: Hear[] = []

/** What follows from new notices, in the transaction that writes them. */
export function onTold(hear: Hear): void {
  hearers.push(hear)
}
export const whoHearsOfTold = (): readonly Hear[] => hearers

/** Whoever changes notices says so: the badges of these members are counted again, on whatever node they are. */
export function announce(bus: Bus, community: string, memberIds: string[]): void {
  if (memberIds.length === 0) return
  bus.hint({ community, topics: memberIds.map((member) => `member:${member}`), frame: { badge: true } })
}

type Quote = { text: string | null; messageId: string | null; threadId: string | null; subjectId: string | null }

const quotes = new Map<string, RawBuilder<Quote>>()

/**
 * What a notice of this kind quotes and leads to, where it is no message it tells of: a set of one over `activity y`,
 * selecting `text`, `message_id`, `thread_id` and `subject_id`, each null where its member may not know of it.
 */
export function quoting(activity: Activity, set: RawBuilder<Quote>): void {
  quotes.set(activity.kind, set)
}

/** Over `activity y`: one of the declared sets, by its kind. */
export function quoted(): RawBuilder<Quote> {
  const sets = [...quotes].map(([kind, set]) => sql`select * from (${set}) of_kind where y.kind = ${sql.lit(kind)}`)
  const nothing = sql`select null::text as text, null::uuid as message_id, null::uuid as thread_id,
    null::uuid as subject_id where false`
  return sql<Quote>`(${sql.join([nothing, ...sets], sql` union all `)})`
}

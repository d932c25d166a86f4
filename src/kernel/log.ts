/** The log: what happened in a community, numbered in commit order, and the followers that read it. */

import { type RawBuilder, sql } from 'kysely'
import type { Bus } from './bus.ts'
import { type Database, type Db, prepared, type Transaction } from './database.ts'

/** One activity as it is appended; `data` was parsed by its declaration. */
export type Recorded = { kind: string; subjectId: string | null; data: Record<string, unknown> }

export type LogEntry = {
  seq: number
  actorId: string | null
  operation: string
  kind: string
  subjectId: string | null
  data: Record<string, unknown>
  at: string
}

/**
 * Appends in one statement. The community's head row is updated last in the transaction and locked until commit:
 * that makes numbers follow commit order (numbers of a sequence are taken before commit; a reader would miss rows).
 */
const append = prepared(
  (a: {
    community: string
    actor: string | null
    operation: string
    at: Date
    kinds: string[]
    subjects: (string | null)[]
    data: string[]
    count: number
  }) =>
    sql<{ base: number }>`
      with head as (
        update log_head set seq = seq + ${a.count} where community_id = ${a.community} returning seq - ${a.count} as base
      ), told as (
        insert into activity (community_id, seq, actor_id, operation, kind, subject_id, purpose_kind, purpose_id, data, at)
        select ${a.community}::uuid, head.base + t.n, ${a.actor}::uuid, ${a.operation}::text, t.kind, t.subject_id,
               s.purpose_kind, s.purpose_id, t.data::jsonb, ${a.at}::timestamptz
        from head, unnest(${a.kinds}::text[], ${a.subjects}::uuid[], ${a.data}::text[]) with ordinality as t(kind, subject_id, data, n)
        left join subject s on s.community_id = ${a.community} and s.id = t.subject_id
      )
      select base, set_config('app.seq', (base + 1)::text, true) from head`,
)

/** The same for a single activity, as most operations have: a plainer plan, no arrays. */
const appendOne = prepared(
  (a: {
    community: string
    actor: string | null
    operation: string
    at: Date
    kind: string
    subject: string | null
    data: string
  }) => sql<{ base: number }>`
      with head as (
        update log_head set seq = seq + 1 where community_id = ${a.community} returning seq
      ), told as (
        insert into activity (community_id, seq, actor_id, operation, kind, subject_id, purpose_kind, purpose_id, data, at)
        select ${a.community}::uuid, head.seq, ${a.actor}::uuid, ${a.operation}::text, ${a.kind}::text, ${a.subject}::uuid,
               s.purpose_kind, s.purpose_id, ${a.data}::jsonb, ${a.at}::timestamptz
        from head left join subject s on s.community_id = ${a.community} and s.id = ${a.subject}::uuid
      )
      select seq - 1 as base, set_config('app.seq', seq::text, true) from head`,
)

/** Numbers and writes the activities of one operation. The last seq, once the statement has run. */
export async function appendToLog(
  tx: Transaction,
  into: { community: string; actor: string | null; operation: string; at: Date },
  recorded: Recorded[],
): Promise<number> {
  const [first] = recorded
  if (recorded.length === 1 && first) {
    const { kind, subjectId: subject, data } = first
    const one = await tx.one(appendOne({ ...into, kind, subject, data: JSON.stringify(data) }))
    if (!one) throw new Error(`community ${into.community} has no log`)
    return one.base + 1
  }
  const head = await tx.one(
    append({
      ...into,
      count: recorded.length,
      kinds: recorded.map((r) => r.kind),
      subjects: recorded.map((r) => r.subjectId),
      data: recorded.map((r) => JSON.stringify(r.data)),
    }),
  )
  if (!head) throw new Error(`community ${into.community} has no log`)
  return head.base + recorded.length
}

/** Reads a page of the log after `seq`, oldest first. */
export const readLog = prepared(
  (a: { community: string; after: number; most: number }) => sql<LogEntry>`
    select seq, actor_id, operation, kind, subject_id, data, at from activity
    where community_id = ${a.community} and seq > ${a.after} order by seq limit ${a.most}`,
)

/** Where a community's log stands. */
export const readHead = prepared(
  (a: { community: string }) => sql<{ seq: number }>`select seq from log_head where community_id = ${a.community}`,
)

/** A page of activities as a common table expression, for sets declared by `when`: follow it with the set's select. */
export function withPage<Row>(community: string, entries: LogEntry[], set: RawBuilder<Row>): RawBuilder<Row> {
  const seqs = entries.map((entry) => entry.seq)
  const actors = entries.map((entry) => entry.actorId)
  const subjects = entries.map((entry) => entry.subjectId)
  const data = entries.map((entry) => JSON.stringify(entry.data))
  return sql<Row>`with page as (
    select ${community}::uuid as community_id, t.seq, t.actor_id, t.subject_id, t.data::jsonb as data
    from unnest(${seqs}::bigint[], ${actors}::uuid[], ${subjects}::uuid[], ${data}::text[]) as t(seq, actor_id, subject_id, data)
  ) ${set}`
}

/** A kind of activity; with `onlyIf`, only where that boolean in its data is true. */
export type Cared = { kind: string; onlyIf?: string | undefined }

/**
 * Something that reads the log and keeps its own rows. `page` runs in the transaction that moves the cursor, so each
 * entry counts exactly once. It must work on the whole page at once (6,500 entries/s; row by row 340).
 */
export type Follower = {
  name: string
  /** So late it may be, in milliseconds (100 unless it says so): wakes of a busy community are answered together. */
  within?: number
  /** What it does something about; it is given nothing else. Asked when all modules are there. */
  cares(): Cared[]
  /** May answer with what is to be done once its rows are committed, such as a hint to screens. */
  page(db: Db, community: string, entries: LogEntry[], about: Following): Promise<(() => void) | undefined>
}

export type Following = { now: Date; bus: Bus }

export function caresFor(cared: Cared[]): (entry: Pick<LogEntry, 'kind' | 'data'>) => boolean {
  const kinds = new Map(cared.map(({ kind, onlyIf }) => [kind, onlyIf]))
  return ({ kind, data }) => {
    const onlyIf = kinds.get(kind)
    return onlyIf === undefined ? kinds.has(kind) : data[onlyIf] === true
  }
}

/** After so many failures in a row at one place a follower rests there until an operator looks (`doctor`). */
export const MOST_FAILURES = 5
const PAGE_OF_LOG = 500
/** So much of the log is looked through in one step at most, also where nothing in it matters to the followers. */
const LOOKED_THROUGH = 20_000

type Of = { community: string; followers: string[] }
/** None of a community that is being taken away: it stays until the page is read. */
const lockCursors = prepared(
  (a: Of) => sql<{ follower: string; seq: number }>`
    insert into follower_cursor (community_id, follower, seq)
    select c.id, f, 0 from community c, unnest(${a.followers}::text[]) f
    where c.id = ${a.community} and c.removed_at is null order by f for key share of c
    on conflict (community_id, follower) do update set seq = follower_cursor.seq
      where follower_cursor.failures < ${MOST_FAILURES} returning follower, seq`,
)
const moveCursors = prepared(
  (a: Of & { seq: number }) => sql`
    update follower_cursor set seq = greatest(seq, ${a.seq}), failures = 0
    where community_id = ${a.community} and follower = any(${a.followers}::text[])`,
)
const readCared = prepared(
  (a: { community: string; after: number; upTo: number; kinds: string[]; onlyIfs: (string | null)[]; most: number }) =>
    sql<LogEntry>`
    select seq, actor_id, operation, kind, subject_id, data, at from activity
    where community_id = ${a.community} and seq > ${a.after} and seq <= ${a.upTo}
      and exists (select from unnest(${a.kinds}::text[], ${a.onlyIfs}::text[]) as c(kind, only_if)
        where c.kind = activity.kind and (c.only_if is null or (data->>c.only_if)::boolean))
    order by seq limit ${a.most}`,
)

/** One step of these followers in one community, in one transaction: true when there may be more to read. */
export async function followOnce(
  db: Database,
  followers: Follower[],
  community: string,
  about: Following,
): Promise<boolean> {
  const { afterwards, isMore } = await db.transaction(community, async (tx) => {
    const [cursors, head] = await Promise.all([
      tx.rows(lockCursors({ community, followers: followers.map(({ name }) => name) })),
      tx.one(readHead({ community })),
    ])
    const after = Math.min(...cursors.map(({ seq }) => seq))
    // The head is read before the entries: what is appended in between lies above `upTo` and is read next time.
    const upTo = Math.min(head?.seq ?? 0, after + LOOKED_THROUGH)
    if (upTo <= after) return { afterwards: [], isMore: false }
    const reading = cursors.map((at) => ({ ...at, ...followers.find(({ name }) => name === at.follower)! }))
    const cared = reading.flatMap((one) => one.cares())
    const [kinds, onlyIfs] = [cared.map(({ kind }) => kind), cared.map(({ onlyIf }) => onlyIf ?? null)]
    const entries = await tx.rows(readCared({ community, after, upTo, kinds, onlyIfs, most: PAGE_OF_LOG }))
    const afterwards: ((() => void) | undefined)[] = []
    for (const one of reading) {
      const isCared = caresFor(one.cares())
      const news = entries.filter((entry) => entry.seq > one.seq && isCared(entry))
      if (news.length > 0) afterwards.push(await one.page(tx, community, news, about))
    }
    const seq = entries.length === PAGE_OF_LOG ? entries.at(-1)!.seq : upTo
    tx.send(moveCursors({ community, followers: reading.map(({ name }) => name), seq }))
    return { afterwards, isMore: seq < head!.seq }
  })
  for (const then of afterwards) then?.()
  return isMore
}

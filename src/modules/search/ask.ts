/** Asks the one function that finds: ids of one kind that a member may see, best or newest first. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { type Seer, seerOf } from '#modules/subjects/visible.ts'
import { fold } from './fold.ts'
import { soughtOf } from './marks.ts'
import type { Query } from './query.ts'

/** What is asked for, with names already resolved. */
export type Ask = {
  words: string[]
  phrases: string[]
  without: string[]
  authors: string[] | null
  places: string[] | null
  flags: string[]
  goal: string | null
  after: string | null
  before: string | null
  byDate: boolean
}

/** More words than anybody types cost more than they find. */
const MOST_WORDS = 12

export function askOf(query: Query, given: { goal: string | null; byDate: boolean }): Ask {
  const { words, phrases } = soughtOf(query)
  const without = query.without.map((text) => fold(text).trim()).filter(Boolean)
  return {
    words: words.slice(0, MOST_WORDS),
    phrases: phrases.slice(0, MOST_WORDS),
    without: without.slice(0, MOST_WORDS),
    authors: null,
    places: null,
    flags: [...new Set(query.has)],
    goal: given.goal,
    after: query.after,
    before: query.before,
    byDate: given.byDate || words.length + phrases.length === 0,
  }
}

/** Whether there is anything to look for. */
export const asksNothing = (ask: Ask): boolean =>
  ask.words.length + ask.phrases.length + ask.flags.length === 0 &&
  [ask.authors, ask.places, ask.goal, ask.after, ask.before].every((filter) => filter === null)

/** `isAll`: nothing was left out beyond the newest that were enough. */
export type Hit = { id: string; rank: number; exactly: string; isAll: boolean }
type Cursor = { rank: number | null; at: string | null; id: string | null }
type Call = Seer & Ask & Cursor & { community: string; zone: string; kind: string; enough: number; most: number }

/** Days are those of the community: before one means until it begins, after one from when it has ended. */
const search = prepared(
  (a: Call) => sql<Hit>`
    select id, rank, is_all, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exactly
    from search_find(${a.community}::uuid, ${a.member}::uuid, ${a.seesPrivate}::boolean, ${a.kind}::text, ${a.words}::text[],
      ${a.phrases}::text[], ${a.without}::text[], ${a.authors}::uuid[], ${a.places}::uuid[], ${a.flags}::text[], ${a.goal}::uuid,
      ((${a.after}::date + 1)::timestamp at time zone ${a.zone}::text), (${a.before}::date::timestamp at time zone ${a.zone}::text),
      ${a.byDate}::boolean, ${a.rank}::float8, ${a.at}::timestamptz, ${a.id}::uuid, ${a.enough}::int, ${a.most}::int)`,
)

type Reader = { actor: Actor; community: CommunityRef }
/** `page`: so many are shown, of `most` that are counted. */
export type Pages = { kind: string; after?: string | undefined; page: number; most: number }

/** Whatever the page: by relevance the next one must be taken from the same set. */
const RELEVANT = 40

export const hits = ({ actor, community }: Reader, ask: Ask, { kind, after, page, most }: Pages) =>
  search({
    ...seerOf(actor),
    ...ask,
    ...readCursor(after),
    community: community.id,
    zone: community.timeZone,
    kind,
    enough: ask.byDate ? page + 1 : RELEVANT,
    most,
  })

export const cursorOf = ({ rank, exactly, id }: Hit): string =>
  Buffer.from(JSON.stringify([rank, exactly, id])).toString('base64url')

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One that is none of ours begins at the start. */
function readCursor(cursor: string | undefined): Cursor {
  try {
    const [rank, at, id] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString())
    const isOurs = Number.isFinite(rank) && INSTANT.test(at) && !Number.isNaN(Date.parse(at)) && UUID.test(id)
    if (isOurs) return { rank, at, id }
  } catch {
    // not one of ours
  }
  return { rank: null, at: null, id: null }
}

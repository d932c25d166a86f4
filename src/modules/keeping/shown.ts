/** What is kept, as it is shown: a place, a message, the beginning of its words. */
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { excerpts } from '#modules/attention/offers.ts'
import { authorOf } from '#modules/communities/shapes.ts'
import { mayHear } from '#modules/conversation/offers.ts'
import { type Seer, visible } from '#modules/subjects/visible.ts'

/** Over `subject s`. */
export const place: RawBuilder<unknown> = sql`json_build_object('id', s.id, 'kind', s.kind, 'title', s.title)`

/** Over `message m`; null where there is none. */
export const about: RawBuilder<unknown> = sql`case when m.id is not null then json_build_object(
  'id', m.id, 'threadId', m.thread_id, 'at', iso(m.at),
  'author', ${authorOf(sql`m.community_id`, sql`m.author_id`)}) end`

/** A condition over `member me` and `subject s`: what is said there is still for this member to read. */
export const stillMine = (a: Seer): RawBuilder<boolean> => sql`(${visible(a)} and ${mayHear('me', 's')})`

type Asking = { db: Db; actor: Actor; community: CommunityRef }

/** Puts the beginning of each text in the place of the text. */
export async function withExcerpts<Row extends { text: string }>(
  { db, actor, community }: Asking,
  rows: Row[],
): Promise<(Omit<Row, 'text'> & { excerpt: string })[]> {
  const shown = await excerpts(
    { db, actor, community },
    rows.map((row) => row.text),
  )
  return rows.map(({ text: _, ...row }, n) => ({ ...row, excerpt: shown[n]! }))
}

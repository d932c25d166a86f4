/** A moment to come, as a member means it, in the time zone they live in. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'
import { type Moment, momentIn } from '#modules/text/moments.ts'

const FARTHEST_MS = 5 * 366 * 24 * 3_600_000

type Asking = { db: Db; actor: Actor; community: CommunityRef; now: Date; refuse(code: string): Refusal }

/** Refuses with `no_moment`, `in_the_past` and `too_far`. */
export async function momentToCome({ db, actor, community, now, refuse }: Asking, words: string): Promise<Moment> {
  const zone = (await db.one(zoneOf({ person: actor.personId })))?.timeZone ?? community.timeZone
  const moment = momentIn(words, now, zone)
  if (!moment) throw refuse('no_moment')
  if (moment.at <= now) throw refuse('in_the_past')
  if (moment.at.getTime() - now.getTime() > FARTHEST_MS) throw refuse('too_far')
  return moment
}

const zoneOf = prepared(
  (a: { person: string | null }) => sql<{ timeZone: string }>`
    select time_zone from person where id = ${a.person}::uuid`,
)

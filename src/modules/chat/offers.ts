/** Lent to later modules: making channels while a community is founded, and those that everybody may choose from. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor } from '#kernel/tenancy.ts'
import type { Purpose } from '#modules/subjects/contract.ts'
import { createSubject } from '#modules/subjects/offers.ts'
import { insertChannel, joinAll } from './make.ts'

export { joinAll }

export type NewChannel = {
  title: string
  topic?: string
  audience: 'public' | 'community' | 'circle'
  circleId?: string
  /** joined by everyone who becomes a member */
  isFirst?: boolean
  purpose?: Purpose
  /** members who are in it from the start */
  joins: string[]
}

type Making = { db: Db; community: { id: string }; actor: Actor; now: Date }

/** Writes a channel and who is in it. The caller has decided that it may, and records what it means. */
export async function createChannel({ db, community, actor, now }: Making, channel: NewChannel): Promise<string> {
  const { title, audience, circleId, purpose = null } = channel
  const maker = { db, community, actor, now }
  const subject = await createSubject(maker, { kind: 'channel', title, audience, circleId, purpose })
  const of = { community: community.id, id: subject.id }
  db.send(insertChannel({ ...of, topic: channel.topic ?? '', isFirst: channel.isFirst ?? false }))
  await joinAll(db, { community: community.id, subject: of.id, members: channel.joins, at: now })
  return of.id
}

/** Channels for the whole community, by title. */
export const openChannels = prepared(
  (a: { community: string }) => sql<{ id: string; title: string }>`
    select s.id, s.title from subject s where s.community_id = ${a.community} and s.kind = 'channel'
      and s.audience in ('community', 'public') and s.deleted_at is null and s.archived_at is null
    order by s.title, s.id limit 500`,
)

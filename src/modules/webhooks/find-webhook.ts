/** A webhook, for those who connect other programs: for all others there is none. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import type { Actor, CommunityRef } from '#kernel/tenancy.ts'

export type Found = {
  id: string
  name: string
  url: string
  hears: string[]
  channelIds: string[]
  madeBy: string
  pausedAt: string | null
}

const find = prepared(
  (a: { community: string; id: string; member: string | null }) => sql<Found>`
    select w.id, w.name, w.url, w.hears, w.channel_ids, w.made_by, w.paused_at from webhook w
    where w.community_id = ${a.community} and w.id = ${a.id} and exists (select from member me
      where me.community_id = w.community_id and me.id = ${a.member}::uuid and me.standing = 'active'
        and me.role in ('owner', 'steward'))`,
)

type About = { db: Db; actor: Actor; community: CommunityRef; input: { webhookId: string } }

export const findWebhook = ({ db, actor, community, input }: About): Promise<Found | undefined> =>
  db.one(find({ community: community.id, id: input.webhookId, member: actor.memberId }))

/** The stewards' queue: who asks, who is new, which invitations nobody answered. */
import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import type { Db } from '#kernel/database.ts'
import { cursorFrom, pageOf, readInstant } from '#kernel/paging.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import type { CommunityRef } from '#kernel/tenancy.ts'
import type { MemberCard } from './contract.ts'
import { type JoinRequest, listJoinRequests, listWaiting } from './contract-joining.ts'
import { listShown, stateAt } from './invitations.ts'
import { isSteward } from './rules.ts'
import { card, readerOf } from './shown.ts'

type Request = z.output<typeof JoinRequest>
type Reading = { db: Db; community: CommunityRef; now: Date }
export type OpenRequest = { id: string; memberId: string; personId: string }

const DAY = 86_400_000
const NEW_DAYS = 30

/** An open request, locked until the commit. */
export function findOpen(
  { db, community }: { db: Db; community: CommunityRef },
  which: RawBuilder<unknown>,
): Promise<OpenRequest | undefined> {
  return db.one(sql<OpenRequest>`
    select r.id, r.member_id, m.person_id from join_request r
    join member m on m.community_id = r.community_id and m.id = r.member_id and m.standing = 'requested'
    where r.community_id = ${community.id} and r.decided_at is null and ${which} for update of r`)
}

handle(listJoinRequests, {
  find: theCommunity,
  allow: isSteward,
  async run({ input, ...reading }) {
    const after = readInstant(input.after)
    const from = after ? sql`(r.at, r.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`
    return pageOf(await listOpen(reading, from, input.most + 1), input.most, (last) => cursorFrom(last.at, last.id))
  },
})

/** index join_request_queue */
function listOpen({ db, community, now }: Reading, from: RawBuilder<unknown>, most: number): Promise<Request[]> {
  return db.rows(sql<Request>`
    select r.id, r.member_id, m.name, r.answers, r.at, ${daysSince(sql`r.at`, now)} as days
    from join_request r join member m on m.community_id = r.community_id and m.id = r.member_id
    where r.community_id = ${community.id} and r.decided_at is null and ${from} order by r.at, r.id limit ${most}`)
}

const daysSince = (at: RawBuilder<unknown>, now: Date) =>
  sql`greatest(0, floor(extract(epoch from ${now}::timestamptz - ${at}) / 86400))::int`

handle(listWaiting, {
  find: theCommunity,
  allow: isSteward,
  async run({ db, actor, community, now }) {
    const [requests, newcomers, invitations] = await Promise.all([
      listOpen({ db, community, now }, sql`true`, 50),
      db.rows(sql<MemberCard & { days: number }>`
        select ${card(readerOf(actor))}, ${daysSince(sql`m.joined_at`, now)} as days from member m
        where m.community_id = ${community.id} and m.standing = 'active' and m.kind in ('member', 'guest')
          and m.joined_at > ${new Date(now.getTime() - NEW_DAYS * DAY)} order by m.joined_at desc, m.id limit 100`),
      listShown(
        { db, actor, community, now },
        sql`i.email is not null and i.uses = 0 and ${stateAt(now)} in ('open', 'expired')`,
        100,
      ),
    ])
    const days = (since: string) => Math.floor((now.getTime() - Date.parse(since)) / DAY)
    const unanswered = invitations.map((one) => ({ ...one, days: days(one.createdAt) }))
    return { requests, newcomers, unanswered }
  },
})

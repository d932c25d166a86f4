/** A link from a steward hands a placeholder to whoever holds it: 128 random bits, stored hashed, used once, newest only. */
import { sql } from 'kysely'
import type * as z from 'zod'
import { hashSecret, INSTANCE, newId, newSecret } from '#kernel/ids.ts'
import { cursorFrom, pageOf, readCursor } from '#kernel/paging.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { become } from './become.ts'
import { named, saidBy } from './claims.ts'
import { listPlaceholders, lookAtClaimLink, makeClaimLink, type Placeholder, useClaimLink } from './contract-claims.ts'
import { isInside, mayMoveIn } from './rules.ts'

const LINK_MS = 14 * 86_400_000
type Row = z.output<typeof Placeholder>

handle(listPlaceholders, {
  find: theCommunity,
  allow: mayMoveIn,
  async run({ db, community, now, input: { query, after, most } }) {
    const [name = '', id = INSTANCE] = readCursor(after, 2) ?? []
    const rows = await db.rows(sql<Row>`
      select p.id, p.name, coalesce(p.source, '') as system, ${saidBy} as messages,
        (select max(l.expires_at) from claim_link l where l.community_id = p.community_id and l.placeholder_id = p.id
          and l.used_at is null and l.expires_at > ${now}) as link_until
      from member p where p.community_id = ${community.id} and p.kind = 'placeholder' and p.claimed_by is null
        and (${query} = '' or strpos(p.name collate folded, ${query}::text) > 0)
        and (p.name collate "de-x-icu", p.id) > (${name}::text, ${id}::uuid)
      order by p.name collate "de-x-icu", p.id limit ${most + 1}`)
    return pageOf(rows, most, (last) => cursorFrom(last.name, last.id))
  },
})

handle(makeClaimLink, {
  find: ({ db, community, input }) =>
    db.one(sql<{ id: string; claimedBy: string | null }>`
      select id, claimed_by from member
      where community_id = ${community.id} and id = ${input.placeholderId} and kind = 'placeholder'`),
  allow: mayMoveIn,
  async run({ db, community, actor, found, now, house, refuse }) {
    if (found.claimedBy) throw refuse('already_claimed')
    const secret = newSecret()
    const expiresAt = new Date(now.getTime() + LINK_MS)
    db.send(sql`
      update claim_link set expires_at = least(expires_at, ${now}::timestamptz)
      where community_id = ${community.id} and placeholder_id = ${found.id} and used_at is null`)
    db.send(sql`
      insert into claim_link (community_id, id, placeholder_id, token_hash, made_by, made_at, expires_at)
      values (${community.id}, ${newId()}, ${found.id}, ${hashSecret(secret)}, ${actor.memberId}, ${now}, ${expiresAt})`)
    // In the fragment, which no server or proxy ever writes down.
    const link = `${house.baseUrl}/c/${community.slug}/claim#${secret}`
    return { link, expiresAt: expiresAt.toISOString() }
  },
})

type Linked = { id: string; madeBy: string; placeholderId: string; placeholder: Row; system: string; messages: number }

const linked = (community: string, secret: string, now: Date) => sql<Linked>`
  select l.id, l.made_by, l.placeholder_id, ${named('p')} as placeholder, coalesce(p.source, '') as system, ${saidBy} as messages
  from claim_link l join member p on p.community_id = l.community_id and p.id = l.placeholder_id and p.claimed_by is null
  where l.community_id = ${community} and l.token_hash = ${hashSecret(secret)} and l.used_at is null
    and l.expires_at > ${now}`

handle(lookAtClaimLink, {
  find: ({ db, community, input, now }) => db.one(linked(community.id, input.secret, now)),
  allow: isInside,
  run: async ({ found: { placeholder, system, messages } }) => ({ placeholder, system, messages }),
})

handle(useClaimLink, {
  find: ({ db, community, input, now }) => db.one(linked(community.id, input.secret, now)),
  allow: isInside,
  async run(about) {
    const { db, community, actor, found, now, refuse } = about
    if (found.madeBy === actor.memberId) throw refuse('not_by_yourself')
    const used = await db.one(sql`
      update claim_link set used_at = ${now}, used_by = ${actor.memberId}
      where community_id = ${community.id} and id = ${found.id} and used_at is null returning true as used`)
    if (!used) throw refuse('already_claimed')
    await become(about, found.placeholderId, actor.memberId!)
    return {}
  },
})

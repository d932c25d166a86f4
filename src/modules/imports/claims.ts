/** "Is this you?" — asked where the verified address is the same, or where a steward thinks so; two must agree. */
import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import { newId } from '#kernel/ids.ts'
import { handle, theCommunity } from '#kernel/perform.ts'
import { become } from './become.ts'
import {
  answerClaim,
  type Claim,
  claimAnswered,
  decideClaim,
  listClaims,
  myClaims,
  type Question,
} from './contract-claims.ts'
import { hashInSql } from './ledger.ts'
import { isInside, mayMoveIn } from './rules.ts'
import type { OfRun } from './run-rows.ts'

const MOST_ASKED = 10

/** Of `member p`, a placeholder: how much it said, and when last. index message_moved_in */
export const saidBy: RawBuilder<unknown> = sql`
  (select count(*)::int from (select from message m where m.community_id = p.community_id and m.author_id = p.id
    and m.seq is null limit 10000) few)`
const lastSaidBy = sql`
  (select iso(max(m.at)) from message m where m.community_id = p.community_id and m.author_id = p.id and m.seq is null)`
export const named = (alias: string): RawBuilder<unknown> =>
  sql`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)})`

/** A condition on `member p`: it may be this member. Two short lists by index, as it is asked on every first screen. */
const maybe = (community: string, me: string | null): RawBuilder<boolean> => sql`
  (p.kind = 'placeholder' and p.claimed_by is null and p.id in (
    select x.id from member me join person a on a.id = me.person_id and a.email_verified
    join member x on x.community_id = me.community_id and x.kind = 'placeholder' and x.email_hash = ${hashInSql(sql`a.email`)}
    where me.community_id = ${community} and me.id = ${me}::uuid
    union all
    select c.placeholder_id from import_claim c
    where c.community_id = ${community} and c.member_id = ${me}::uuid and c.done_at is null))`

handle(myClaims, {
  find: theCommunity,
  allow: isInside,
  async run({ db, community, actor }) {
    const items = await db.rows(sql<z.output<typeof Question>>`
      select ${named('p')} as placeholder, coalesce(p.source, '') as system, ${saidBy} as messages, ${lastSaidBy} as last_at,
        coalesce(c.answer = 'yes', false) as waits
      from member p left join import_claim c on c.community_id = p.community_id and c.placeholder_id = p.id
        and c.member_id = ${actor.memberId}::uuid
      where p.community_id = ${community.id} and ${maybe(community.id, actor.memberId)}
        and c.answer is distinct from 'no' and c.verdict is distinct from 'declined'
      order by p.created_at, p.id limit ${MOST_ASKED}`)
    return { items }
  },
})

type Asked = { id: string; verdict: 'confirmed' | 'declined' | null }

handle(answerClaim, {
  find: ({ db, community, actor, input }) =>
    db.one(sql<{ id: string }>`
      select p.id from member p where p.community_id = ${community.id} and p.id = ${input.placeholderId}
        and ${maybe(community.id, actor.memberId)}`),
  allow: isInside,
  async run(about) {
    const { db, community, actor, input, now, record } = about
    const answer = input.isMe ? 'yes' : 'no'
    const claim = await db.one(sql<Asked>`
      insert into import_claim (community_id, id, placeholder_id, member_id, answer, answered_at, made_at)
      values (${community.id}, ${newId()}, ${input.placeholderId}, ${actor.memberId}, ${answer}, ${now}, ${now})
      on conflict (community_id, placeholder_id, member_id) do update set answer = ${answer}, answered_at = ${now}
      returning id, verdict`)
    const isMine = input.isMe && claim!.verdict === 'confirmed'
    if (isMine) await become(about, input.placeholderId, actor.memberId!)
    else if (input.isMe) record(claimAnswered, null, { claimId: claim!.id })
    return { isMine }
  },
})

handle(listClaims, {
  find: theCommunity,
  allow: mayMoveIn,
  async run({ db, community }) {
    const items = await db.rows(sql<z.output<typeof Claim>>`
      select c.id, ${named('p')} as placeholder, ${named('m')} as member, coalesce(p.source, '') as system,
        ${saidBy} as messages, c.answered_at
      from import_claim c
      join member p on p.community_id = c.community_id and p.id = c.placeholder_id and p.claimed_by is null
      join member m on m.community_id = c.community_id and m.id = c.member_id and m.standing = 'active'
      where c.community_id = ${community.id} and c.answer = 'yes' and c.verdict is null
      order by c.answered_at, c.id limit 100`)
    return { items }
  },
})

type Found = {
  id: string
  placeholderId: string
  memberId: string
  verdict: string | null
  answer: string | null
  isAlone: boolean
}

/** Over `import_claim c`: there is somebody else who could confirm it. index member_steward */
const another = (me: string | null): RawBuilder<boolean> => sql`exists (
  select from member o where o.community_id = c.community_id and o.role in ('owner', 'steward') and o.standing = 'active'
    and o.id <> ${me}::uuid)`

handle(decideClaim, {
  find: ({ db, community, actor, input }) =>
    db.one(sql<Found>`
      select c.id, c.placeholder_id, c.member_id, c.verdict, c.answer, (not ${another(actor.memberId)} and exists (
        select from member p join person a on a.id = m.person_id and a.email_verified
        where p.community_id = c.community_id and p.id = c.placeholder_id and p.email_hash = ${hashInSql(sql`a.email`)})) as is_alone
      from import_claim c
      join member m on m.community_id = c.community_id and m.id = c.member_id and m.standing = 'active'
      where c.community_id = ${community.id} and c.id = ${input.claimId} for update of c`),
  allow: mayMoveIn,
  async run(about) {
    const { db, community, actor, found, input, now, refuse } = about
    // With what somebody claims come their direct conversations: nobody opens those for themselves.
    if (input.verdict === 'confirmed' && found.memberId === actor.memberId && !found.isAlone)
      throw refuse('not_by_yourself')
    if (found.verdict !== null || found.answer !== 'yes') throw refuse('already_decided')
    db.send(sql`
      update import_claim set verdict = ${input.verdict}, decided_by = ${actor.memberId}, decided_at = ${now}
      where community_id = ${community.id} and id = ${found.id}`)
    if (input.verdict === 'confirmed') await become(about, found.placeholderId, found.memberId)
    return {}
  },
})

/** Whom a steward matched is asked; their yes is all that is missing. Whoever matched themselves waits for another. */
export async function askMatched(
  { house, community, importId }: OfRun,
  { system, space }: { system: string; space: string },
): Promise<void> {
  const now = house.clock.now()
  await house.db.transaction(community.id, async (tx) => {
    const matches = await tx.rows(sql<{ placeholderId: string; memberId: string; by: string | null }>`
      select distinct i.target_id as placeholder_id, m.id as member_id, t.by from import_run r
      cross join jsonb_to_recordset(r.matches) as t(key text, "memberId" uuid, by uuid)
      join imported i on i.community_id = r.community_id and i.source = ${system} and i.source_space = ${space}
        and i.source_id = t.key and i.table_name = 'member'
      join member p on p.community_id = i.community_id and p.id = i.target_id and p.claimed_by is null
      join member m on m.community_id = r.community_id and m.id = t."memberId"
      where r.community_id = ${community.id} and r.id = ${importId}`)
    for (const { placeholderId, memberId, by } of matches) {
      const decided = by === memberId ? { verdict: null, by: null, at: null } : { verdict: 'confirmed', by, at: now }
      tx.send(sql`
        insert into import_claim (community_id, id, placeholder_id, member_id, verdict, decided_by, decided_at, made_at)
        values (${community.id}, ${newId()}, ${placeholderId}, ${memberId}, ${decided.verdict}, ${decided.by}, ${decided.at}, ${now})
        on conflict (community_id, placeholder_id, member_id) do nothing`)
    }
  })
}

/** Tokens: what acts as a member from outside, cut by scopes, shown once, stored hashed. */
import { sql } from 'kysely'
import { type Db, prepared } from '#kernel/database.ts'
import { hashSecret, newId, newSecret } from '#kernel/ids.ts'
import { handle, operationNamed, operationsHandled, theCommunity } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { when } from '#kernel/when.ts'
import { createToken, createTokenFor, listTokens, revokeToken, tokenMade, tokenRevoked } from './contract.ts'
import { findByEmail } from './find.ts'
import { mayCommand, mayHoldTokens } from './rules.ts'

const DAY = 86_400_000
const MOST = 50

type Row = { id: string; name: string; scopes: string[]; createdAt: string; expiresAt: string; usedAt: string | null }

const mine = prepared(
  (a: { community: string; member: string; now: Date }) => sql<Row>`
    select id, name, scopes, created_at, expires_at, used_at from token
    where community_id = ${a.community} and member_id = ${a.member} and revoked_at is null and expires_at > ${a.now}
    order by id desc limit ${MOST + 1}`,
)

handle(listTokens, {
  find: theCommunity,
  allow: mayHoldTokens,
  run: async ({ db, community, actor, now }) => ({
    items: await db.rows(mine({ community: community.id, member: actor.memberId!, now })),
    areas: areas(),
  }),
})

handle(createToken, {
  find: theCommunity,
  allow: mayHoldTokens,
  async run({ db, community, actor, input, now, record }) {
    const token = await makeToken(db, { community: community.id, member: actor.memberId!, ...input, now })
    record(tokenMade, null, { tokenId: token.id, memberId: actor.memberId! })
    return token
  },
})

handle(revokeToken, {
  find: ({ db, community, actor, input }) =>
    db.one(sql<{ id: string }>`
      select id from token where community_id = ${community.id} and id = ${input.tokenId}
        and member_id = ${actor.memberId}::uuid and revoked_at is null`),
  allow: mayHoldTokens,
  async run({ db, community, actor, found, now, house, record, afterCommit }) {
    db.send(sql`update token set revoked_at = ${now} where community_id = ${community.id} and id = ${found.id}`)
    record(tokenRevoked, null, { tokenId: found.id, memberId: actor.memberId! })
    afterCommit(() => house.bus.forget({ community: community.id, person: actor.personId! }))
    return {}
  },
})

handle(createTokenFor, {
  // Not by the tenancy: it would take a second connection while this transaction holds one.
  find: ({ db, input }) =>
    db.one(sql<{ id: string }>`select id from community where slug = ${input.community} and deleted_at is null`),
  allow: mayCommand,
  async run({ db, house, input, found: community, now, refuse, enter, record }) {
    const person = await findByEmail(db, input.email)
    const member = person && (await house.tenancy.activeMember(community.id, person.id))
    if (!member) throw refuse('no_such_member')
    enter(community.id)
    const token = await makeToken(db, { ...input, community: community.id, member: member.id, now })
    record(tokenMade, null, { tokenId: token.id, memberId: member.id })
    return token
  },
})

type Wish = { community: string; member: string; name: string; scopes?: string[] | undefined; days: number; now: Date }

async function makeToken(db: Db, { community, member, name, scopes = readingScopes(), days, now }: Wish) {
  if (!scopes.every(isKnownScope)) throw new Refusal('refused', 'unknown_scope')
  if ((await db.rows(mine({ community, member, now }))).length >= MOST) throw new Refusal('refused', 'too_many_tokens')
  const id = newId()
  const secret = `lst_${newSecret()}`
  const end = new Date(now.getTime() + days * DAY)
  db.send(sql`
    insert into token (community_id, id, member_id, name, token_hash, scopes, created_at, expires_at)
    values (${community}, ${id}, ${member}, ${name}, ${hashSecret(secret)}, ${scopes}, ${now}, ${end})`)
  return { id, name, scopes, createdAt: now.toISOString(), expiresAt: end.toISOString(), usedAt: null, secret }
}

/** Modules with operations for tokens; each has the word `area`. */
function areas() {
  const open = operationsHandled().filter(({ within, byToken }) => within === 'community' && byToken)
  const byModule = Map.groupBy(open, ({ module }) => module)
  return [...byModule].map(([name, operations]) => ({
    name,
    reads: operations.some(({ effect }) => effect === 'read'),
    writes: operations.some(({ effect }) => effect !== 'read'),
  }))
}

const readingScopes = (): string[] => areas().map(({ name }) => `${name}:read`)

function isKnownScope(scope: string): boolean {
  if (scope === 'private:read') return true
  const [module = '', right] = scope.split(':')
  return right === undefined ? operationNamed(scope)?.byToken === true : areas().some(({ name }) => name === module)
}

when(tokenMade, { level: 'quiet', topics: ['member:memberId'] })
when(tokenRevoked, { level: 'quiet', topics: ['member:memberId'] })

/** Who a request comes from: its session's cookie or its token. Known for a second and a half, forgotten at once. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { hashSecret } from '#kernel/ids.ts'
import type { House } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Identity } from '#kernel/tenancy.ts'
import { type Identify, sessionCookieName } from '#kernel/tenancy.ts'
import { SESSION_MS } from './sign-in.ts'

const KEPT_MS = 1_500
const MOST_KEPT = 50_000
const HOUR = 3_600_000

type Known = { at: number; who: Promise<Identity | undefined>; person?: string | null }

export function identify(house: House): Identify {
  const known = new Map<string, Known>()
  house.bus.onForget(({ person }) => {
    // What is still being looked up may have been read before the change: it is not kept either.
    for (const [hash, entry] of known) {
      if (!person || entry.person === undefined || entry.person === person) known.delete(hash)
    }
  })
  const look = (secret: string, find: (house: House, hash: string) => Promise<Identity | undefined>) => {
    const hash = hashSecret(secret)
    const entry = known.get(hash)
    if (entry && performance.now() - entry.at < KEPT_MS) return entry.who
    if (known.size > MOST_KEPT) known.clear()
    const who = find(house, hash)
    const made: Known = { at: performance.now(), who }
    known.set(hash, made)
    who.then(
      (identity) => {
        made.person = identity?.personId ?? null
      },
      () => known.delete(hash),
    )
    return who
  }
  return async ({ cookie, authorization }) => {
    if (authorization !== undefined) {
      const token = /^Bearer (lst_[\w-]{22})$/i.exec(authorization)?.[1]
      const who = token && (await look(token, findToken))
      // A token that grants nothing is told so, rather than being taken for a visitor.
      if (!who) throw new Refusal('signed_out', 'bad_token')
      return who
    }
    const session = cookie && cookieNamed(sessionCookieName(house.baseUrl), cookie)
    return session ? look(session, findSession) : undefined
  }
}

function cookieNamed(name: string, header: string): string | undefined {
  const pair = header.split(/; */).find((each) => each.startsWith(`${name}=`))
  const value = pair?.slice(name.length + 1)
  return value && /^[\w-]{10,100}$/.test(value) ? value : undefined
}

const bySession = prepared(
  (a: { hash: string; now: Date }) => sql<{ id: string; personId: string; updatedAt: string }>`
    select s.id, s.person_id, s.updated_at from session s join person p on p.id = s.person_id
    where s.token = ${a.hash} and s.expires_at > ${a.now} and p.disabled_at is null`,
)
const stretch = prepared(
  (a: { id: string; now: Date; end: Date }) => sql`
    update session set updated_at = ${a.now}, expires_at = ${a.end} where id = ${a.id}`,
)

async function findSession(house: House, hash: string): Promise<Identity | undefined> {
  const now = house.clock.now()
  const [row] = await house.db.rows(bySession({ hash, now }))
  if (!row) return undefined
  if (now.getTime() - Date.parse(row.updatedAt) > HOUR)
    await house.db.rows(stretch({ id: row.id, now, end: new Date(now.getTime() + SESSION_MS) }))
  return { via: 'session', personId: row.personId, sessionId: row.id }
}

type Owner = { communityId: string; id: string; personId: string; scopes: string[]; expiresAt: string }

const byToken = prepared((a: { hash: string }) => sql<Owner>`select * from token_owner(${a.hash}::text)`)
const used = prepared(
  (a: { community: string; id: string; now: Date; anHourAgo: Date }) => sql`
    update token set used_at = ${a.now} where community_id = ${a.community} and id = ${a.id}
      and (used_at is null or used_at < ${a.anHourAgo})`,
)

async function findToken(house: House, hash: string): Promise<Identity | undefined> {
  const now = house.clock.now()
  const [row] = await house.clerk.rows(byToken({ hash }))
  if (!row || Date.parse(row.expiresAt) <= now.getTime()) return undefined
  const { communityId: community, id, personId, scopes } = row
  await house.db.transaction(community, async (db) => {
    db.send(used({ community, id, now, anHourAgo: new Date(now.getTime() - HOUR) }))
  })
  return { via: 'token', personId, token: { id, communityId: community, scopes } }
}

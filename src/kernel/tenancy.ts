/** Who acts, and in which community: what a face knows (Identity) becomes what rules decide on (Actor). */
import type { Bus } from './bus.ts'

/** What a face knows about a caller before any community is looked at. */
export type Identity = {
  via: 'nothing' | 'session' | 'token' | 'command' | 'intent'
  personId: string | null
  sessionId?: string
  /** A token belongs to one member of one community. */
  token?: { id: string; communityId: string; scopes: readonly string[] }
}

export const visitor: Identity = { via: 'nothing', personId: null }
/** Acts by itself, when an hour has come; who stands behind it is said by the operation. */
export const theHouse: Identity = { via: 'intent', personId: null }
export const operator: Identity = { via: 'command', personId: null }

/** What a request brings along to say who calls. */
export type Credentials = { cookie?: string | undefined; authorization?: string | undefined }
export type Identify = (from: Credentials) => Promise<Identity | undefined>

/** `__Host-` binds the cookie to this very host; browsers accept the prefix on https only (RFC 6265bis). */
export const sessionCookieName = (baseUrl: string): string =>
  baseUrl.startsWith('https:') ? '__Host-leitstern' : 'leitstern'

/** Who acts in one operation. `member` and `guest` are active members of the community; all others are outside. */
export type Actor = {
  kind: 'visitor' | 'person' | 'guest' | 'member' | 'operator'
  via: Identity['via']
  personId: string | null
  memberId: string | null
  role: 'owner' | 'steward' | 'member' | null
  sessionId: string | null
  /** `null`: whatever the member may; otherwise cut by these scopes. */
  scopes: readonly string[] | null
}

export type CommunityRef = { id: string; slug: string; preset: string; language: string; timeZone: string }
export type MemberRef = { id: string; kind: 'member' | 'guest'; role: 'owner' | 'steward' | 'member' }

/** Lent by the module that keeps communities and members. */
export type Tenancy = {
  communityBySlug(slug: string): Promise<CommunityRef | undefined>
  /** Only while the member is active. */
  activeMember(community: string, person: string): Promise<MemberRef | undefined>
}

/** Keeps look-ups and drops them as soon as the bus says that rights changed; every `find` checks the standing itself besides. */
export function cachedTenancy(of: Tenancy, bus: Bus): Tenancy {
  const communities: Kept<CommunityRef | undefined> = new Map()
  const members: Kept<MemberRef | undefined> = new Map()
  const keep = keeper(bus.keepsRightsMs)
  bus.onForget(({ community, person }) => {
    communities.clear()
    for (const key of members.keys()) {
      if ((!community || key.startsWith(community)) && (!person || key.endsWith(person))) members.delete(key)
    }
  })
  return {
    communityBySlug: (slug) => keep(communities, slug, () => of.communityBySlug(slug)),
    activeMember: (community, person) =>
      keep(members, `${community}:${person}`, () => of.activeMember(community, person)),
  }
}

type Kept<T> = Map<string, { at: number; value: Promise<T> }>

const keeper =
  (mostMs: number) =>
  <T>(kept: Kept<T>, key: string, make: () => Promise<T>): Promise<T> => {
    const now = performance.now()
    const known = kept.get(key)
    if (known && now - known.at < mostMs) return known.value
    if (kept.size > 50_000) kept.clear()
    const value = make()
    kept.set(key, { at: now, value })
    value.catch(() => kept.delete(key))
    return value
  }

export async function actorIn(tenancy: Tenancy, who: Identity, community: CommunityRef | null): Promise<Actor> {
  const outside: Actor = {
    kind: who.via === 'command' ? 'operator' : who.personId ? 'person' : 'visitor',
    via: who.via,
    personId: who.personId,
    memberId: null,
    role: null,
    sessionId: who.sessionId ?? null,
    scopes: who.token?.scopes ?? null,
  }
  if (!community || !who.personId) return outside
  if (who.token && who.token.communityId !== community.id) return { ...outside, kind: 'visitor', personId: null }
  const member = await tenancy.activeMember(community.id, who.personId)
  return member ? { ...outside, kind: member.kind, memberId: member.id, role: member.role } : outside
}

/** Erasing somebody: each module lets go of what it keeps of them, in one transaction per community. */
import { sql } from 'kysely'
import { allKeepings, type LettingGo } from '#kernel/keeping.ts'
import { appendToLog, type Recorded } from '#kernel/log.ts'
import { type House, handle } from '#kernel/perform.ts'
import { Refusal } from '#kernel/refusal.ts'
import { findMyKey, forgetPerson, mayUseOwnAccount, mustProve } from '#modules/people/offers.ts'
import { eraseAccount, eraseMembership } from './contract.ts'
import { listPlaces, type Place } from './places.ts'

type Chosen = 'kept' | 'removed'
/** One line of the list that outlives the database. */
export type Erased = (Whom & { at: string }) | { person: string; at: string }

handle(eraseMembership, {
  async find(about) {
    const known = await findMyKey(about)
    if (!known.me) return { ...known, place: undefined }
    const places = await listPlaces(about.house, known.me.id)
    const place = places.find(({ communityId }) => communityId === about.input.communityId)
    return place && { ...known, place }
  },
  allow: mayUseOwnAccount,
  async prepare({ input, house, found, now, actor, refuse }) {
    await mustProve({ house, now, found, refuse, actor }, input.password)
  },
  async run({ db, input, house, found, now, record, enter, afterCommit }) {
    const { communityId: community, memberId: member } = found.place!
    enter(community)
    const whom = { community, member, words: input.words }
    const erased = await letGo({ db, now, record, ...whom })
    if (!erased) throw new Refusal('not_found')
    note(house, whom)
    afterCommit(() => house.bus.forget({ community, person: found.me!.id }))
    return {}
  },
})

handle(eraseAccount, {
  find: findMyKey,
  allow: mayUseOwnAccount,
  /** Place by place, each for good: what breaks off goes on where it stopped when it is asked again. */
  async prepare({ input, house, found, now, actor, refuse }) {
    await mustProve({ house, now, found, refuse, actor }, input.password)
    const places = await listPlaces(house, found.me!.id)
    for (const place of places) await mustNotBeLastOwner(house, place)
    for (const { communityId: community, memberId: member } of places) {
      note(house, { community, member, words: input.words })
      await eraseMember(house, { community, member, words: input.words })
    }
  },
  async run({ db, house, found, now, afterCommit, setSession }) {
    const person = found.me!.id
    house.erasures.add(JSON.stringify({ person, at: now.toISOString() } satisfies Erased))
    db.send(sql`delete from verification where value like ${`%${person}%`} or value like ${`%${found.me!.email}%`}`)
    db.send(sql`delete from person where id = ${person}`) // sessions and credentials go with it
    setSession(null)
    afterCommit(() => forgetPerson(house, person))
    return {}
  },
})

/** Written down before the commit: erased once too often is better than not at all. */
function note(house: House, whom: Whom): void {
  house.erasures.add(JSON.stringify({ ...whom, at: house.clock.now().toISOString() } satisfies Erased))
}

type Whom = { community: string; member: string; words: Chosen }

/** False where there is nobody (left) to erase. `again`: as it was done before, whoever owns the community by now. */
export async function eraseMember(house: House, whom: Whom, isAgain?: 'again'): Promise<boolean> {
  const { community, member, words } = whom
  const now = house.clock.now()
  const recorded: Recorded[] = []
  const record: LettingGo['record'] = (activity, subjectId, data) =>
    void recorded.push({ kind: activity.kind, subjectId, data: activity.data.parse(data) as Record<string, unknown> })
  const erased = await house.db.transaction(community, async (tx) => {
    const personId = await letGo({ db: tx, community, member, words, now, record }, isAgain)
    if (!personId) return undefined
    const appending = appendToLog(tx, { community, actor: null, operation: eraseMembership.name, at: now }, recorded)
    appending.catch(() => {}) // the commit reports it
    return { personId, appending }
  })
  if (!erased) return false
  house.bus.forget({ community, person: erased.personId })
  house.bus.wake({ community, seq: await erased.appending, recorded })
  return true
}

/** Answers whose member it was. */
async function letGo({ words, ...of }: LettingGo & { words: Chosen }, isAgain?: 'again'): Promise<string | undefined> {
  const { db, community, member } = of
  db.send(ownersOneByOne(community))
  const found = await db.one(sql<{ personId: string; isLastOwner: boolean }>`
    select m.person_id, m.role = 'owner' and m.standing = 'active' and not exists (select from member o
      where o.community_id = m.community_id and o.id <> m.id and o.role = 'owner' and o.standing = 'active')
      and not exists (select from community c where c.id = m.community_id and c.arriving_since is not null) as is_last_owner
    from member m where m.community_id = ${community} and m.id = ${member} and m.person_id is not null for update`)
  if (!found) return undefined
  if (found.isLastOwner && !isAgain) throw new Refusal('refused', 'last_owner')
  if (words === 'removed') for (const { removeWords } of allKeepings()) await removeWords?.(of)
  for (const { forget } of allKeepings()) await forget?.(of)
  if (found.isLastOwner) db.send(nextOwner(community))
  return found.personId
}

/** In a restored database they may not have handed over yet: the longest steward does, else the longest member. */
const nextOwner = (community: string) => sql`
  update member set role = 'owner' where community_id = ${community} and id = (select id from member
    where community_id = ${community} and standing = 'active' and kind = 'member'
    order by role <> 'steward', joined_at, id limit 1)`

/** The same lock as in communities/standing.ts: who stops being an owner does so one after the other. */
const ownersOneByOne = (community: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`owners of ${community}`}, 0))`

async function mustNotBeLastOwner(house: House, { communityId, memberId, role, standing }: Place) {
  if (role !== 'owner' || standing !== 'active') return
  const other = await house.db.transaction(communityId, (tx) =>
    tx.one(sql`select true as other from member where community_id = ${communityId} and id <> ${memberId}
      and role = 'owner' and standing = 'active'
      union all select true from community where id = ${communityId} and arriving_since is not null limit 1`),
  )
  if (!other) throw new Refusal('refused', 'last_owner')
}

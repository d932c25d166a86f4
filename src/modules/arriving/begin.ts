/** Somebody who may found brings a community: its archive gets a place, hidden from all lists, until it is at home. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { newId } from '#kernel/ids.ts'
import { type House, handle } from '#kernel/perform.ts'
import { createCommunity } from '#modules/communities/offers.ts'
import { findFounder, mayFound, mustBeAllowed } from '#modules/founding/offers.ts'
import { receiveWhole } from '#modules/imports/offers.ts'
import { findMyself, mayUseOwnAccount } from '#modules/people/offers.ts'
import { begin, listMine, MOST_UNDERWAY } from './contract.ts'

handle(begin, {
  find: findFounder,
  allow: mayFound,
  async run(beginning) {
    const { db, input, found: founder, house, now, made, refuse } = beginning
    await mustBeAllowed(beginning)
    // Of two at once the second waits here, and counts the first.
    const person = await db.one(sql<{ name: string; language: 'de' | 'en' }>`
      select name, language from person where id = ${founder.id} for no key update`)
    if ((await listUnderway(house, db, founder.id)).length >= MOST_UNDERWAY) throw refuse('too_many_arrivals')
    const slug = `arriving-${newId()}`
    const community = await createCommunity(beginning, {
      ...{ slug, name: nameOf(input.name), preset: 'closed', color: '#12908e', mission: '' },
      language: person!.language,
      owner: { personId: founder.id, name: person!.name.trim() || '?' },
    })
    made(community.id)
    db.send(sql`update community set arriving_since = ${now} where id = ${community.id}`)
    const { id, memberId } = community
    return { slug, importId: receiveWhole({ db, community: id, memberId, now, ...input }) }
  },
  again: async ({ house, ref }) =>
    (await house.db.transaction(ref, (tx) =>
      tx.one(sql<{ slug: string; importId: string }>`
        select c.slug, r.id as import_id from community c join import_run r on r.community_id = c.id and r.is_whole
        where c.id = ${ref}`),
    ))!,
})

/** Of its file, until it has one of its own. */
const nameOf = (file: string): string =>
  [...file.replace(/\.zip$/i, '').replace(/\p{Cc}/gu, '')].slice(0, 120).join('').trim() || '…'

handle(listMine, {
  find: findMyself,
  allow: mayUseOwnAccount,
  run: async ({ db, house, found }) => ({ items: await listUnderway(house, db, found.me!.id) }),
})

type Underway = { slug: string; name: string; startedAt: string }

async function listUnderway({ clerk }: House, db: Db, person: string): Promise<Underway[]> {
  const mine = await clerk.rows(sql<{ id: string }>`
    select community_id as id from communities_of(${person}::uuid) where role = 'owner' and standing = 'active'`)
  return db.rows(sql<Underway>`
    select slug, name, arriving_since as started_at from community
    where id = any(${mine.map(({ id }) => id)}::uuid[]) and arriving_since is not null order by arriving_since`)
}

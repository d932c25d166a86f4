/** Where something of a person is kept. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { type House, handle } from '#kernel/perform.ts'
import { findMyself, mayUseOwnAccount } from '#modules/people/offers.ts'
import { listMyPlaces, type MyPlace } from './contract.ts'

export type Place = { communityId: string; memberId: string; role: string; standing: string }

/** By the clerk: all places, those left behind too. */
const placesOf = prepared(
  (a: { person: string }) => sql<Place>`
    select community_id, member_id, role, standing from communities_of(${a.person}::uuid) order by community_id`,
)
export const listPlaces = ({ clerk }: House, person: string): Promise<Place[]> => clerk.rows(placesOf({ person }))

type Shown = Pick<MyPlace, 'slug' | 'name' | 'messages'> & { owners: number; isArriving: boolean }
const MOST_COUNTED = 10_000

const shownOf = prepared(
  (a: { community: string; member: string }) => sql<Shown>`
    select c.slug, c.name,
      (select count(*)::int from (select from message m where m.community_id = c.id and m.author_id = ${a.member}
        and m.deleted_at is null limit ${sql.lit(MOST_COUNTED)}) few) as messages,
      c.arriving_since is not null as is_arriving,
      (select count(*)::int from member o where o.community_id = c.id and o.role = 'owner' and o.standing = 'active') as owners
    from community c where c.id = ${a.community}`,
)

handle(listMyPlaces, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run({ db, enter, house, found }) {
    const items: MyPlace[] = []
    for (const { communityId, memberId, role, standing } of await listPlaces(house, found.me!.id)) {
      enter(communityId)
      const { owners, isArriving, ...shown } = (await db.one(shownOf({ community: communityId, member: memberId })))!
      // Of what is not here yet nobody else could be the owner: it goes by itself when nobody goes on with it.
      if (isArriving) continue
      const isLastOwner = role === 'owner' && standing === 'active' && owners === 1
      items.push({ communityId, standing, isLastOwner, ...shown })
    }
    return { items }
  },
})

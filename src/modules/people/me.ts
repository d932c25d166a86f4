/** The own account. */
import { sql } from 'kysely'
import { prepared } from '#kernel/database.ts'
import { handle } from '#kernel/perform.ts'
import { type Me, me, updateMe } from './contract.ts'
import { findMyKey, findMyself } from './find.ts'
import { makeLink } from './links.ts'
import { mustKnowPassword } from './password.ts'
import { mayUseOwnAccount } from './rules.ts'
import { letterAfterCommit } from './send.ts'
import { countTry } from './tries.ts'

type Place = { communityId: string; memberId: string; kind: string; role: string; standing: string; unseen: number }
type Shown = Omit<Me['communities'][number], keyof Place> & { id: string }

/** By the clerk: my places in all communities, and how much is unseen in each. */
const placesOf = prepared(
  (a: { person: string }) => sql<Place>`
    select m.community_id, m.member_id, m.kind, m.role, m.standing, coalesce(b.unseen, 0)::integer as unseen
    from communities_of(${a.person}::uuid) m left join badges_of(${a.person}::uuid) b on b.community_id = m.community_id
    where m.standing in ('active', 'requested', 'paused', 'suspended')`,
)
const shownOf = prepared(
  (a: { ids: string[] }) => sql<Shown>`
    select id, slug, name, accent_light, accent_dark, logo_file_id from community
    where id = any(${a.ids}::uuid[]) and arriving_since is null order by name, id`,
)
const hasPassword = prepared(
  (a: { person: string }) => sql`
    select from credential where person_id = ${a.person} and provider_id = 'credential' and password is not null`,
)

handle(me, {
  find: findMyself,
  allow: mayUseOwnAccount,
  async run({ db, house, found }) {
    const { disabledAt: _, ...account } = found.me!
    const places = await house.clerk.rows(placesOf({ person: account.id }))
    const placeOf = new Map(places.map(({ communityId, ...place }) => [communityId, place]))
    const [password, communities] = await Promise.all([
      db.one(hasPassword({ person: account.id })),
      db.rows(shownOf({ ids: [...placeOf.keys()] })),
    ])
    return {
      ...account,
      hasPassword: password !== undefined,
      communities: communities.map((shown) => ({ ...shown, ...placeOf.get(shown.id)! })),
    }
  },
})

handle(updateMe, {
  find: findMyKey,
  allow: mayUseOwnAccount,
  async prepare({ input, now, house, found, refuse }) {
    if (input.email === undefined || input.email === found.me!.email) return null
    countTry(house, 'letter', input.email, now)
    await mustKnowPassword({ house, now, found, refuse }, input.password)
    return { hash: found.hash }
  },
  async run(changing) {
    const { db, input, found, prepared, now, refuse } = changing
    const account = found.me!
    const { language = account.language, timeZone = account.timeZone, email } = input
    if (prepared && email) {
      if (prepared.hash !== found.hash) throw refuse('wrong_password')
      // The same whether or not someone has that address: only its mailbox learns more.
      const granted = { purpose: 'email' as const, personId: account.id, email, oldEmail: account.email }
      const path = `/sign-in/link#${makeLink(db, now, granted)}`
      letterAfterCommit(changing, 'newEmail', { to: email, language, path })
    }
    db.send(sql`update person set language = ${language}, time_zone = ${timeZone}, updated_at = ${now}
      where id = ${account.id}`)
    return {}
  },
})

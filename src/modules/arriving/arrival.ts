/** Going on with a community that comes: under which name and address it moves in, or that it goes away again. */
import { sql } from 'kysely'
import type { Operation } from '#kernel/contract.ts'
import { handle, type RunContext } from '#kernel/perform.ts'
import { reserved } from '#modules/founding/offers.ts'
import { setGoing } from '#modules/imports/offers.ts'
import { findArrival, othersAreIn, shownArrival } from './arrival-rows.ts'
import { discard, getArrival, start, undo } from './contract.ts'
import { removeSoon } from './remove.ts'
import { isOwner } from './rules.ts'

handle(getArrival, {
  find: findArrival,
  allow: isOwner,
  run: ({ db, found, now }) => shownArrival(db, found, now),
})

handle(start, {
  find: findArrival,
  allow: isOwner,
  conflicts: { community_slug_key: 'slug_taken' },
  async run(about) {
    const { db, input, found, community, actor, now, house, refuse, afterCommit } = about
    if (found.state !== 'analysed') throw refuse('not_now')
    if (reserved.has(input.slug)) throw refuse('slug_reserved')
    // Awaited, so that a taken slug is what the caller learns.
    await db.rows(sql`update community set slug = ${input.slug}, name = ${input.name} where id = ${community.id}`)
    db.send(sql`
      update member set name = ${input.myName} where community_id = ${community.id} and id = ${actor.memberId}`)
    // Found by its new address from here on, by whoever goes on with it too.
    const renamed = { ...community, slug: input.slug }
    afterCommit(() => house.bus.forget({ community: community.id }))
    await setGoing({ ...about, community: renamed }, found.importId, { from: 'analysed', to: 'running' })
    const { slug, name, myName } = input
    return shownArrival(db, { ...found, slug, name, myName, state: 'running' }, now)
  },
})

handle(discard, {
  find: findArrival,
  allow: isOwner,
  async run(about) {
    const { db, found, now, refuse } = about
    if (!(await shownArrival(db, found, now)).can.discard) throw refuse('not_now')
    await takeAway(about)
    return {}
  },
})

handle(undo, {
  find: findArrival,
  allow: isOwner,
  async run(about) {
    const { db, found, input, now, refuse } = about
    if (found.isArriving || found.state !== 'done') throw refuse('not_now')
    if (input.name.trim() !== found.name.trim()) throw refuse('wrong_name')
    if ((await shownArrival(db, found, now)).keptBy === 'time') throw refuse('too_late')
    await takeAway(about)
    return {}
  },
})

type About = Pick<
  RunContext<Operation, unknown>,
  'db' | 'community' | 'actor' | 'now' | 'refuse' | 'house' | 'afterCommit'
>

/** Whoever joins at the same moment either waits for this lock, or is seen after it. */
async function takeAway({ db, community, actor, now, refuse, house, afterCommit }: About): Promise<void> {
  await db.rows(sql`select from community where id = ${community.id} for update`)
  const others = await db.one(sql`
    select from community c where c.id = ${community.id} and ${othersAreIn(actor.memberId)}`)
  if (others) throw refuse('others_are_in')
  db.send(sql`
    update community set deleted_at = ${now}, removed_at = ${now}, arriving_since = null, slug = ${`gone-${community.id}`}
    where id = ${community.id}`)
  afterCommit(() => {
    house.bus.forget({ community: community.id })
    removeSoon(house, community.id)
  })
}

/** Founding a community: all of it or nothing, in one transaction. */
import { sql } from 'kysely'
import type { Db } from '#kernel/database.ts'
import { type House, handle, type RunContext } from '#kernel/perform.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { createChannel } from '#modules/chat/offers.ts'
import { createCommunity } from '#modules/communities/offers.ts'
import { foundMission } from '#modules/mission/offers.ts'
import { settingsOf } from '#modules/people/offers.ts'
import type { Purpose } from '#modules/subjects/contract.ts'
import { found, suggestSlug } from './contract.ts'
import { mayFound } from './rules.ts'
import { reserved, slugOf, withSuffix } from './slug.ts'

type Founder = { id: string; emailVerified: boolean; isOperator: boolean }
type Founding = RunContext<typeof found, Founder>

handle(found, {
  find: findFounder,
  allow: mayFound,
  conflicts: { community_slug_key: 'slug_taken' },
  async run(founding) {
    const { db, input, made, refuse } = founding
    await mustBeAllowed(founding)
    const slug = input.slug ?? (await freeSlug(db, input.name))
    if (reserved.has(slug)) throw refuse('slug_reserved')
    const { name, preset, language, timeZone, color, mission, joiningQuestions } = input
    const owner = { personId: founding.found.id, name: input.me.name }
    const community = await createCommunity(founding, {
      ...{ slug, name, preset, language, timeZone, color, mission, joiningQuestions },
      owner,
    })
    made(community.id)
    return { ...community, slug, ...(await furnish(founding, { ...community, slug })) }
  },
})

type Made = { id: string; memberId: string; slug: string }

/** What stands in it from the first day, made by the founder as the member they have just become. */
async function furnish(founding: Founding, { id, memberId, slug }: Made) {
  const { input, actor: person } = founding
  const actor: Actor = { ...person, kind: 'member', memberId, role: 'owner' }
  const community = { id, slug, preset: input.preset, language: input.language, timeZone: input.timeZone }
  const making = { ...founding, community, actor }
  const carried = <Goal>(goal: Goal) => ({ ...goal, ownerId: memberId })
  const { mission, values } = input
  const goals = [...(input.goal ? [input.goal] : []), ...input.moreGoals].map(carried)
  const { goalIds } = await foundMission(making, { mission, values, goals })
  const goalId = input.goal ? goalIds[0]! : null
  const channelIds: string[] = []
  for (const { purpose: kind, ...channel } of input.channels) {
    const purpose = purposeOf(kind, goalId)
    channelIds.push(await createChannel(making, { ...channel, ...purpose, audience: 'community', joins: [memberId] }))
  }
  return { goalId, channelIds }
}

/** A channel about the first goal is for nothing in particular where that was put off. */
function purposeOf(kind: 'goal' | 'care' | 'operations' | null, goalId: string | null): { purpose?: Purpose } {
  if (kind === 'goal') return goalId ? { purpose: { kind, id: goalId } } : {}
  return kind ? { purpose: { kind } } : {}
}

/** Within the instance nobody is a member yet: the signed-in account itself. */
async function findFounder({ db, actor }: { db: Db; actor: Actor }): Promise<Founder | undefined> {
  if (actor.personId === null) return undefined
  return db.one(sql<Founder>`
    select id, email_verified, is_operator from person where id = ${actor.personId} and disabled_at is null`)
}

type Asking = { db: Db; house: House; found: Founder; refuse(code: string): Refusal }

/** The operator decides who may: everyone, who is a member somewhere already, or only operators. */
async function mustBeAllowed({ db, house, found: founder, refuse }: Asking): Promise<void> {
  if (!founder.emailVerified) throw refuse('address_not_verified')
  const { found: who } = await settingsOf(db)
  if (who === 'open' || founder.isOperator) return
  if (who === 'operator') throw refuse('founding_by_operator')
  const [member] = await house.clerk.rows(sql`
    select from communities_of(${founder.id}::uuid) where standing = 'active' and kind = 'member' limit 1`)
  if (!member) throw refuse('founding_by_invited')
}

handle(suggestSlug, {
  find: findFounder,
  allow: mayFound,
  run: async ({ db, input }) => ({ slug: await freeSlug(db, input.name) }),
})

/** The name as an address, with the first number that is free; a twin at the same moment is refused by the constraint. */
async function freeSlug(db: Db, name: string): Promise<string> {
  const base = slugOf(name)
  const wanted = Array.from({ length: 200 }, (_, n) => withSuffix(base, n + 1))
  const taken = await db.rows(sql<{ slug: string }>`select slug from community where slug = any(${wanted}::text[])`)
  const known = new Set(taken.map(({ slug }) => slug))
  return wanted.find((slug) => !known.has(slug)) ?? withSuffix(base, Math.floor(Math.random() * 1e9) + 1_000)
}

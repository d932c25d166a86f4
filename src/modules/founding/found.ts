/** Founding a community: all of it or nothing, in one transaction. */
import { handle, type RunContext } from '#kernel/perform.ts'
import type { Actor } from '#kernel/tenancy.ts'
import { createChannel } from '#modules/chat/offers.ts'
import { createCommunity } from '#modules/communities/offers.ts'
import { foundMission } from '#modules/mission/offers.ts'
import type { Purpose } from '#modules/subjects/contract.ts'
import { found, suggestSlug } from './contract.ts'
import { type Founder, findFounder, freeSlug, mustBeAllowed } from './founder.ts'
import { mayFound } from './rules.ts'
import { reserved } from './slug.ts'

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

handle(suggestSlug, {
  find: findFounder,
  allow: mayFound,
  run: async ({ db, input }) => ({ slug: await freeSlug(db, input.name) }),
})

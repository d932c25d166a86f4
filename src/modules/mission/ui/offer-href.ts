/** Where an offer leads: right to where it is done. Pure. */
import { inCommunity } from '#web/community.ts'
import type { Offer } from '../contract-home.ts'

type Leading = Pick<Offer, 'kind' | 'target' | 'metricId' | 'readingId'>

/** `elsewhere`: below the community, of what waits in another module. */
export function offerHref({ target, metricId, readingId }: Leading, slug: string, elsewhere = ''): string {
  const id = target.id ?? ''
  const goal = readingId ? `?metric=${metricId}&reading=${readingId}` : metricId ? `?record=${metricId}` : ''
  return {
    charter: inCommunity(slug, 'charter'),
    queue: inCommunity(slug, 'people', 'queue'),
    waiting: inCommunity(slug, elsewhere),
    channel: inCommunity(slug, 'talk', id),
    new_goal: inCommunity(slug, 'goals', 'new'),
    invite: inCommunity(slug, 'people', 'invite'),
    profile: inCommunity(slug, 'profile'),
    goal: inCommunity(slug, 'goals', id) + goal,
    member: inCommunity(slug, 'people', id),
  }[target.screen]
}
